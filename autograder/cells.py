"""The cells of a notebook as Python statements: text in, labelled text out. Nothing is executed.

IPython's own syntax (`!ls`, `%pip`, `x = !ls`, `name?`, `%%time`) is turned into plain Python line by line, so that line
numbers stay those of the cell. One pass of our own, not IPython's transformer: that one tokenises a cell again for every magic
in it, which a submission could make cost minutes, and drops leading lines.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from .names import Names, analyse
from .names_index import Index, index_of

MAX_CELL = 256 * 2**10  # characters of code that are read from one cell
MAX_CODE = 2 * 2**20  # of all cells together
MAX_STATEMENTS = 4000

_PYTHON_MAGICS = frozenset({"time", "timeit", "capture", "prun", "debug", "memit", "snakeviz", "wandb"})
_MAYBE_MAGIC = re.compile(r"^[^\S\n]*[!%?]|\?[^\S\n]*$|=[^\S\n]*[!%]", re.MULTILINE)  # \s* would run over blank lines, again for each
_CELL_MAGIC = re.compile(r"\s*%%(\w+)")
_ESCAPE = re.compile(r"(\s*)([!%]+)\s*(.*)")
_ASSIGNED = re.compile(r"(\s*[^\W\d][\w.,\[\]\"' *]*=\s*)([!%])(?!=)(.*)")
_HELP = re.compile(r"(\s*)(?:\?{1,2}\s*([\w.*]+)|%{0,2}([\w.*]+)\?{1,2})\s*")
_TIMED = re.compile(r"^(\s*)%time\s+(?=[^\s-])")
_TOKEN = re.compile(r"\"\"\"|'''|\"|'|#|[(\[{]|[)\]}]")
_CONTINUES = re.compile(r"(else|elif|except|finally|case)\b")


@dataclass(frozen=True)
class Cell:
    """`index` is the place in the notebook, from 0. `source` has `\\n` as its only line end."""

    id: str
    kind: str  # code markdown raw
    source: str
    index: int


@dataclass(frozen=True)
class Statement:
    """A top-level statement and where it stands: "cell 7, line 3", both counted from 1."""

    label: str
    source: str


@dataclass(frozen=True)
class Part:
    """A statement with its names, and the index of its cell."""

    statement: Statement
    names: Names
    cell: int


@dataclass(frozen=True)
class Program:
    """All that the code cells of a notebook hold. `errors` and `ignored` are lines for a human."""

    parts: tuple[Part, ...]
    errors: tuple[str, ...]
    ignored: tuple[str, ...]  # what does nothing when graded: shell commands, magics, Colab's drive, input()
    broken: frozenset[int]  # indices of cells that are not read to their end

    @cached_property
    def index(self) -> Index:
        """Made once, asked for by each exercise."""
        return index_of([p.names for p in self.parts])


@dataclass(frozen=True)
class Known:
    """What was analysed before, by its text: statements, and whole cells as (line, statement, names)."""

    statements: Mapping[str, Names] = field(default_factory=dict)
    cells: Mapping[str, tuple[tuple[int, str, Names], ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Notebook:
    """A notebook as text."""

    cells: tuple[Cell, ...]
    name: str
    notes: tuple[str, ...]
    known: Known = field(default_factory=Known, compare=False, repr=False)

    @cached_property
    def program(self) -> Program:
        """Read once, asked for by each exercise."""
        return read_program(self)


def known_from(notebook: Notebook) -> Known:
    """What reading this notebook has shown, for reading others that share most of it."""
    program = notebook.program
    cells: dict[str, tuple[tuple[int, str, Names], ...]] = {}
    for cell in notebook.cells:
        if cell.kind == "code" and cell.index not in program.broken and not plain_python(cell.source)[1]:
            mine = [p for p in program.parts if p.cell == cell.index]
            cells[cell.source] = tuple((_line_of(p.statement), p.statement.source, p.names) for p in mine)
    return Known({p.statement.source: p.names for p in program.parts}, cells)


def _line_of(statement: Statement) -> int:
    return int(statement.label.rpartition(" ")[2])


def read_program(notebook: Notebook) -> Program:
    """The statements of all code cells, in order."""
    parts: list[Part] = []
    errors: list[str] = []
    ignored: list[str] = []
    broken = set[int]()
    left = MAX_CODE
    for cell in notebook.cells:
        if cell.kind != "code":
            continue
        left -= len(cell.source)
        if left < 0:
            errors.append(f"more than {MAX_CODE} characters of code: cell {cell.index + 1} and those below it are not read")
            break
        known = len(errors)
        parts += islice(_read_cell(cell, notebook.known, errors, ignored), MAX_STATEMENTS + 1 - len(parts))
        if len(errors) > known:
            broken.add(cell.index)
        if len(parts) > MAX_STATEMENTS:
            errors.append(f"cell {cell.index + 1}: only the first {MAX_STATEMENTS} statements of a notebook are read")
            break
    parts = parts[:MAX_STATEMENTS]
    ignored += [f"{p.statement.label}: {_first_line(p)}" for p in parts if _is_idle(p.names)]
    return Program(tuple(parts), tuple(map(_plain, errors)), tuple(map(_plain, ignored)), frozenset(broken))


def _plain(line: str) -> str:
    """A line for a human, with a student's words in it: no control characters, no halves of characters, which no file can hold."""
    return "".join(c if c.isprintable() else " " for c in line[:300])


