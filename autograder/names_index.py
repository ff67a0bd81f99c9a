"""Where the statements of a notebook bind and change names: found once, then asked for each exercise.

A statement is known by its place, from 0. "Above" a place means: as the notebook, run from the top, has come to it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .names import BUILTINS, Names, Path

_DISPLAY = frozenset({"matplotlib", "seaborn", "plotly", "IPython", "tqdm", "bokeh", "altair"})
_DISPLAY_SETTINGS = frozenset({"rc", "rcParams", "rcdefaults", "style", "use", "set", "set_theme", "set_style"})
CODE = ("function", "class", "import")
_NOTHING = Names("none")


@dataclass(frozen=True)
class Index:
    """Ascending places of statements, by name; and two properties of all statements."""

    names: tuple[Names, ...]
    binders: dict[str, list[int]]
    resorts: dict[str, list[int]]  # training loops, and what stands under a guard
    touchers: dict[str, list[int]]
    setters: dict[str, list[int]]  # calls of functions that assign the name as `global`
    made: list[bool]  # whether all that a statement reads at once comes from literals, builtins and libraries: then it trains nothing
    always: list[int]  # star imports, and library calls and settings whose arguments are made by libraries alone
    styles: set[int]  # those of `always` that only set how plots look
    written: dict[str, list[int]]  # where a name is bound to more than a stub
    checks: dict[str, list[int]]  # calls of `check`, by exercise
    _reads: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)

    def reads(self, i: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names that statement i reads at once, and those that its functions read, without those that no statement makes."""
        if i not in self._reads:
            made, names = self._made_somewhere, self.names[i]
            self._reads[i] = tuple(n for n in names.now if n in made), tuple(n for n in names.later if n in made)
        return self._reads[i]

    @cached_property
    def _made_somewhere(self) -> frozenset[str]:
        return frozenset().union(self.binders, self.resorts, self.touchers, self.setters)

    def last(self, name: str, before: int) -> int:
        """The last statement above `before` that binds a name; -1 where none does."""
        bound = self.binders.get(name)
        if not bound:
            return -1
        k = bisect_left(bound, before)
        return bound[k - 1] if k else -1

    def binder(self, name: str, before: int) -> Names:
        last = self.last(name, before)
        return self.names[last] if last >= 0 else _NOTHING

    def library(self, name: str, before: int) -> str:
        """The dotted path of the import that a name stands for; empty where it is no import."""
        return self.binder(name, before).imported.get(name, "")


def index_of(names: Sequence[Names]) -> Index:
    """The index of a notebook's statements, in order."""
    index = Index(tuple(names), defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list), [], [], set(), defaultdict(list), defaultdict(list))
    for i, n in enumerate(names):
        for name in n.binds:
            (index.resorts if n.last_resort else index.binders)[name].append(i)
            if not n.stub:
                index.written[name].append(i)
        for exercise in n.checks:
            index.checks[exercise].append(i)
    for i, n in enumerate(names):
        _note_changes(index, i, n)
    _note_made(index)
    for i in range(len(names)):
        _note_always(index, i)
    return index


def _note_changes(index: Index, i: int, n: Names) -> None:
    for name in n.touches | _touched_by_calls(index, i):
        if name in n.sets or not index.library(name, i):  # plt.plot(...) does not define plt
            index.touchers[name].append(i)
    for start in n.starts:
        for name in index.binder(start, i).declared:
            index.setters[name].append(i)


def _touched_by_calls(index: Index, i: int) -> set[str]:
    """What statement i changes through decorators, and through library calls that are handed an object."""
    found = set[str]()
    for decorator in index.names[i].decorators:
        by = index.binder(decorator, i)
        found |= by.effects if by.kind == "function" else {decorator} if by.kind not in ("class", "import", "none") else set()
    for called, given in index.names[i].given:
        if not index.names[i].last_resort and index.library(called[0], i) and not _is_display(index, called, i):
            found |= {name for name in given if index.binder(name, i).kind not in (*CODE, "none")}
    return found


def _dotted(index: Index, called: Path, before: int) -> list[str]:
    return [*index.library(called[0], before).split("."), *called[1:]]


def _is_display(index: Index, called: Path, before: int) -> bool:
    dotted = _dotted(index, called, before)
    return dotted[0] in _DISPLAY and not _DISPLAY_SETTINGS & set(dotted[1:])


def _note_made(index: Index) -> None:
    changed = {name for n in index.names for name in n.touches}
    star = False
    for i, n in enumerate(index.names):
        star = star or n.star
        calls = all(c in BUILTINS or index.library(c, i) for c in n.calls)
        index.made.append(calls and all(_is_plain(index, name, i, changed, star) for name in n.now))


def _is_plain(index: Index, name: str, before: int, changed: set[str], star: bool) -> bool:
    last = index.last(name, before)
    if last < 0:
        return star or name in BUILTINS
    n = index.names[last]
    return name in n.imported or (n.kind == "assign" and index.made[last] and name not in changed)


def _note_always(index: Index, i: int) -> None:
    n = index.names[i]
    if n.star or n.future:
        index.always.append(i)
    elif n.settings and not n.checks and index.made[i] and all(_is_setting(index, p, i) for p in n.settings):
        index.always.append(i)
        if all(_dotted(index, p, i)[0] in _DISPLAY for p in n.settings):
            index.styles.add(i)


def _is_setting(index: Index, path: Path, i: int) -> bool:
    return bool(path and index.library(path[0], i)) and not _is_display(index, path, i)
