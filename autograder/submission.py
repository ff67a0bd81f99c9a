"""What a student handed in, read as text and bytes: one notebook and the files beside it. Nothing of it is executed.

All here comes from outside and is judged by size and kind before it is read. What makes a submission unreadable is a
`BadSubmission` of one line; what is left out is a note. Links are never followed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .cells import Cell, Known, Notebook, Statement
from .errors import BadSubmission
from .statements import ignored_lines, names_in_probe, statements_above, statements_for, syntax_errors

__all__ = [
    "Cell", "Notebook", "Statement", "Submission", "ignored_lines", "names_in_probe", "parse_notebook", "read_submission",
    "statements_above", "statements_for", "syntax_errors",
]  # fmt: skip

MAX_NOTEBOOK = 64 * 2**20  # bytes
MAX_CELLS = 2000
MAX_BRACKETS = 2 * 10**6  # a list or dict costs the reader some hundred bytes of memory for two of the file
MAX_FILES = 200
MAX_BYTES = 32 * 2**20  # of all other files together
MAX_ENTRIES = 10_000
_KINDS = ("code", "markdown", "raw")
_NOT_HANDED_IN = frozenset({"__pycache__", "timestamp.txt"})  # the latter is nbgrader's own


@dataclass(frozen=True)
class Submission:
    """One student's work for one assignment. `files` has plain base names; `oversized` names those too large to be read.

    `digest` is the sha256 of all that grading depends on: cells and files, not metadata and outputs.
    """

    student: str
    assignment: str
    notebook: Notebook
    files: Mapping[str, bytes]
    notes: tuple[str, ...]
    digest: str
    oversized: tuple[str, ...] = ()


def parse_notebook(data: bytes, name: str) -> Notebook:
    """The cells of a notebook file, nbformat 3 or 4. Raises BadSubmission, in one line, where it cannot be read."""
    root = _json(data, name)
    cells, notes = _raw_cells(root, name)
    if len(cells) > MAX_CELLS:
        raise BadSubmission(f"{name}: {len(cells)} cells; at most {MAX_CELLS} are read")
    return Notebook(tuple(_cell(cell, i, name) for i, cell in enumerate(cells)), name, tuple(notes))


def _json(data: bytes, name: str) -> dict[str, Any]:
    if len(data) > MAX_NOTEBOOK:
        raise BadSubmission(f"{name}: larger than {MAX_NOTEBOOK // 2**20} MiB; clear its outputs, save it and submit again")
    if data.count(b"[") + data.count(b"{") > MAX_BRACKETS:
        raise BadSubmission(f"{name}: more than {MAX_BRACKETS} lists and dicts; clear its outputs, save it and submit again")
    try:
        root = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadSubmission(f"{name}: not UTF-8 text; save the notebook in Jupyter and submit again") from None
    except RecursionError:
        raise BadSubmission(f"{name}: nested too deep to be a notebook") from None
    except ValueError as error:
        line = f" in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise BadSubmission(f"{name}: not JSON, broken{line}; save the notebook in Jupyter and submit again") from None
    if not isinstance(root, dict):
        raise BadSubmission(f"{name}: a JSON {type(root).__name__}, expected a notebook, which is a JSON object")
    return root


def _raw_cells(root: dict[str, Any], name: str) -> tuple[list[Any], list[str]]:
    """The list of cells, in the fourth format's words."""
    version = root.get("nbformat", 4)
    if version not in (3, 4):
        raise BadSubmission(f"{name}: notebook format {_short(version)}, expected 4; save it in Jupyter as an .ipynb of format 4")
    if version == 4:
        cells = root.get("cells")
        if not isinstance(cells, list):
            raise BadSubmission(f"{name}: no list of cells; save the notebook in Jupyter and submit again")
        return cells, []
    sheets = root.get("worksheets")
    if not isinstance(sheets, list) or not all(isinstance(s, dict) and isinstance(s.get("cells"), list) for s in sheets):
        raise BadSubmission(f"{name}: format 3 without worksheets of cells; save the notebook in Jupyter and submit again")
    return [_upgraded(c) for s in sheets for c in s["cells"]], [f"{name}: read from the old notebook format 3"]


def _short(value: Any) -> str:
    """A value of the student's for a message: one short line, whatever it is."""
    return repr(value[:20]) if isinstance(value, str) else str(value)[:20] if isinstance(value, (int, float)) else type(value).__name__


