"""The page of a `check` as one piece of HTML: inline style, readable on light and dark, every word of a student escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from .local_page import Page, Table, Trial
from .verdict import Verdict

# Middle tones: at least 3:1 against white and against the usual dark backgrounds.
_COLOUR = {"good": "#1a8f4d", "bad": "#d0562b", "plain": "#5b7fb5"}
_MARK = {"good": "&#10003;", "bad": "&#10007;", "plain": "&#8226;"}
_SOFT = "background:rgba(128,128,128,.13);border-radius:3px"
_MONO = "font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.92em"


def as_html(page: Page) -> str:
    """The page as a self-contained fragment."""
    colour = _COLOUR[page.tone]
    parts = [
        f'<div style="border-left:4px solid {colour};padding:.35em .9em;margin:.2em 0;line-height:1.45;max-width:62em">',
        f'<div><span style="color:{colour};font-weight:bold">{_MARK[page.tone]}</span> '
        f'<b style="{_MONO}">{escape(page.exercise)}</b>: {_words(page.headline)}</div>',
        *(_trial(t) for t in page.trials),
    ]
    parts += [f'<div style="margin-top:.5em"><b>Next:</b> {_words(page.next)}</div>'] if page.next else []
    parts += [f'<div style="opacity:.75;font-size:.92em">{_words(note)}</div>' for note in page.notes]
    return "".join(parts) + "</div>"


def _words(text: str) -> str:
    """A sentence, escaped; what stands between backticks is code."""
    return re.sub(r"`([^`]+)`", rf'<span style="{_MONO}">\1</span>', escape(text))


def _trial(trial: Trial) -> str:
    passed = trial.verdict is Verdict.PASS
    tone = "good" if passed else "bad"
    head = f'<span style="color:{_COLOUR[tone]}">{_MARK[tone]}</span> {escape(trial.case)}'
    if not passed:
        head += f' <b style="color:{_COLOUR[tone]};font-size:.85em">{trial.verdict}</b>'
    return f'<div style="margin:.3em 0 0 .3em">{head}{"".join(_details(trial))}</div>'


def _details(trial: Trial) -> Iterator[str]:
    for fact in trial.facts:
        yield f'<div style="margin-left:1.3em">{_words(fact)}</div>'
    if trial.code:
        yield _block(trial.code)
    yield from map(_table, trial.tables)
    for label, text in (("Likely cause", trial.cause), ("Hint", trial.hint)):
        if text:
            yield f'<div style="margin-left:1.3em"><b>{label}:</b> {_words(text)}</div>'
    if trial.stdout:
        yield f'<div style="margin-left:1.3em;opacity:.75">your code printed:</div>{_block(trial.stdout)}'


def _block(text: str) -> str:
    style = f"margin:.2em 0 .2em 1.3em;padding:.15em .5em;white-space:pre-wrap;{_SOFT};{_MONO}"
    return f'<div style="{style}">{escape(text)}</div>'


def _table(table: Table) -> str:
    sides = (("expected", table.want, False), ("yours", table.got, True))
    grids = "".join(_grid(title, rows, table.wrong if marked else ()) for title, rows, marked in sides)
    return (
        f'<div style="margin:.25em 0 .25em 1.3em"><span style="{_MONO};opacity:.75">{escape(table.title)}</span>'
        f'<div style="display:flex;flex-wrap:wrap;gap:.4em 1.6em">{grids}</div></div>'
    )


def _grid(title: str, rows: tuple[tuple[str, ...], ...], wrong: tuple[tuple[bool, ...], ...]) -> str:
    body = "".join(
        f'<div>{escape(rows[i][j])}</div>' if not (wrong and wrong[i][j])
        else f'<div style="color:{_COLOUR["bad"]};font-weight:bold">{escape(rows[i][j])}</div>'
        for i, row in enumerate(rows) for j in range(len(row))
    )  # fmt: skip
    style = f"display:grid;grid-template-columns:repeat({len(rows[0])},auto);gap:0 1em;text-align:right;white-space:pre;padding:.1em .5em;{_SOFT};{_MONO}"
    return f'<div><div style="opacity:.75;font-size:.85em">{title}</div><div style="{style}">{body}</div></div>'


