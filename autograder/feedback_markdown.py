"""A sheet as Markdown: for a terminal, a pull request, a release page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .feedback_view import Card, Finding, Sheet, steps
from .feedback_words import BLANK, BLANK_OURS, HIDDEN, OURS_PART, PENDING_PART, number, points_of

_SIGNS = {"right": "✓", "part": "◐", "wrong": "✗", "missing": "○", "pending": "…", "ours": "?"}


def markdown(shown: Sheet) -> str:
    """The whole sheet. Words of a student stand in code spans or are escaped, so that they cannot become markup."""
    return "\n".join(_lines(shown)) + "\n"


def _lines(shown: Sheet) -> Iterator[str]:
    yield f"# {plain(shown.assignment)}: feedback for {plain(shown.student)}"
    yield f"\n**{number(shown.score)} of {points_of(shown.points)}**"
    yield from (f"\n> {plain(note)}" for note in shown.notes)
    for points, line in ((shown.pending, PENDING_PART), (shown.ours, OURS_PART)):
        if points:
            yield "\n" + line.format(points=points_of(points))
    if shown.blank:
        yield "\n" + (BLANK_OURS if shown.ours else BLANK)
        return
    yield "\n| | exercise | points | verdict |\n|---|---|---:|---|"
    yield from (f"| {_SIGNS[c.state]} | `{c.name}` | {_score(c)} | {c.verdict} |" for c in shown.cards)
    yield from _details(shown)


def _details(shown: Sheet) -> Iterator[str]:
    todo = steps(shown)
    if todo:
        yield "\n## What to do next\n"
        yield from (f"{i}. `{name}`: {why}" for i, (name, why) in enumerate(todo[:5], 1))
    if any(case.hidden and not case.said for c in shown.cards for f in c.findings for case in f.cases):
        yield f"\n{HIDDEN}"
    for card in shown.cards:
        if card.notes or card.training or card.play or not (card.untouched or card.state == "right"):
            yield from _card(card)


def _card(card: Card) -> Iterator[str]:
    yield f"\n## {_SIGNS[card.state]} `{card.name}`: {card.words.title}, {_score(card)}\n"
    if not card.findings:
        yield card.words.means
    said: set[str] = set()
    for finding in card.findings:
        yield from _finding(finding, first=finding.verdict not in said)
        said.add(finding.verdict)
    yield from (f"\nWaits for `{name}`, which is not right yet." for name in card.waits)
    yield from (f"\n{_sentence(line)}" for line in (card.training.lines if card.training else ()))
    yield from (f"\nPlayed: {plain(line)}." for line in (card.play.lines if card.play else ()))
    yield from (f"\nNote: {plain(note)}" for note in card.notes)


def _finding(finding: Finding, first: bool) -> Iterator[str]:
    yield f"**{finding.verdict}**" + (f": {finding.words.means}" if first else "") + "\n"
    parts = (("Raised", finding.raised and span(finding.raised)), ("Diagnosis", plain(finding.cause)))
    yield from (f"{label}: {text}\n" for label, text in parts if text)
    for case in finding.cases:
        hint = "" if finding.hint or not case.hint else f" Hint: {plain(case.hint)}"
        yield f"- {plain(case.name)}{' (hidden)' if case.hidden else ''}{': ' + span(case.said) if case.said else ''}{hint}"
    rest = (("Hint", plain(finding.hint)), ("Try", finding.advice if first else ""))
    yield from (f"\n{label}: {text}" for label, text in rest if text)
    yield ""


def _sentence(line: str) -> str:
    """A line on the training, which may hold a student's words: as code, so that they stay words."""
    return f"Training: {span(line)}"


def _score(card: Card) -> str:
    return f"{'?' if card.score is None else number(card.score)} of {number(card.points)}"


def plain(text: str) -> str:
    """A sentence that cannot become a tag, a link, an image or a table cell. Plain code spans stay where all backticks pair."""
    paired = "``" not in text and text.count("`") % 2 == 0
    parts = text.split("`") if paired else [text.replace("`", "'")]
    return "`".join(part if i % 2 else re.sub(r"([<>|\[\]\\])", r"\\\1", part) for i, part in enumerate(parts))


def span(text: str) -> str:
    """A code span that holds any text."""
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    pad = " " if "`" in text else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"
