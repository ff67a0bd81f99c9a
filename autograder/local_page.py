"""What `check` shows, before it is text or HTML: a headline, a trial for each visible case, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .compare import Mismatch, Verify, number
from .diagnose_facts import leaves
from .verdict import Verdict
from .verify import close

ROWS, COLUMNS = 4, 5


@dataclass(frozen=True)
class Table:
    """A window into an expected and a given array, around the worst entry. Rows of formatted entries."""

    title: str
    want: tuple[tuple[str, ...], ...]
    got: tuple[tuple[str, ...], ...]
    wrong: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class Trial:
    """One visible case as it went: what is there to read, in this order."""

    case: str
    verdict: Verdict
    facts: tuple[str, ...] = ()
    code: str = ""  # the student's line that raised
    tables: tuple[Table, ...] = ()
    cause: str = ""
    hint: str = ""
    stdout: str = ""
    own: bool = True  # whether what was raised was raised in the notebook's own code


@dataclass(frozen=True)
class Page:
    """All that one `check` shows. `tone` is "good", "bad" or "plain"."""

    exercise: str
    headline: str
    tone: str = "plain"
    trials: tuple[Trial, ...] = ()
    next: str = ""
    notes: tuple[str, ...] = ()


def direct(verify: Verify | None) -> bool:
    """Whether answers are compared entry by entry, so that an index names the same entry in both."""
    return verify is None or (verify.__module__ == close.__module__ and verify.__qualname__.split(".")[0] in ("close", "exact"))


def tables(want: Any, got: Any, mismatches: tuple[Mismatch, ...]) -> tuple[Table, ...]:
    """A window for each of the first two arrays whose values differ."""
    expected, given = dict(leaves(want)), dict(leaves(got))
    found = []
    for mismatch in mismatches:
        w, g = np.asarray(expected.get(mismatch.path)), np.asarray(given.get(mismatch.path))
        fit = w.shape == g.shape and w.ndim and w.size > 1 and w.dtype.kind in "biufc" and g.dtype.kind in "biufc"
        if mismatch.index is not None and len(mismatch.index) == w.ndim and fit:
            found.append(_table(mismatch.path or "answer", w, g, mismatch.index))
    return tuple(found[:2])


def _table(name: str, want: np.ndarray, got: np.ndarray, worst: tuple[int, ...]) -> Table:
    lead, last = worst[:-2], worst[-2:]
    w, g = want[lead], got[lead]  # one or two axes are left
    spans = [_span(size, at, most) for size, at, most in zip(w.shape, last, (ROWS, COLUMNS)[-w.ndim :], strict=True)]
    window = tuple(slice(*span) for span in spans)
    w, g = np.atleast_2d(w[window]), np.atleast_2d(g[window])
    title = name if want.shape == w.shape or want.shape == w.shape[1:] else f"{name}[{', '.join(_shown(lead, spans, want.shape))}]"
    return Table(title, _entries(w), _entries(g), _differing(w, g, want))


def _span(size: int, at: int, most: int) -> tuple[int, int]:
    start = min(max(0, at - most // 2), max(0, size - most))
    return start, min(size, start + most)


def _shown(lead: tuple[int, ...], spans: list[tuple[int, int]], shape: tuple[int, ...]) -> Iterator[str]:
    yield from map(str, lead)
    for (start, stop), size in zip(spans, shape[len(lead) :], strict=True):
        yield ":" if (start, stop) == (0, size) else f"{start}:{stop}"


def _entries(values: np.ndarray) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(number(v) for v in row) for row in values)


def _differing(want: np.ndarray, got: np.ndarray, whole: np.ndarray) -> tuple[tuple[bool, ...], ...]:
    """Which entries to mark: differences that six digits can show; the verdict is not made here."""
    finite = np.abs(whole[np.isfinite(whole)]).max(initial=0.0)
    with np.errstate(all="ignore"):
        far = ~(np.abs(got.astype(complex) - want.astype(complex)) <= 1e-7 * finite) & ~(want == got)
    return tuple(tuple(bool(v) for v in row) for row in far)


def as_text(page: Page) -> str:
    """The page as plain text, some eighty columns wide."""
    lines = [f"{page.exercise}: {page.headline}"]
    for trial in page.trials:
        lines += _trial_lines(trial)
    lines += [f"  next: {page.next}"] if page.next else []
    return "\n".join([*lines, *(f"  {note}" for note in page.notes)])


def _trial_lines(trial: Trial) -> Iterator[str]:
    if trial.verdict is Verdict.PASS:
        yield f"  ok        {trial.case}"
        return
    yield f"  {trial.verdict:<9} {trial.case}"
    yield from (f"            {fact}" for fact in trial.facts)
    if trial.code:
        yield f"              > {trial.code}"
    for table in trial.tables:
        yield from _table_lines(table)
    yield from (f"            {label}: {text}" for label, text in (("likely cause", trial.cause), ("hint", trial.hint)) if text)
    if trial.stdout:
        yield "            your code printed:"
        yield from (f"              | {line}" for line in trial.stdout.splitlines())


def _table_lines(table: Table) -> Iterator[str]:
    left, right = _block(table.want, table.wrong, False), _block(table.got, table.wrong, True)
    width = max(len("expected"), *(len(row) for row in left))
    yield f"            {table.title}"
    yield f"              {'expected':<{width}}    yours (* differs)"
    yield from (f"              {a:<{width}}    {b}" for a, b in zip(left, right, strict=True))


def _block(entries: tuple[tuple[str, ...], ...], wrong: tuple[tuple[bool, ...], ...], marked: bool) -> list[str]:
    cells = [[e + ("*" if w and marked else " ") for e, w in zip(row, bad, strict=True)] for row, bad in zip(entries, wrong, strict=True)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [" ".join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)) for row in cells]
