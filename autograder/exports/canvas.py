"""Canvas: a table for Gradebook, Import. One column, the assignment's points as far as they are judged.

Canvas finds a student by its own id, else by the SIS user id, else by the login, else by name; without a roster the name of the
student's folder stands as login.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..verdict import Report
from .rows import judged, scored, title, write

HEADER = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


@dataclass(frozen=True)
class Learner:
    """A student as Canvas's own export of the gradebook writes them; what is not known stays empty."""

    name: str = ""
    id: str = ""
    sis_user: str = ""
    login: str = ""
    section: str = ""


def grades(reports: Sequence[Report], roster: Mapping[str, Learner] | None = None, column: str = "") -> str:
    """The table; `roster` by our names, `column` as Canvas writes it ("Backprop (1234)") for an assignment that exists there.

    Students with an exercise without a score have no row (`rows.left_out`). Raises AuthorError on reports that do not belong together.
    """
    kept = scored(reports)
    if not reports:
        return write([HEADER])
    first = reports[0]
    rows = [[*HEADER, column or title(first)], ["Points Possible", "", "", "", "", f"{judged(first):g}"]]
    return write([*rows, *(_row(r, (roster or {}).get(r.student, Learner(r.student, login=r.student))) for r in kept)])


def _row(report: Report, learner: Learner) -> list[str]:
    return [learner.name or report.student, learner.id, learner.sis_user, learner.login, learner.section, f"{report.score:g}"]