def _is_idle(names: Names) -> bool:
    """Whether a statement asks for what grading does not have: Colab's drive, a person at the keyboard."""
    return "input" in names.calls or any(f"{path}.".startswith("google.colab.") for path in names.imported.values())


def _first_line(part: Part) -> str:
    return part.statement.source.split("\n", 1)[0][:60]


def _read_cell(cell: Cell, known: Known, errors: list[str], ignored: list[str]) -> Iterator[Part]:
    where = f"cell {cell.index + 1}"
    if cell.source in known.cells:
        yield from (Part(Statement(f"{where}, line {n}", text), names, cell.index) for n, text, names in known.cells[cell.source])
        return
    if len(cell.source) > MAX_CELL:
        errors.append(f"{where}: {len(cell.source)} characters; cells above {MAX_CELL} are not read")
        return
    source, magics = plain_python(cell.source)
    ignored += [f"{where}, line {line}: {text}" for line, text in magics]
    tree, error = _parse(source)
    if error:
        errors.append(f"{where}, line {error.lineno or 1}: {type(error).__name__}: {error.msg}")
        source, tree = _readable(source, error.lineno or 1)
    lines = source.split("\n")
    for node in tree.body:
        for line, text in _split(node, lines):
            label = f"{where}, line {line}"
            try:
                names = known.statements.get(text) or _analyse(text, node)
            except (SyntaxError, RecursionError, MemoryError, ValueError) as problem:
                errors.append(f"{label}: {type(problem).__name__}: {getattr(problem, 'msg', 'not readable')}")
                continue
            yield Part(Statement(label, text), names, cell.index)


def _analyse(text: str, node: ast.stmt) -> Names:
    alone = ast.parse(text).body[0] if isinstance(node, (ast.Import, ast.ImportFrom)) else node
    return analyse(alone, text)


def _parse(source: str) -> tuple[ast.Module, SyntaxError | None]:
    """The tree, or what is wrong. Absurd nesting and null bytes count as syntax errors."""
    try:
        return ast.parse(source), None
    except SyntaxError as error:
        return ast.Module([], []), error
    except (RecursionError, MemoryError, ValueError) as error:
        return ast.Module([], []), SyntaxError(f"not readable ({type(error).__name__})", ("cell", 1, 0, ""))


def _readable(source: str, line: int) -> tuple[str, ast.Module]:
    """The longest run of whole statements above an error."""
    lines = source.split("\n")
    starts = [i for i in _logical_starts(lines[: min(line, len(lines))]) if lines[i][:1].strip(" \t#")]
    cuts = [i for i in reversed(starts) if i > 0 and not _CONTINUES.match(lines[i])]
    for cut in cuts[:20]:
        above = "\n".join(lines[:cut])
        tree, error = _parse(above)
        if not error:
            return above, tree
    return "", ast.Module([], [])


