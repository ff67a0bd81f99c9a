"""Attacks on what a student hands in: the notebook file, its metadata, and the files beside it."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder.assignment import Assignment
from autograder.cells import Cell

from .corpus import Attack, expectations, notebook, planted, save, save_text

TARGET = "vector_jacobian"
WRONG = f"import numpy as np\n\n\ndef {TARGET}(jacobian, dout, shape):\n    return np.zeros(shape)\n"
Write = Callable[[Path, Assignment], None]
NOTEBOOKS: list[Attack] = []


def attack(expect: str = "rest=PASS", unreadable: bool = False) -> Callable[[Write], Write]:
    """Puts a function into the corpus: its name, its docstring and what is expected of it."""

    def add(write: Write) -> Write:
        NOTEBOOKS.append(Attack(write.__name__, write.__doc__ or "", write, expectations(expect), unreadable))
        return write

    return add


refused = attack("rest=MISSING", unreadable=True)
not_earned = attack(f"{TARGET}=WRONG rest=PASS")


def _wrong(assignment: Assignment) -> list[Cell]:
    """The reference with one wrong answer, whose points somebody is after."""
    return planted(assignment, WRONG, TARGET)


def _rewritten(folder: Path, assignment: Assignment, change: Callable[[dict[str, Any]], object]) -> None:
    """A wrong answer in a notebook of which each raw cell is changed."""
    data = notebook(_wrong(assignment))
    for cell in data["cells"]:
        change(cell)
    save_text(folder, assignment, json.dumps(data))


# ------------------------------------------------------------------------------------------------ metadata, ids, order


@not_earned
def tags_that_skip_cells(folder: Path, assignment: Assignment) -> None:
    """Tags that tell executors to skip a cell, or to let it raise."""
    tags = ["skip-execution", "raises-exception", "remove_cell", "nbgrader-skip"]
    _rewritten(folder, assignment, lambda c: c["metadata"].update(tags=tags))


@not_earned
def points_of_ones_own(folder: Path, assignment: Assignment) -> None:
    """nbgrader's metadata forged: a thousand points, unlocked, graded by hand, full score."""
    forged = {"grade": True, "points": 1000, "locked": False, "solution": True, "task": False, "schema_version": 3, "score": 1000}
    _rewritten(folder, assignment, lambda c: c["metadata"].update(nbgrader={**forged, "grade_id": c["id"]}))


@not_earned
def check_cells_declared_solutions(folder: Path, assignment: Assignment) -> None:
    """Each check cell declared a solution and emptied."""

    def change(cell: dict[str, Any]) -> None:
        if cell["source"].startswith("check("):
            cell.update(source="1000.0", metadata={"nbgrader": {"solution": True, "grade": False, "grade_id": cell["id"]}})

    _rewritten(folder, assignment, change)


@not_earned
def outputs_with_full_marks(folder: Path, assignment: Assignment) -> None:
    """Stored outputs that show full marks."""
    output = {"output_type": "execute_result", "data": {"text/plain": "1000.0"}, "metadata": {}, "execution_count": 1}
    _rewritten(folder, assignment, lambda c: c["cell_type"] == "code" and c.update(outputs=[output] * 2, execution_count=1))


@not_earned
def check_redefined_in_the_notebook(folder: Path, assignment: Assignment) -> None:
    """`check` redefined above all check cells, and the check cells rewritten to give what they like."""
    cells = [replace(c, source=f"{c.source}\n1000.0") if c.source.startswith("check(") else c for c in _wrong(assignment)]
    save(folder, assignment, [Cell("fake", "code", "def check(*_):\n    return 1000.0", 0), *cells])


@not_earned
def one_id_for_all_cells(folder: Path, assignment: Assignment) -> None:
    """All cells of one id."""
    _rewritten(folder, assignment, lambda c: c.update(id=TARGET))


@not_earned
def ids_that_are_no_ids(folder: Path, assignment: Assignment) -> None:
    """Ids that are numbers, lists, vast, or paths."""
    ids = iter([7, ["x"], None, "x" * 10**5, "../../etc/passwd", {"a": 1}] * 1000)
    _rewritten(folder, assignment, lambda c: c.update(id=next(ids)))


@not_earned
def ids_exchanged(folder: Path, assignment: Assignment) -> None:
    """The ids of check cells moved on by one, so that a right answer might be graded under a wrong one's name."""
    checks = [c.id for c in assignment.reference.cells if c.source.startswith("check(")]
    following = dict(zip(checks, [*checks[1:], checks[0]], strict=True))
    _rewritten(folder, assignment, lambda c: c.update(id=following.get(c["id"], c["id"])))


