"""What may be shown of a report: the one place that hides hidden things.

Renderers see `Sheet`, `Card` and `Finding`, never a report. Of a hidden case these hold its name, its verdict, hint and
diagnosis, the class of an exception if it is a public one, and a line if it reads like one: student code has seen the inputs
and may have put them into any other word. Whatever a student could have written is one line, capped; escaping is the renderer's.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .feedback_figures import Scale, scale_of
from .feedback_played import Play, play_of
from .feedback_training import Training, training_of
from .feedback_words import IN_PLACE, UNKNOWN, Words, listed, words_for
from .verdict import EPISODES, CaseResult, ExerciseResult, Report, Verdict

LINE, MANY = 400, 20  # characters of a sentence, and how many of one kind are shown
PUBLIC = {name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)} | {
    "AxisError", "LinAlgError", "UFuncTypeError", "OutOfMemoryError", "MissingName", "Forbidden", "WireError", "Overtime",
}  # fmt: skip
_PLACE = re.compile(r"(?:[a-z]{1,10} )?\d{1,5}(?:, line \d{1,6})?")
_SKIPPED = re.compile(r"(.+) was skipped: (.+)", re.DOTALL)
_OWN = ("it ends the process or takes too long",)
_WAITS = re.compile(r"waits for (\w+), which is not right yet")
_OPEN = (Verdict.PENDING, Verdict.OURS)


@dataclass(frozen=True)
class Named:
    """A case by name, its hint, and what came there, with values: empty for a hidden case."""

    name: str
    hidden: bool
    said: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Finding:
    """What is to be said once of all cases of an exercise that failed alike. `known`: its cause is a slip that others made before."""

    cases: tuple[Named, ...]
    verdict: Verdict
    words: Words
    raised: str = ""
    cause: str = ""
    known: bool = False

    @property
    def hint(self) -> str:
        """The hint that all its cases share."""
        hints = {c.hint for c in self.cases}
        return self.cases[0].hint if len(hints) == 1 else ""

    @property
    def advice(self) -> str:
        """What to try, where neither author nor diagnosis knows better."""
        return "" if self.known or any(c.hint for c in self.cases) else self.words.advice


@dataclass(frozen=True)
class Card:
    """One exercise. `state` is "right", "part", "wrong", "missing", "pending" or "ours"."""

    name: str
    about: str
    points: float
    score: float | None
    verdict: Verdict
    state: str
    words: Words
    right: tuple[str, ...]
    findings: tuple[Finding, ...]
    waits: tuple[str, ...]
    notes: tuple[str, ...]
    scale: Scale | None = None
    training: Training | None = None
    play: Play | None = None

    @property
    def untouched(self) -> bool:
        """Nothing is there, and nothing else is to be said of it."""
        return self.state == "missing" and not self.notes and not self.training and all(f.verdict is Verdict.MISSING and not f.cause for f in self.findings)

    @property
    def count(self) -> int:
        """How many cases it has."""
        return len(self.right) + sum(len(f.cases) for f in self.findings)


@dataclass(frozen=True)
class Sheet:
    """All that a page shows. `blank`: nothing was there to grade, for the reason that stands in the notes."""

    assignment: str
    student: str
    seed_id: str
    score: float
    points: float
    pending: float
    ours: float
    cards: tuple[Card, ...]
    notes: tuple[str, ...]
    blank: bool


def sheet(report: Report, about: Mapping[str, str], show_hidden: bool = False) -> Sheet:
    """What may be shown of a report; with `show_hidden` all of it, for the instructor alone."""
    cards = tuple(card(e, about.get(e.name, ""), show_hidden) for e in report.exercises)
    ours = sum(e.points for e in report.exercises if e.verdict is Verdict.OURS)
    return Sheet(
        one_line(report.assignment), one_line(report.student), one_line(report.seed_id), report.score, report.max_score,
        report.pending, ours, cards, tuple(map(one_line, report.notes[:MANY])), _blank(report),
    )  # fmt: skip


def _blank(report: Report) -> bool:
    judged = [e for e in report.exercises if e.verdict is not Verdict.PENDING]
    return bool(report.notes) and bool(judged) and all(not e.cases for e in judged)


def card(result: ExerciseResult, about: str = "", show_hidden: bool = False) -> Card:
    """What may be shown of one exercise."""
    trained = bool(result.cases) and all(c.hidden for c in result.cases)  # the others have a visible case
    waits = tuple(m[1] for m in map(_WAITS.fullmatch, result.remarks) if m)
    scale = scale_of(result) if trained else None
    played = "" if not any(c.name == EPISODES for c in result.cases) else "measured" if scale else "broken off"
    words = words_for(result.verdict, trained, any(c.slip for c in result.cases), any(c.slow for c in result.cases), played)
    return Card(
        one_line(result.name), one_line(about), result.points, result.score, result.verdict, _state(result),
        words, tuple(one_line(c.name) for c in result.cases if c.verdict is Verdict.PASS),
        tuple(_findings(result.cases, trained, played, show_hidden)), waits, tuple(_notes(result, show_hidden)),
        scale, training_of(result.figures) if trained else None, play_of(result.figures) if played else None,
    )  # fmt: skip


def _state(result: ExerciseResult) -> str:
    if result.verdict in _OPEN or result.score is None:
        return "pending" if result.verdict is Verdict.PENDING else "ours"
    if result.verdict is Verdict.PASS:
        return "right"
    if result.score > 0:
        return "part"
    return "missing" if result.verdict is Verdict.MISSING else "wrong"


def _findings(cases: Sequence[CaseResult], trained: bool, played: str, show_hidden: bool) -> Iterator[Finding]:
    groups: dict[tuple[str, ...], list[CaseResult]] = {}
    for case in cases:
        if case.verdict is not Verdict.PASS:
            groups.setdefault((case.verdict, case.slip or case.diagnosis, _raised(case, show_hidden)), []).append(case)
    for (_, cause, raised), alike in groups.items():
        named = tuple(Named(one_line(c.name), c.hidden, _said(c, show_hidden), _hint(c)) for c in alike)
        verdict, slip = alike[0].verdict, bool(alike[0].slip)
        if not slip and all(n.said.startswith(cause) for n in named):  # what came says it, and its values too
            cause = ""
        yield Finding(named, verdict, words_for(verdict, trained, slip, alike[0].slow, played), raised, one_line(cause), slip)


def _hint(case: CaseResult) -> str:
    """The author's hint, unless nothing is there yet that it could mend."""
    return "" if case.verdict is Verdict.MISSING else one_line(case.hint)


