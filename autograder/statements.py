"""Which statements of a notebook an exercise needs: a slice, so that training cells are never run to grade a function.

An exercise sees its names as they stand at its check cell. Going back from there, a statement is needed when it binds a
needed name, or changes its object in place; what it reads at once is needed as it stood there, what its functions read is
needed as it stands at the check cell. Star imports and bare library calls (`np.random.seed(0)`) are always kept.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .cells import Notebook, Part, Statement
from .names import BUILTINS, Names, Path

__all__ = ["Statement", "ignored_lines", "names_in_probe", "statements_above", "statements_for", "syntax_errors"]

_DISPLAY = frozenset({"matplotlib", "seaborn", "plotly", "IPython", "tqdm", "bokeh", "altair"})
_DISPLAY_SETTINGS = frozenset({"rc", "rcParams", "rcdefaults", "style", "use", "set", "set_theme", "set_style"})
_CODE = ("function", "class", "import")


@dataclass(frozen=True)
class _Index:
    """Where each name is bound and changed: ascending indices of statements."""

    names: tuple[Names, ...]
    binders: dict[str, list[int]]
    resorts: dict[str, list[int]]  # training loops, and what stands under a guard
    touchers: dict[str, list[int]]
    setters: dict[str, list[int]]  # calls of functions that assign the name as `global`


def statements_for(notebook: Notebook, exercise: str, names: Iterable[str] | None) -> list[Statement]:
    """The slice: what an exercise needs to have its `names` (None: all that the notebook defines), in order."""
    parts = notebook.program.parts
    wanted = None if names is None else frozenset(names)
    end = _boundary(notebook, exercise, wanted or frozenset())
    index = _index([p.names for p in parts])
    made = _made_by_libraries(index)
    always = {i for i in range(end) if _always(index, i, made)}
    demands = {(name, end) for name in (_all_names(index, end, made) if wanted is None else wanted)}
    demands |= {demand for i in always for demand in _reads(index.names[i], i, end, end)}
    kept = always | _close(index, demands, end)
    return _ordered([parts[i] for i in sorted(kept)])


def statements_above(notebook: Notebook, exercise: str, names: Iterable[str] = ()) -> list[Statement]:
    """All statements above the check cell; of the whole notebook where that cell is gone or moved up."""
    return _ordered(notebook.program.parts[: _boundary(notebook, exercise, frozenset(names))])


def syntax_errors(notebook: Notebook) -> list[str]:
    """A line for each part of a cell that is no Python, like "cell 7, line 3: SyntaxError: invalid syntax"."""
    return list(notebook.program.errors)


def ignored_lines(notebook: Notebook) -> list[str]:
    """A line for each shell command, magic, Colab import and input(), idle when graded: "cell 1, line 2: !pip install x"."""
    return list(notebook.program.ignored)


def names_in_probe(source: str) -> frozenset[str] | None:
    """The names that a probe takes from its first parameter; None where it hands that parameter on whole."""
    probe = next((n for n in ast.parse(source).body if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))), None)
    parameters = [*probe.args.posonlyargs, *probe.args.args] if probe else []
    if probe is None or not parameters:
        return frozenset()
    student, found, seen = parameters[0].arg, set[str](), set[int]()
    for node in ast.walk(probe):
        if isinstance(node, ast.Attribute) and _is_name(node.value, student):
            found.add(node.attr)
            seen.add(id(node.value))
        elif isinstance(node, ast.Call) and _is_lookup(node, student):
            found.add(str(node.args[1].value))  # type: ignore[attr-defined]
            seen.add(id(node.args[0]))
    whole = any(_is_name(n, student) and id(n) not in seen for n in ast.walk(probe))
    return None if whole else frozenset(found)


def _is_name(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _is_lookup(call: ast.Call, student: str) -> bool:
    """`getattr(s, "softmax")`, `hasattr(s, "softmax")`."""
    looks = isinstance(call.func, ast.Name) and call.func.id in ("getattr", "hasattr") and len(call.args) > 1
    return looks and _is_name(call.args[0], student) and isinstance(call.args[1], ast.Constant)


def _ordered(parts: Sequence[Part]) -> list[Statement]:
    """Statements as they run: `__future__` first, since who compiles them has to carry its flags on; no calls of `check`."""
    parts = [p for p in parts if not (p.names.checks and p.names.kind in ("other", "assign"))]
    first = {p.statement.source: p.statement for p in parts if p.names.future}
    return [*first.values(), *(p.statement for p in parts if not p.names.future)]


def _boundary(notebook: Notebook, exercise: str, wanted: frozenset[str]) -> int:
    """How many statements stand above the check; all where the cell is gone, or moved above what it checks."""
    parts = notebook.program.parts
    at = _check_place(notebook, exercise)
    if at is None:
        return len(parts)
    above, below = ({n for p in some if not p.names.stub for n in p.names.binds} for some in (parts[:at], parts[at:]))
    return len(parts) if (below - above) & wanted else at


def _check_place(notebook: Notebook, exercise: str) -> int | None:
    """Index of the first statement that is not above the check; None where no cell checks the exercise."""
    parts = notebook.program.parts
    calls = [i for i, p in enumerate(parts) if exercise in p.names.checks]
    code = [c for c in notebook.cells if c.kind == "code"]
    call = re.compile(rf"^[^#\n]*\bcheck\(\s*[\"']{re.escape(exercise)}[\"']", re.MULTILINE)
    cells = [c.index for c in code if c.index in notebook.program.broken and call.search(c.source)]
    if not calls and not cells:
        cells = [c.index for c in code if c.id == exercise]
        cells = cells if len(cells) == 1 else []
    if calls and (not cells or parts[calls[-1]].cell >= cells[-1]):
        return calls[-1]
    return sum(p.cell <= cells[-1] for p in parts) if cells else None


def _index(names: Sequence[Names]) -> _Index:
    index = _Index(tuple(names), defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list))
    for i, n in enumerate(names):
        for name in n.binds:
            (index.resorts if n.last_resort else index.binders)[name].append(i)
    for i, n in enumerate(names):
        for name in n.touches | _touched_by_calls(index, i):
            if name in n.sets or not _library(index, name, i):  # plt.plot(...) does not define plt
                index.touchers[name].append(i)
        for start in n.starts:
            for name in _names(index, start, i).declared:
                index.setters[name].append(i)
    return index


def _last(index: _Index, name: str, before: int) -> int:
    """The last statement above `before` that binds a name; -1 where none does."""
    bound = index.binders.get(name, [])
    k = bisect_left(bound, before)
    return bound[k - 1] if k else -1


def _names(index: _Index, name: str, before: int) -> Names:
    last = _last(index, name, before)
    return index.names[last] if last >= 0 else Names("none")


def _touched_by_calls(index: _Index, i: int) -> set[str]:
    """What statement i changes through decorators, and through library calls that are handed an object."""
    found = set[str]()
    for decorator in index.names[i].decorators:
        by = _names(index, decorator, i)
        found |= by.effects if by.kind == "function" else {decorator} if by.kind not in ("class", "import", "none") else set()
    for called, given in index.names[i].given:
        if not index.names[i].last_resort and _library(index, called[0], i) and not _is_display(index, called, i):
            found |= {name for name in given if _names(index, name, i).kind not in (*_CODE, "none")}
    return found


def _library(index: _Index, name: str, before: int) -> str:
    """The dotted path of the import that a name stands for; empty where it is no import."""
    return _names(index, name, before).imported.get(name, "")


def _is_display(index: _Index, called: Path, before: int) -> bool:
    dotted = [*_library(index, called[0], before).split("."), *called[1:]]
    return dotted[0] in _DISPLAY and not _DISPLAY_SETTINGS & set(dotted[1:])


def _always(index: _Index, i: int, made: list[bool]) -> bool:
    """A star import, or library calls and settings whose arguments are made by libraries alone."""
    n = index.names[i]
    if n.star or n.future:
        return True
    settings = n.settings and not n.checks and all(p and _library(index, p[0], i) and not _is_display(index, p, i) for p in n.settings)
    return bool(settings) and made[i]


def _made_by_libraries(index: _Index) -> list[bool]:
    """For each statement, whether all it reads at once comes from literals, builtins and libraries: then it trains nothing."""
    changed = {name for n in index.names for name in n.touches}
    made: list[bool] = []
    star = False
    for i, n in enumerate(index.names):
        star = star or n.star
        calls = all(c in BUILTINS or _library(index, c, i) for c in n.calls)
        made.append(calls and all(_is_plain(index, name, i, made, changed, star) for name in n.now))
    return made


def _is_plain(index: _Index, name: str, before: int, made: list[bool], changed: set[str], star: bool) -> bool:
    last = _last(index, name, before)
    if last < 0:
        return star or name in BUILTINS
    n = index.names[last]
    return name in n.imported or (n.kind == "assign" and made[last] and name not in changed)


def _all_names(index: _Index, end: int, made: list[bool]) -> set[str]:
    """What a probe that takes everything may use: functions, classes, imports and values that libraries alone make."""
    last = {name: _last(index, name, end) for name in index.binders}
    kinds = {name: index.names[i].kind for name, i in last.items() if i >= 0}
    return {name for name, kind in kinds.items() if kind in _CODE or (kind == "assign" and made[last[name]])}


def _close(index: _Index, demands: set[tuple[str, int]], end: int) -> set[int]:
    """All statements that the demands need, and what those need. A demand is a name as it stands before a statement."""
    kept, seen, todo = set[int](), set(demands), list(demands)
    walked = set[tuple[str, int]]()
    while todo:
        name, before = todo.pop()
        for i in _defining(index, name, before, end, walked):
            kept.add(i)
            new = _reads(index.names[i], i, before, end) - seen
            seen |= new
            todo += new
    return kept


def _reads(names: Names, i: int, before: int, end: int) -> set[tuple[str, int]]:
    """What statement i reads. Its functions may be called before a statement that uses them, or by the probe at the end."""
    return {(name, i) for name in names.now} | {(name, at) for name in names.later for at in (before, end)}


def _defining(index: _Index, name: str, before: int, end: int, walked: set[tuple[str, int]]) -> list[int]:
    """The statements that make the object of a name as it stands before a statement, less those found on an earlier walk."""
    bound = index.binders.get(name, [])
    k = at = bisect_left(bound, before)
    found: list[int] = []
    known = False
    while at and not known and not (found and index.names[found[-1]].certain):
        at -= 1
        found.append(bound[at])
        known = (name, bound[at]) in walked
        walked.add((name, bound[at]))
    if all(index.names[i].placeholder for i in found):
        found += [i for more in (index.setters, index.resorts) for i in more.get(name, []) if i < before]
    if known:
        return found
    # the object lives on in others after `before`, so its changes count until the name is bound anew
    last = next((i for i in bound[k:] if index.names[i].certain), end)
    first = min(found, default=-1)
    return found + [i for i in index.touchers.get(name, []) if first < i < min(last, end)]
