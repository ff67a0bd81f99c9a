"""Which statements of a notebook an exercise needs: a slice, so that training cells are never run to grade a function.

An exercise sees its names as they stand at its check cell. Going back from there, a statement is needed when it binds a
needed name, or changes its object in place; what it reads at once is needed as it stood there, what its functions read is
needed as it stands at the check cell. Star imports and bare library calls (`np.random.seed(0)`) are always kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from .cells import Notebook, Part, Statement
from .names_index import CODE, Index
from .names_probe import names_in_probe

__all__ = ["Statement", "ignored_lines", "names_in_probe", "statements_above", "statements_for", "syntax_errors"]

def statements_for(notebook: Notebook, exercise: str, names: Iterable[str] | None, styles: bool = True) -> list[Statement]:
    """The slice: what an exercise needs to have its `names` (None: all that the notebook defines), in order.

    Without `styles`, what only sets how plots look is left out.
    """
    parts, index = notebook.program.parts, notebook.program.index
    wanted = None if names is None else frozenset(names)
    end = _boundary(notebook, exercise, wanted or frozenset())
    always = {i for i in index.always if i < end and (styles or i not in index.styles)}
    demands = {(name, end) for name in (_all_names(index, end) if wanted is None else wanted)}
    demands.update(demand for i in always for demand in _reads(index, i, end, end))
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


def _ordered(parts: Sequence[Part]) -> list[Statement]:
    """Statements as they run: `__future__` first, since who compiles them has to carry its flags on; no calls of `check`."""
    parts = [p for p in parts if not (p.names.checks and p.names.kind in ("other", "assign"))]
    first = {p.statement.source: p.statement for p in parts if p.names.future}
    return [*first.values(), *(p.statement for p in parts if not p.names.future)]


def _boundary(notebook: Notebook, exercise: str, wanted: frozenset[str]) -> int:
    """How many statements stand above the check; all where the cell is gone, or moved above what it checks."""
    program = notebook.program
    at = _check_place(notebook, exercise)
    places = [program.index.written[name] for name in wanted if name in program.index.written]
    return len(program.parts) if at is None or any(found[0] >= at for found in places) else at


def _check_place(notebook: Notebook, exercise: str) -> int | None:
    """Index of the first statement that is not above the check; None where no cell checks the exercise."""
    parts, broken = notebook.program.parts, notebook.program.broken
    calls = notebook.program.index.checks.get(exercise, [])
    call = re.compile(rf"^[^#\n]*\bcheck\(\s*[\"']{re.escape(exercise)}[\"']", re.MULTILINE)
    cells = [c.index for c in notebook.cells if c.index in broken and c.kind == "code" and call.search(c.source)]
    if not calls and not cells:
        cells = [c.index for c in notebook.cells if c.kind == "code" and c.id == exercise]
        cells = cells if len(cells) == 1 else []
    if calls and (not cells or parts[calls[-1]].cell >= cells[-1]):
        return calls[-1]
    return sum(p.cell <= cells[-1] for p in parts) if cells else None


def _all_names(index: Index, end: int) -> set[str]:
    """What a probe that takes everything may use: functions, classes, imports and values that libraries alone make."""
    last = {name: index.last(name, end) for name in index.binders}
    kinds = {name: index.names[i].kind for name, i in last.items() if i >= 0}
    return {name for name, kind in kinds.items() if kind in CODE or (kind == "assign" and index.made[last[name]])}


def _close(index: Index, demands: set[tuple[str, int]], end: int) -> set[int]:
    """All statements that the demands need, and what those need. A demand is a name as it stands before a statement."""
    kept, seen, todo = set[int](), set(demands), list(demands)
    walked = set[tuple[str, int]]()
    while todo:
        name, before = todo.pop()
        for i in _defining(index, name, before, end, walked):
            kept.add(i)
            for demand in _reads(index, i, before, end):
                if demand not in seen:
                    seen.add(demand)
                    todo.append(demand)
    return kept


def _reads(index: Index, i: int, before: int, end: int) -> list[tuple[str, int]]:
    """What statement i reads. Its functions may be called before a statement that uses them, or by the probe at the end."""
    now, later = index.reads(i)
    return [*[(name, i) for name in now], *[(name, before) for name in later], *[(name, end) for name in later]]


def _defining(index: Index, name: str, before: int, end: int, walked: set[tuple[str, int]]) -> list[int]:
    """The statements that make the object of a name as it stands before a statement, less those found on an earlier walk."""
    bound = index.binders.get(name, [])
    k = at = bisect_left(bound, before)
    nearest = index.names[bound[at - 1]] if at else None
    if nearest and not nearest.placeholder and ((nearest.certain and name not in index.touchers) or (name, bound[at - 1]) in walked):
        return [bound[at - 1]]  # by far the most
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