@not_earned
def check_cells_gone(folder: Path, assignment: Assignment) -> None:
    """Every check cell deleted."""
    save(folder, assignment, [c for c in _wrong(assignment) if not c.source.startswith("check(")])


@not_earned
def check_cells_first(folder: Path, assignment: Assignment) -> None:
    """Every check cell moved above the answers."""
    save(folder, assignment, sorted(_wrong(assignment), key=lambda c: not c.source.startswith("check(")))


@not_earned
def check_cells_twice(folder: Path, assignment: Assignment) -> None:
    """Each check cell, id included, copied: points might count twice, or the copy drop the submission."""
    save(folder, assignment, [c for cell in _wrong(assignment) for c in [cell] * (1 + cell.source.startswith("check("))])


@attack(f"{TARGET}=PASS|WRONG rest=PASS")
def whole_notebook_twice(folder: Path, assignment: Assignment) -> None:
    """All cells twice, the right answers first and last."""
    save(folder, assignment, [*assignment.reference.cells, *_wrong(assignment), *assignment.reference.cells])


@not_earned
def metadata_of_the_wrong_kind(folder: Path, assignment: Assignment) -> None:
    """Metadata, outputs and counts that are lists, numbers and null."""
    _rewritten(folder, assignment, lambda c: c.update(metadata=[1], outputs="none", execution_count={"a": []}))


# ------------------------------------------------------------------------------------------------ the notebook file


@refused
def not_json(folder: Path, assignment: Assignment) -> None:
    """A notebook that is a picture."""
    save_text(folder, assignment, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)