def _upgraded(cell: Any) -> Any:
    """A cell of format 3: code stands in `input`, and a heading is a kind of its own."""
    if isinstance(cell, dict) and cell.get("cell_type") == "code":
        return {"cell_type": "code", "source": cell.get("input", "")}
    if isinstance(cell, dict) and cell.get("cell_type") in ("heading", "html"):
        return {**cell, "cell_type": "markdown"}
    return cell


def _cell(cell: Any, index: int, name: str) -> Cell:
    where = f"{name}: cell {index + 1}"
    if not isinstance(cell, dict):
        raise BadSubmission(f"{where} is a {type(cell).__name__}, expected a JSON object")
    kind, source, id_ = cell.get("cell_type"), cell.get("source", ""), cell.get("id", "")
    if kind not in _KINDS:
        raise BadSubmission(f"{where} is of kind {_short(kind)}, expected {', '.join(_KINDS)}")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise BadSubmission(f"{where} has a source that is no text, but {type(source).__name__}")
    return Cell(id_ if isinstance(id_, str) else "", kind, re.sub("\r\n?", "\n", source), index)


def read_submission(
    folder: Path, assignment: str, student: str, exercises: Sequence[str], known: Known | None = None
) -> Submission:
    """What lies in a student's folder. Raises BadSubmission where there is no notebook to grade, or more than one.

    `known`: cells and statements analysed before, as `Assignment.known`.
    """
    entries, notes = _entries(folder, f"{assignment}.ipynb")
    notebooks = [e for e in entries if e.name.endswith(".ipynb")]
    notebook, more = _choose(notebooks, folder, f"{assignment}.ipynb", exercises)
    notebook = replace(notebook, known=known or Known())
    files, oversized, left_out = _files(e for e in entries if not e.name.endswith(".ipynb"))
    notes += [*more, *left_out, *_ignored(notebook)]
    digest = _digest(notebook, files, oversized, exercises)
    return Submission(student, assignment, notebook, files, tuple(notes), digest, tuple(name for name, _ in oversized))


def _entries(folder: Path, expected: str) -> tuple[list[os.DirEntry[str]], list[str]]:
    """The regular files of a folder by name, and notes on what is none."""
    if folder.is_symlink() or not folder.is_dir():
        raise BadSubmission(f"{folder.name}: not a folder, or a link to one; submit the folder itself")
    try:
        with os.scandir(folder) as found:
            entries = [e for _, e in zip(range(MAX_ENTRIES + 1), found, strict=False)]
    except OSError as error:
        raise BadSubmission(f"{folder.name}: cannot be read ({error.strerror})") from None
    if len(entries) > MAX_ENTRIES:
        raise BadSubmission(f"{folder.name}: more than {MAX_ENTRIES} files; submit the notebook and the files asked for, no others")
    kept, notes = [], []
    for entry in sorted(entries, key=lambda e: e.name):
        why = "" if entry.name.startswith(".") or entry.name in _NOT_HANDED_IN else _refused(entry)
        if why and entry.name == expected:
            raise BadSubmission(f"{expected}: {why}; submit the notebook itself")
        if why:
            notes.append(f"{entry.name[:80]!a}: {why}, not read")
        elif not entry.name.startswith(".") and entry.name not in _NOT_HANDED_IN:
            kept.append(entry)
    return kept, notes if len(notes) <= 20 else [*notes[:20], f"{len(notes) - 20} more files are not read"]


def _refused(entry: os.DirEntry[str]) -> str:
    """Why an entry is not read; empty where it is."""
    status = entry.stat(follow_symlinks=False)
    if entry.is_symlink() or (hasattr(entry, "is_junction") and entry.is_junction()):  # the latter on Windows
        return "a link"
    if stat.S_ISDIR(status.st_mode):
        return "a folder"
    if not stat.S_ISREG(status.st_mode):
        return "a device, pipe or socket"
    if not entry.name.isprintable() or "\\" in entry.name or len(entry.name) > 128:
        return "a file with an odd name"
    return "a hard link to another file" if status.st_nlink > 1 and not entry.name.endswith(".ipynb") else ""


