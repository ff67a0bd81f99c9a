"""A report in words: a page (HTML), Markdown, plain text, and a fragment for an output cell.

What of a hidden case may be said is decided in `feedback_view` alone; here it is laid out. All words are escaped: a student may
have written any of them. Pages stand alone: no script, no server, nothing loaded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType, SimpleNamespace

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from .feedback_markdown import markdown
from .feedback_view import Card, Finding, Sheet, card, sheet, steps
from .feedback_words import (
    BLANK,
    BLANK_OURS,
    FIRST,
    HIDDEN,
    OURS_PART,
    PENDING_PART,
    TALLY,
    WORDS,
    number,
    points_of,
)
from .local_html import as_html
from .local_page import Page, Trial, as_text
from .verdict import ExerciseResult, Report, Verdict

NOTHING: Mapping[str, str] = MappingProxyType({})
_TEMPLATES = Path(__file__).parent / "templates"
_TONES = {"right": "good", "pending": "plain", "ours": "plain"}


def to_html(report: Report, exercises: Mapping[str, str] = NOTHING) -> str:
    """The student's page. `exercises`: a line about each exercise, by name, for those that have one."""
    shown = sheet(report, exercises)
    groups = _groups(shown)
    return _template().render(
        sheet=shown, steps=steps(shown), groups=groups, bar=_bar(shown), tally=_tally(shown), missing=WORDS[Verdict.MISSING],
        signs={state: sign for state, sign, _ in TALLY}, nothing_to_mend=FIRST, hidden=_hidden_line(shown), blank_line=_blank_line(shown),
        pending_line=PENDING_PART.format(points=points_of(shown.pending)), ours_line=OURS_PART.format(points=points_of(shown.ours)),
    )  # fmt: skip


def to_markdown(report: Report, show_hidden: bool = False) -> str:
    """The same in Markdown. `show_hidden`: messages of hidden cases too, for the instructor alone."""
    return markdown(sheet(report, NOTHING, show_hidden))


def to_text(report: Report) -> str:
    """The same as plain text, in the form of `check`."""
    shown = sheet(report, NOTHING)
    head = f"{shown.assignment}, {shown.student}: {number(shown.score)} of {points_of(shown.points)}"
    pending = [PENDING_PART.format(points=points_of(shown.pending))] if shown.pending else []
    ours = [OURS_PART.format(points=points_of(shown.ours))] if shown.ours else []
    todo = [f"next: {name} ({why})" for name, why in steps(shown)[:5]]
    if shown.blank:
        return "\n".join([head, *pending, *shown.notes, _blank_line(shown)]) + "\n"
    pages = [as_text(_page(c)) for c in shown.cards if not c.untouched]
    untouched = [f"{c.name}: {c.words.title}, 0 of {points_of(c.points)}" for c in shown.cards if c.untouched]
    return "\n".join([head, *pending, *ours, *shown.notes, *todo, "", *pages, *untouched]) + "\n"


def exercise_text(result: ExerciseResult) -> str:
    """One exercise as plain text."""
    return as_text(_page(card(result)))


def exercise_html(result: ExerciseResult) -> str:
    """One exercise as a fragment for an output cell: inline style, the look of `check`."""
    return as_html(_page(card(result)))


def _page(shown: Card) -> Page:
    """A card in the form that `check` shows."""
    earned = "no score yet" if shown.score is None else f"{number(shown.score)} of {points_of(shown.points)}"
    told = () if shown.untouched or shown.score is None else shown.findings
    trials = [*(Trial(name, Verdict.PASS) for name in shown.right), *map(_trial, told)]
    waits = [f"waits for {name}, which is not right yet" for name in shown.waits]
    alone = [shown.words.means] if not trials else []
    drawn = (*(shown.training.lines if shown.training else ()), *(shown.play.lines if shown.play else ()))
    tone = _TONES.get(shown.state, "bad")
    return Page(shown.name, f"{shown.words.title}, {earned}", tone, tuple(trials), "", (*alone, *waits, *drawn, *shown.notes))


def _trial(finding: Finding) -> Trial:
    names = [c.name + (" (hidden)" if c.hidden else "") for c in finding.cases]
    said = [f"{c.name}: {c.said}" if len(names) > 1 else c.said for c in finding.cases if c.said]
    hints = [f"{c.name}: {c.hint}" for c in finding.cases if c.hint and not finding.hint]
    facts = tuple(fact for fact in (finding.raised, finding.cause or finding.words.means, *said, *hints) if fact)
    return Trial("; ".join(names), finding.verdict, facts, hint=finding.hint or finding.advice)


def _groups(shown: Sheet) -> SimpleNamespace:
    """The cards by where they stand on the page."""
    def of(*states: str) -> list[Card]:
        return [c for c in shown.cards if c.state in states]

    told = [c for c in of("missing") if not c.untouched]
    return SimpleNamespace(
        mend=of("wrong", "part") + told, open=of("pending", "ours"), right=of("right"),
        missing=[c for c in of("missing") if c.untouched],
    )  # fmt: skip


def _bar(shown: Sheet) -> list[tuple[float, str]]:
    parts = ((shown.score, "right"), (shown.pending, "pending"), (shown.ours, "ours"))
    return [(round(100 * points / shown.points, 2), kind) for points, kind in parts if points > 0 and shown.points > 0]


def _tally(shown: Sheet) -> list[tuple[str, str, str, int]]:
    counted = [(state, sign, title, sum(c.state == state for c in shown.cards)) for state, sign, title in TALLY]
    return [row for row in counted if row[3]]


def _hidden_line(shown: Sheet) -> str:
    return HIDDEN if any(c.hidden for s in shown.cards for f in s.findings for c in f.cases) else ""


def _blank_line(shown: Sheet) -> str:
    return BLANK_OURS if shown.ours else BLANK


@cache
def _template() -> Template:
    """The compiled page. It is the same for every report."""
    env = Environment(loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"), autoescape=True, undefined=StrictUndefined)
    env.filters.update(number=number, points=points_of, ticks=_ticks, anchor=_anchor)
    env.globals["css"] = Markup((_TEMPLATES / "feedback.css").read_text(encoding="utf-8"))
    return env.get_template("feedback.html.j2")


def _ticks(text: str) -> Markup:
    """A sentence, escaped; what stands between backticks is code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def _anchor(percent: float) -> str:
    return "start" if percent < 15 else "end" if percent > 85 else "middle"