@refused
def cut_off(folder: Path, assignment: Assignment) -> None:
    """A notebook that ends in the middle."""
    text = json.dumps(notebook(assignment.reference.cells))
    save_text(folder, assignment, text[: len(text) // 2])


@refused
def empty_file(folder: Path, assignment: Assignment) -> None:
    """A notebook of no bytes."""
    save_text(folder, assignment, "")


@refused
def a_list(folder: Path, assignment: Assignment) -> None:
    """JSON, but no object."""
    save_text(folder, assignment, "[1, 2, 3]")


@refused
def of_the_future(folder: Path, assignment: Assignment) -> None:
    """Notebook format 99."""
    save(folder, assignment, assignment.reference.cells, nbformat=99)


@refused
def format_five(folder: Path, assignment: Assignment) -> None:
    """Notebook format 5."""
    save(folder, assignment, assignment.reference.cells, nbformat=5)


@refused
def format_that_is_no_number(folder: Path, assignment: Assignment) -> None:
    """A notebook format that is a list."""
    save(folder, assignment, assignment.reference.cells, nbformat=[4])


@attack()
def format_three(folder: Path, assignment: Assignment) -> None:
    """Notebook format 3, with its worksheets; it is read, with a note."""
    cells = [
        {"cell_type": c.kind, "metadata": {}, **({"input": c.source, "outputs": [], "language": "python"} if c.kind == "code" else {"source": c.source})}
        for c in assignment.reference.cells
    ]
    data = {"worksheets": [{"cells": cells, "metadata": {}}], "metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0}
    save_text(folder, assignment, json.dumps(data))


@refused
def hundred_megabytes(folder: Path, assignment: Assignment) -> None:
    """A notebook of a hundred megabytes, most of it a hole in the file."""
    save(folder, assignment, assignment.reference.cells)
    os.truncate(folder / f"{assignment.name}.ipynb", 100 * 2**20)


@refused
def hundred_thousand_cells(folder: Path, assignment: Assignment) -> None:
    """A hundred thousand cells."""
    save(folder, assignment, [*assignment.reference.cells, *[Cell("", "code", "x = 1", 0)] * 100_000])


@refused
def deep_json(folder: Path, assignment: Assignment) -> None:
    """JSON nested a hundred thousand levels deep."""
    save_text(folder, assignment, '{"cells": [], "nbformat": 4, "metadata": ' + "[" * 100_000 + "]" * 100_000 + "}")


@refused
def millions_of_empty_lists(folder: Path, assignment: Assignment) -> None:
    """Ten megabytes of JSON that take a gigabyte when read."""
    save_text(folder, assignment, '{"cells": [], "nbformat": 4, "metadata": [' + "{}," * 3_000_000 + "{}]}")


@refused
def number_of_a_million_digits(folder: Path, assignment: Assignment) -> None:
    """A whole number of a million digits, which takes a reader minutes."""
    save_text(folder, assignment, '{"cells": [], "nbformat": 4, "metadata": {"x": ' + "9" * 10**6 + "}}")


@attack()
def numbers_that_json_lacks(folder: Path, assignment: Assignment) -> None:
    """NaN and Infinity in the metadata and counts."""
    save(folder, assignment, assignment.reference.cells, metadata={"a": float("nan"), "b": [float("inf"), -float("inf"), 1e308]})


@attack()
def byte_order_mark(folder: Path, assignment: Assignment) -> None:
    """UTF-8 with a byte order mark, as some editors write it."""
    save_text(folder, assignment, b"\xef\xbb\xbf" + json.dumps(notebook(assignment.reference.cells)).encode())


@refused
def other_encoding(folder: Path, assignment: Assignment) -> None:
    """UTF-16."""
    save_text(folder, assignment, json.dumps(notebook(assignment.reference.cells)).encode("utf-16"))


@attack()
def null_bytes_and_half_characters(folder: Path, assignment: Assignment) -> None:
    """Cells with null bytes, lone surrogates, terminal codes and shell lines of them, which end up in notes."""
    odd = "\x00 \ud800 \x1b[2J \u202e \u2028"
    cells = [Cell("a", "code", f"x = '{odd}'", 0), Cell("b", "code", f"!ls {odd}", 0), Cell("c", "code", f"%pip install {odd}", 0)]
    cells += [Cell("d", "code", "y = 'ok'\nz = ??? \ud800", 0), Cell("e", "markdown", odd, 0), Cell("f", "code", "\ud800 = 1", 0)]
    save(folder, assignment, [*cells, *assignment.reference.cells])


@refused
def cells_that_are_no_cells(folder: Path, assignment: Assignment) -> None:
    """Cells that are numbers."""
    save_text(folder, assignment, json.dumps({"nbformat": 4, "cells": [1, None, "x"]}))


@refused
def source_that_is_no_text(folder: Path, assignment: Assignment) -> None:
    """A source that is an object."""
    save_text(folder, assignment, json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", "source": {"a": 1}}]}))


@attack()
def attachments(folder: Path, assignment: Assignment) -> None:
    """Ten megabytes of pictures attached to a cell."""
    picture = {"p.png": {"image/png": "A" * 10**7}}
    data = notebook(assignment.reference.cells)
    data["cells"][0]["attachments"] = picture
    save_text(folder, assignment, json.dumps(data))


@attack()
def brackets_without_end(folder: Path, assignment: Assignment) -> None:
    """Code nested so deep that a reader of Python overflows its stack: brackets, signs, calls, attributes, operators."""
    deep = ["x = " + "(" * 5000 + ")" * 5000, "x = " + "-" * 60_000 + "1", "x = f" + "()" * 60_000, "x = y" + ".a" * 60_000]
    deep += ["x = " + "[" * 90 + "]" * 90, "x = 1" + " + 1" * 60_000, "x = " + "not " * 50_000 + "1", "x = " + "lambda: " * 20_000 + "1"]
    deep += ["if 1:\n    pass\n" + "elif 1:\n    pass\n" * 15_000, "x = " + "a if b else " * 20_000 + "c", "@a\n" * 50_000 + "def f(): pass"]
    deep += ["\n".join(" " * i + "if 1:" for i in range(99)) + "\n" + " " * 99 + "pass", "x = f'" + "{f'" * 100 + "'}" * 100 + "'"]
    save(folder, assignment, [*(Cell(f"d{i}", "code", s, 0) for i, s in enumerate(deep)), *assignment.reference.cells])


@attack()
def blanks_without_end(folder: Path, assignment: Assignment) -> None:
    """Hundreds of thousands of blank lines, question marks and open quotes, at which a pattern may take hours."""
    slow = ["\n" * 200_000 + "x", "?\n" * 50_000 + "x", "x" + " " * 200_000 + "x", "'" * 100_001, "x = " * 50_000 + "x", "a.b" * 60_000 + " ="]
    slow += ["# " + "check(" * 40_000, "%" * 100_000, "a," * 90_000 + "=\n!", "\\\n" * 90_000 + "x"]
    save(folder, assignment, [*(Cell(f"s{i}", "code", s, 0) for i, s in enumerate(slow)), *assignment.reference.cells])


@attack()
def thousands_of_statements(folder: Path, assignment: Assignment) -> None:
    """Statements that all change one another, so that finding what an exercise needs might take for ever."""
    names = [f"n{i}" for i in range(40)]
    lines = [f"{', '.join(names)} = {', '.join(reversed(names))}; {names[i % 40]}.x = np.sum({names[(i * 7) % 40]})" for i in range(1500)]
    save(folder, assignment, [*(Cell(f"t{i}", "code", "\n".join(lines[i::10]), 0) for i in range(10)), *assignment.reference.cells])


# ------------------------------------------------------------------------------------------------ names, links, devices


@attack()
def renamed(folder: Path, assignment: Assignment) -> None:
    """A notebook of another name, markup and a formula in it."""
    save_text(folder, assignment, json.dumps(notebook(assignment.reference.cells)), "=cmd|'<b>&final v2.ipynb")


@refused
def two_candidates(folder: Path, assignment: Assignment) -> None:
    """Two notebooks with the exercises, neither of the right name."""
    for name in ("a.ipynb", "b.ipynb"):
        save_text(folder, assignment, json.dumps(notebook(assignment.reference.cells)), name)


@refused
def path_in_a_name(folder: Path, assignment: Assignment) -> None:
    """A notebook whose name is a path for other systems, with a line break."""
    save_text(folder, assignment, json.dumps(notebook(assignment.reference.cells)), "..\\..\\solutions\n.ipynb")


@refused
def notebook_is_a_link(folder: Path, assignment: Assignment) -> None:
    """A link to the grader's password file in place of the notebook."""
    folder.mkdir(parents=True)
    (folder / f"{assignment.name}.ipynb").symlink_to("/etc/passwd")


@refused
def notebook_is_a_link_to_the_solution(folder: Path, assignment: Assignment) -> None:
    """A link to the reference's own notebook."""
    folder.mkdir(parents=True)
    (folder / f"{assignment.name}.ipynb").symlink_to(assignment.folder / f"{assignment.name}.ipynb")


@refused
def folder_is_a_link(folder: Path, assignment: Assignment) -> None:
    """A link to the reference's folder in place of the submission."""
    folder.parent.mkdir(parents=True)
    folder.symlink_to(assignment.folder)


@refused
def folder_is_a_file(folder: Path, assignment: Assignment) -> None:
    """A file in place of the submission's folder."""
    folder.parent.mkdir(parents=True)
    folder.write_text("x", encoding="utf-8")


@refused
def notebook_is_a_folder(folder: Path, assignment: Assignment) -> None:
    """A folder of the notebook's name."""
    (folder / f"{assignment.name}.ipynb").mkdir(parents=True)


@refused
def notebook_is_a_pipe(folder: Path, assignment: Assignment) -> None:
    """A named pipe, which hangs whoever opens it."""
    folder.mkdir(parents=True)
    os.mkfifo(folder / f"{assignment.name}.ipynb")


@refused
def empty_folder(folder: Path, assignment: Assignment) -> None:
    """Nothing at all."""
    folder.mkdir(parents=True)


@attack()
def pipes_and_sockets_beside(folder: Path, assignment: Assignment) -> None:
    """A named pipe, a socket, links out and links in a ring beside the notebook."""
    save(folder, assignment, assignment.reference.cells)
    os.mkfifo(folder / "pipe.txt")
    (folder / "seed.txt").symlink_to("/etc/shadow")
    (folder / "ring").symlink_to("ring")
    (folder / "above").symlink_to("..")
    here = os.getcwd()
    os.chdir(folder)  # a socket's path has few bytes
    try:
        with socket.socket(socket.AF_UNIX) as door:
            door.bind("door")
    finally:
        os.chdir(here)


@attack()
def modules_in_disguise(folder: Path, assignment: Assignment) -> None:
    """Files named like the libraries and start-up files that Python loads by itself."""
    save(folder, assignment, assignment.reference.cells)
    names = ("numpy", "torch", "json", "autograder", "sitecustomize", "usercustomize", "_descent", "random", "matplotlib", "tqdm")
    for name in names:
        (folder / f"{name}.py").write_text("import os\nos._exit(0)\n", encoding="utf-8")
    (folder / "evil.pth").write_text("import os; os._exit(0)\n", encoding="utf-8")
    (folder / "matplotlibrc").write_text("backend: module://numpy\n", encoding="utf-8")


@attack()
def files_by_the_thousand(folder: Path, assignment: Assignment) -> None:
    """Two thousand files beside the notebook."""
    save(folder, assignment, assignment.reference.cells)
    for number in range(2000):
        (folder / f"z{number:05d}").touch()