def _split(node: ast.stmt, lines: list[str]) -> Iterator[tuple[int, str]]:
    """The text of a statement and its first line; each alias of an import apart."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        head = "import " if isinstance(node, ast.Import) else f"from {'.' * node.level}{node.module or ''} import "
        for alias in node.names:
            yield node.lineno, head + alias.name + (f" as {alias.asname}" if alias.asname else "")
        return
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    taken = lines[first - 1 : node.end_lineno]
    taken[-1] = taken[-1].encode("utf-8", "surrogatepass")[: node.end_col_offset].decode("utf-8", "surrogatepass")
    if first == node.lineno:  # behind a semicolon; offsets count bytes
        taken[0] = taken[0].encode("utf-8", "surrogatepass")[node.col_offset :].decode("utf-8", "surrogatepass")
    yield first, "\n".join(taken)


def plain_python(source: str) -> tuple[str, list[tuple[int, str]]]:
    """IPython's source as Python, line for line, and the lines that do nothing when graded."""
    lines = _dedented(source.split("\n"))
    ignored: list[tuple[int, str]] = []
    if not _MAYBE_MAGIC.search("\n".join(lines)):
        return "\n".join(lines), ignored
    for i, line in enumerate(lines):  # cell magics stand first, one below the other
        magic = _CELL_MAGIC.match(line)
        if magic:
            if magic.group(1) not in _PYTHON_MAGICS:
                return "", [(i + 1, f"a cell of %%{magic.group(1)} is no Python")]
            lines[i] = ""
        elif line.strip() and not line.lstrip().startswith("#"):
            break
    for i in _logical_starts(lines):
        text = _translated(lines, i)
        if text is not None:
            ignored.append((i + 1, lines[i].strip()[:60]))
            lines[i] = text
        lines[i] = _TIMED.sub(r"\1", lines[i])
    return "\n".join(lines), ignored


def _dedented(lines: list[str]) -> list[str]:
    """IPython takes the first line's indent away from all lines."""
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" \t"))]
    return [line.removeprefix(indent) for line in lines] if indent else lines


def _translated(lines: list[str], i: int) -> str | None:
    """Plain Python for a line of shell or magic, None for a line that is Python. Blanks the lines that continue it."""
    line = lines[i]
    kind = next((r for r in (_HELP, _ESCAPE, _ASSIGNED) if r.fullmatch(line)), None)
    if kind is None or _TIMED.match(line):
        return None
    while line.endswith("\\") and i + 1 < len(lines):
        i += 1
        line, lines[i] = line[:-1] + lines[i], ""
    match = kind.fullmatch(line)
    if match is None:
        return None
    if kind is _HELP:
        return f"{match.group(1)}get_ipython().run_line_magic('pinfo', {match.group(2) or match.group(3)!r})"
    before, sign, rest = match.groups()
    name = ("getoutput" if kind is _ASSIGNED or sign == "!!" else "system") if sign[0] == "!" else "run_line_magic"
    words = [rest] if sign[0] == "!" else [*rest.split(maxsplit=1), "", ""][:2]
    return f"{before}get_ipython().{name}({', '.join(map(repr, words))})"


def _logical_starts(lines: list[str]) -> Iterator[int]:
    """Indices of the lines at which a statement may begin: outside of brackets and long strings, not continued.

    Lazy: a caller may put another text in place of the line it was given before it asks for the next.
    """
    depth, quote, continued = 0, "", False
    for i in range(len(lines)):
        if not depth and not quote and not continued:
            yield i
        depth, quote = _scan(lines[i], depth, quote)
        continued = lines[i].endswith("\\")


def _scan(line: str, depth: int, quote: str) -> tuple[int, str]:
    """Depth of brackets and the open long string, after a line."""
    at = 0
    while at < len(line):
        if quote:
            end = _string_end(line, at, quote)
            if end < 0:
                return depth, quote if len(quote) == 3 else ""
            at, quote = end, ""
            continue
        token = _TOKEN.search(line, at)
        if token is None or token.group() == "#":
            break
        at = token.end()
        if token.group()[0] in "\"'":
            quote = token.group()
        else:
            depth = max(0, depth + (1 if token.group() in "([{" else -1))
    return depth, quote if len(quote) == 3 else ""


def _string_end(line: str, at: int, quote: str) -> int:
    while at < len(line):
        if line[at] == "\\":
            at += 2
        elif line.startswith(quote, at):
            return at + len(quote)
        else:
            at += 1
    return -1