def _read(path: str, limit: int) -> bytes | None:
    """The bytes of a regular file, None where there are more than `limit`. The file is looked at again once it is open."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(path, flags), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise BadSubmission(f"{os.path.basename(path)}: no regular file")
            data = file.read(limit + 1)
    except OSError as error:
        raise BadSubmission(f"{os.path.basename(path)}: cannot be read ({error.strerror})") from None
    return data if len(data) <= limit else None


def _choose(
    entries: list[os.DirEntry[str]], folder: Path, expected: str, exercises: Sequence[str]
) -> tuple[Notebook, list[str]]:
    """The notebook of the assignment's name, else the only one that holds its exercises."""
    exact = [e for e in entries if e.name == expected]
    if exact:
        return _parsed(exact[0]), []
    if not entries:
        raise BadSubmission(f"{folder.name}: no notebook; expected {expected}")
    names = ", ".join(e.name for e in entries[:5])
    if len(entries) > 20:
        raise BadSubmission(f"{folder.name}: {len(entries)} notebooks ({names}, ...), none named {expected}; rename yours")
    found, broken = [], []
    for entry in entries:
        try:
            notebook = _parsed(entry)
        except BadSubmission as error:
            broken.append(error)
            continue
        found += [notebook] if _holds(notebook, exercises) else []
    if len(found) > 1:
        raise BadSubmission(f"{folder.name}: {' and '.join(n.name for n in found)} both hold its exercises; name one {expected}")
    if found:
        return found[0], [f"the notebook is named {found[0].name}, expected {expected}"]
    if len(broken) == len(entries) == 1:
        raise broken[0]
    raise BadSubmission(f"{folder.name}: no {expected}, and no exercise of it in {names}")


def _parsed(entry: os.DirEntry[str]) -> Notebook:
    data = _read(entry.path, MAX_NOTEBOOK)
    return parse_notebook(data if data is not None else b" " * (MAX_NOTEBOOK + 1), entry.name)


def _holds(notebook: Notebook, exercises: Sequence[str]) -> bool:
    """Whether a notebook checks or defines one of the exercises."""
    names = "|".join(map(re.escape, exercises)) or r"(?!)"
    sign = re.compile(rf"\bcheck\(\s*[\"']({names})[\"']|^[^\S\n]*(async[ \t]+def|def|class)[ \t]+({names})\b", re.MULTILINE)
    return any(c.kind == "code" and sign.search(c.source) for c in notebook.cells)


def _files(entries: Iterable[os.DirEntry[str]]) -> tuple[dict[str, bytes], list[tuple[str, int]], list[str]]:
    """The files by name within the limits, names and sizes of those too large, and notes on what was left out."""
    files: dict[str, bytes] = {}
    oversized: list[tuple[str, int]] = []
    left, beyond = MAX_BYTES, 0
    for entry in entries:
        if len(files) + len(oversized) >= MAX_FILES:
            beyond += 1
            continue
        size = entry.stat(follow_symlinks=False).st_size
        data = _read(entry.path, left) if size <= left else None
        if data is None:
            oversized.append((entry.name, size))
        else:
            files[entry.name] = data
            left -= len(data)
    notes = [f"{name}: {size} bytes, not read; all files together may have {MAX_BYTES}" for name, size in oversized]
    return files, oversized, notes + ([f"{beyond} files beyond the first {MAX_FILES} are not read"] if beyond else [])


def _ignored(notebook: Notebook) -> list[str]:
    """One note on shell commands and magics."""
    lines = ignored_lines(notebook)
    more = f" and {len(lines) - 5} more" if len(lines) > 5 else ""
    return [f"does nothing when graded: {'; '.join(lines[:5])}{more}"] if lines else []


def _digest(
    notebook: Notebook, files: Mapping[str, bytes], oversized: list[tuple[str, int]], exercises: Sequence[str]
) -> str:
    """Each piece goes in with its length, so that no two submissions run together to one text."""
    ids = [(c.id, str(c.index)) for c in notebook.cells if c.id in exercises]  # the only ids that judging looks at
    texts = [*(t for c in notebook.cells for t in (c.kind, c.source)), *(t for pair in ids for t in pair), "files"]
    pieces = [t.encode("utf-8", "surrogatepass") for t in texts]
    pieces += [p for name in sorted(files) for p in (name.encode(), files[name])]
    pieces += [f"{name} {size}".encode() for name, size in oversized]
    total = hashlib.sha256()
    for piece in pieces:
        total.update(len(piece).to_bytes(8, "little"))
        total.update(piece)
    return total.hexdigest()
