"""The release is the truth for what is graded; the student's cells are put into it by id.

nbgrader's own way drops a whole run over one copied cell, and loses a deleted one. Here a copy is shown beside, a deleted or
edited check cell comes back, and ids, tags and grades that a submitted file claims count for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from nbformat import NotebookNode, from_dict
from nbgrader.preprocessors import NbGraderPreprocessor

from .bench import BENCH, place_of
from .tame import harmless

Cell = dict[str, Any]


class Normalise(NbGraderPreprocessor):  # type: ignore[misc]
    """In the place of nbgrader's ClearOutput and DeduplicateIds."""

    def __call__(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Always: `enabled` cannot switch it off."""
        names, exporter, node = resources["nbgrader"], cast(Any, self.parent), cast(Any, from_dict)
        place = place_of(exporter.parent.coursedir, names["assignment"], names["student"])
        skeleton = BENCH.cells(BENCH.assignment(place.solution))
        nb.cells = [node(cell) for cell in merge(nb.cells, skeleton)]
        nb.metadata = node({"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}})
        nb.nbformat, nb.nbformat_minor = 4, 5
        return nb, resources


def merge(student: Sequence[Cell], skeleton: Sequence[Cell]) -> list[Cell]:
    """The cells to grade and to show: all graded ones in the release's order, each of the student's others where it stood."""
    claims = _claims(student, skeleton)
    chosen = {k: _choose([i for i, claim in enumerate(claims) if claim == k], student, skeleton[k]) for k in {c for c in claims if c is not None}}
    behind: dict[int, list[Cell]] = {}
    last = -1
    for i, (cell, claim) in enumerate(zip(student, claims, strict=True)):
        last = last if claim is None else claim
        if claim is None or not _shown_in_place(cell, i, chosen[claim], skeleton[claim]):
            behind.setdefault(last, []).append(_extra(cell, i))
    cells = list(behind.pop(-1, []))
    for k, own in enumerate(skeleton):
        given = student[chosen[k]] if k in chosen else None
        if _kind(own) == "answer" and (given is None or given["source"] == own["source"]):
            given = _answer_behind(behind, k if given is not None else k - 1) or given
        if given is not None or _kind(own) != "plain":
            cells.append(_filled(own, given))
        cells += behind.pop(k, [])
    return cells


def _kind(cell: Cell) -> str:
    """What a released cell is: "check", "answer" (written, for a person), "solution" (code) or "plain"."""
    marks = cell["metadata"].get("nbgrader")
    if marks is None:
        return "plain"
    return ("answer" if marks["grade"] else "solution") if marks["solution"] else "check"


def _claims(student: Sequence[Cell], skeleton: Sequence[Cell]) -> list[int | None]:
    """Which cell of the release each of the student's is; None for one of the student's own."""
    by_id = {c["id"]: k for k, c in enumerate(skeleton)}
    by_text = {c["source"]: k for k, c in enumerate(skeleton) if _kind(c) == "plain"}
    found: list[int | None] = []
    for cell in student:
        names = cell["metadata"]["submitted"]
        found.append(by_id.get(names["id"], by_id.get(names["grade_id"], by_text.get(cell["source"]))))
    return found


def _choose(candidates: list[int], student: Sequence[Cell], own: Cell) -> int:
    """Of several copies the last one that was written in."""
    written = [i for i in candidates if student[i]["source"] != own["source"]]
    return written[-1] if written and _kind(own) in ("answer", "solution") else candidates[0]


def _shown_in_place(cell: Cell, index: int, chosen: int, own: Cell) -> bool:
    """Whether nothing of a cell is lost when it is not shown apart: it is the one put in, or a mere copy of the release."""
    if _kind(own) == "check":
        return bool(cell["source"] == own["source"])
    return index == chosen or bool(cell["source"] == own["source"])


def _answer_behind(behind: dict[int, list[Cell]], k: int) -> Cell | None:
    """An answer that was written into new cells behind the one that asks."""
    texts = [c for c in behind.get(k, []) if c["cell_type"] == "markdown" and c["source"].strip()]
    if not texts:
        return None
    behind[k] = [c for c in behind[k] if c not in texts]
    pictures = {name: p for c in texts for name, p in c.get("attachments", {}).items()}
    return {"source": "\n\n".join(c["source"] for c in texts)} | ({"attachments": pictures} if pictures else {})


def _filled(own: Cell, given: Cell | None) -> Cell:
    """A cell of the release with the student's text; the metadata are the release's."""
    kind = _kind(own)
    source = own["source"] if given is None or kind == "check" else given["source"]
    markdown = own["cell_type"] == "markdown"
    cell = {**own, "source": harmless(source) if markdown and source != own["source"] else source}
    if not markdown:
        return cell | {"execution_count": None, "outputs": [] if given is None or kind == "check" else list(given.get("outputs", []))}
    pictures = (given or {}).get("attachments")
    return cell | ({"attachments": pictures} if pictures else {})


def _extra(cell: Cell, index: int) -> Cell:
    """One of the student's own cells: it claims nothing."""
    source = cell["source"] if cell["cell_type"] == "code" else harmless(cell["source"])
    return {**cell, "id": f"own-{index:04d}", "metadata": {}, "source": source}
