"""Release: `solutions/NN` (what an author writes) becomes `assignments/NN` (what a student gets).

    NN.ipynb      the notebook without its solution regions, with nbgrader's metadata and checksums: the same bytes that
                  `nbgrader generate_assignment` makes of the solution notebook
    probes.py     what `check` runs: the probes, the words on visible cases, the verify functions; readable
    visible.npz   the visible cases: inputs and expected values under a public seed; at grading all is drawn anew

Everything is built from the text and the checks alone, so that two builds on one machine give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .assignment import Assignment, load_assignment, notebook_cells
from .errors import AuthorError
from .release_leaks import leaks
from .release_visible import probes_text, same_visible, visible_archive

__all__ = ["CODE_STUB", "TEXT_STUB", "build_release", "build_solution_notebook", "differences", "leaks", "release"]

# nbgrader_config.py sets the same two stubs for ClearSolutions.
CODE_STUB = "raise NotImplementedError  # YOUR CODE HERE"
TEXT_STUB = "*Your answer here.*"
BEGIN, END = "BEGIN SOLUTION", "END SOLUTION"

Cell = dict[str, Any]


def build_solution_notebook(assignment: Assignment) -> str:
    """The text of `solutions/NN/NN.ipynb`: the author's cells, ids fixed, no outputs."""
    return _notebook(notebook_cells(assignment))


def build_release(assignment: Assignment) -> dict[str, bytes]:
    """The files of `assignments/NN` by name. Raises AuthorError where a statement of a solution would be among them."""
    cells = [released_cell(cell, f"{assignment.name}, cell {i + 1}") for i, cell in enumerate(notebook_cells(assignment))]
    files = {
        f"{assignment.name}.ipynb": _notebook(cells).encode(),
        "probes.py": probes_text(assignment).encode(),
        "visible.npz": visible_archive(assignment),
    }
    found = leaks(assignment, files)
    if found:
        raise AuthorError(f"{assignment.name}: the release would show the solution; " + "; ".join(found[:5]))
    return files


def release(solution: Path, target: Path, write: bool = True) -> list[str]:
    """Build `target` (assignments/NN) and the solution notebook from `solution` (solutions/NN).

    Returns the files that differ from what lies there, as paths; with `write` they are written, each whole or not at
    all. Nothing is removed. Raises AuthorError where the assignment contradicts itself.
    """
    assignment = load_assignment(solution)
    notebook = {f"{assignment.name}.ipynb": build_solution_notebook(assignment).encode()}
    changed: list[str] = []
    for folder, files in ((solution, notebook), (target, build_release(assignment))):
        for name in differences(files, folder):
            changed.append(str(folder / name))
            if write:
                _write(folder / name, files[name])
    return changed


def differences(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """The names in `files` whose file in `folder` is absent or another.

    Text is compared by the byte. Frozen numbers may differ by 1e-10 of the largest: another machine rounds otherwise.
    """
    names = []
    for name, data in files.items():
        old = (folder / name).read_bytes() if (folder / name).is_file() else None
        if old != data and not (old is not None and name.endswith(".npz") and same_visible(old, data)):
            names.append(name)
    return names


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _notebook(cells: list[Cell]) -> str:
    """The notebook as nbformat writes it: keys sorted, sources as lists of lines."""
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    data = {"cells": [_written(c) for c in cells], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False, separators=(",", ": ")) + "\n"


def _written(cell: Cell) -> Cell:
    code: Cell = {"execution_count": None, "outputs": []} if cell["cell_type"] == "code" else {}
    return {**cell, "source": cell["source"].splitlines(True), **code}


def released_cell(cell: Cell, where: str) -> Cell:
    """A cell as a student gets it: regions replaced, locked where nobody should write, with nbgrader's checksum."""
    kind, source, metadata = cell["cell_type"], cell["source"], cell["metadata"]
    graded = metadata.get("nbgrader")
    if graded is None:
        if BEGIN in source:
            raise AuthorError(f"{where}: a solution region in a cell that names no exercise; head it `# %% exercises=\"...\"`")
        return cell
    if graded["solution"]:
        source = _cleared(source, CODE_STUB if kind == "code" else TEXT_STUB, f"{where} ({graded['grade_id']})")
    locked = {"deletable": False} if graded["solution"] else {"deletable": False, "editable": False}
    stamped = {**graded, "cell_type": kind, "checksum": _checksum(kind, source, graded)}
    return {**cell, "source": source, "metadata": {**metadata, **locked, "nbgrader": stamped}}


def _cleared(source: str, stub: str, where: str) -> str:
    """The source with each region replaced by the stub at the indentation of the region's first marker."""
    lines: list[str] = []
    inside, regions = False, 0
    for line in source.split("\n"):
        if BEGIN in line:
            if inside:
                raise AuthorError(f"{where}: BEGIN SOLUTION within a region; write END SOLUTION first")
            inside, regions = True, regions + 1
            indent = re.match(r"\s*", line)
            lines.append(f"{indent.group() if indent else ''}{stub}")
        elif END in line:
            inside = False
        elif not inside:
            lines.append(line)
    if inside or not regions:
        raise AuthorError(f"{where}: no `### {END if inside else BEGIN}`; each solution stands between the two markers")
    return "\n".join(lines)


def _checksum(kind: str, source: str, graded: Mapping[str, Any]) -> str:
    """nbgrader's checksum of a cell: it tells when a student changed a locked cell or left a written answer untouched."""
    solution, grade = graded["solution"], graded["grade"]
    locked = False if solution else True if grade else graded["locked"]
    parts = [source, kind, str(grade), str(solution), str(locked), graded["grade_id"]]
    parts += [str(float(graded["points"]))] if grade else []
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()