def _said(case: CaseResult, show_hidden: bool) -> str:
    """What came, with values, unless the diagnosis says the same."""
    if case.hidden and not show_hidden:
        return ""
    if case.exception == "MissingName":
        return f"the notebook has no name {one_line(case.message, 60)}"
    return "" if case.message == (case.slip or case.diagnosis) else one_line(case.message)


def _raised(case: CaseResult, show_hidden: bool) -> str:
    """ "ValueError in cell 3, line 4", as far as it may be told."""
    if not case.exception or case.exception == "MissingName":
        return ""
    open_ = not case.hidden or show_hidden
    where = case.where if open_ or _PLACE.fullmatch(case.where) else ""
    name = one_line(case.exception, 60) if open_ else public(case.exception)
    return f"{name} in {one_line(where, 60)}" if where else name


def public(name: str) -> str:
    """The class of an exception, if it is one of Python's, numpy's, torch's or ours."""
    return name if name in PUBLIC else UNKNOWN


def _notes(result: ExerciseResult, show_hidden: bool) -> Iterator[str]:
    changed = list(dict.fromkeys(one_line(name, 40) for case in result.cases for name in case.changed))
    if changed:
        yield IN_PLACE.format(names=listed(changed))
    for remark in result.remarks[:MANY]:
        if not _WAITS.fullmatch(remark) and (show_hidden or not remark.startswith("not judged: ")):
            yield one_line(remark if show_hidden else _guarded(remark))


def _guarded(remark: str) -> str:
    """A skipped statement may have raised an exception of any name, and by then have seen the inputs of another exercise."""
    match = _SKIPPED.fullmatch(remark)
    if match is None or match[2] in _OWN:
        return remark
    return f"{match[1]} was skipped: {public(match[2])}"


def one_line(text: str, size: int = LINE) -> str:
    """One line without control characters, or characters that turn the direction of text; capped."""
    if len(text) <= size and text.isprintable():
        return text
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * size]).split())
    return line if len(line) <= size else line[: size - 3] + "..."


def steps(shown: Sheet) -> list[tuple[str, str]]:
    """What to mend, in this order, and why: first what others wait for; nothing that itself waits for another."""
    open_ = {c.name: c for c in shown.cards if c.state in ("wrong", "part", "missing")}
    waiting = {name: [w for w in c.waits if w in open_ and w != name] for name, c in open_.items()}
    behind = {name: [n for n, w in waiting.items() if name in w] for name in open_}
    order = {name: i for i, name in enumerate(open_)}
    free = [n for n in open_ if not waiting[n]]
    ready = sorted(free or open_, key=lambda n: (not behind[n], open_[n].state == "missing", -len(behind[n]), order[n]))
    return [(name, _reason(open_[name], behind[name])) for name in ready]


def _reason(card_: Card, behind: list[str]) -> str:
    lost = card_.points - (card_.score or 0.0)
    worth = f"{round(lost, 2):g} {'point' if lost == 1 else 'points'} to gain"
    what = "nothing there yet" if card_.state == "missing" else card_.words.title
    waiters = f"; {listed(behind)} {'waits' if len(behind) == 1 else 'wait'} for it" if behind else ""
    return f"{what}, {worth}{waiters}"
