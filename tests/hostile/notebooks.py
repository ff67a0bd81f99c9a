"""Attacks on what a student hands in: the notebook file, its metadata, the files beside it, and the weights."""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

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


# ------------------------------------------------------------------------------------------------ weights


def weights(verdict: str) -> Callable[[Callable[[], bytes | None]], Write]:
    """An attack by the bytes of the weights; the notebook itself is right."""

    def add(make: Callable[[], bytes | None]) -> Write:
        def write(folder: Path, assignment: Assignment) -> None:
            save(folder, assignment, assignment.reference.cells)
            data = make()
            if data is not None:
                (folder / _file(assignment)).write_bytes(data)

        write.__name__, write.__doc__ = f"weights_{make.__name__}", make.__doc__
        return attack(f"spiral_net={verdict} rest=PASS")(write)

    return add


def _file(assignment: Assignment) -> str:
    return next(e.trained.file for e in assignment.exercises if e.trained)


def _tensors(hidden: int = 8) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(0)
    shapes = {"W1": (2, hidden), "b1": (hidden,), "W2": (hidden, 3), "b2": (3,)}
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


def _packed(tensors: dict[str, np.ndarray], **changes: Any) -> bytes:
    """A safetensors file; `changes` replaces entries of its header by what is given."""
    header: dict[str, Any] = {}
    data = b""
    for name, array in tensors.items():
        header[name] = {"dtype": "F64", "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.astype("<f8").tobytes()
    text = json.dumps(header | changes).encode()
    return struct.pack("<Q", len(text)) + text + data


def _entry(**changes: Any) -> dict[str, Any]:
    return {"dtype": "F64", "shape": [2, 8], "data_offsets": [0, 128], **changes}


@weights("FORBIDDEN")
def pickle() -> bytes:
    """A pickle that writes a canary when it is loaded."""
    return b"\x80\x04cos\nsystem\n(S'touch /tmp/descent-canary-weights'\ntR."


@weights("FORBIDDEN|RAISED")
def pickle_of_protocol_zero() -> bytes:
    """The same in the oldest protocol, which has no telling first byte."""
    return b"cos\nsystem\n(S'touch /tmp/descent-canary-weights'\ntR."


@weights("FORBIDDEN")
def zip_of_torch() -> bytes:
    """The head of a torch.save file."""
    return b"PK\x03\x04" + bytes(1000)


@weights("FORBIDDEN")
def numpy_file() -> bytes:
    """A numpy file of objects."""
    return b"\x93NUMPY\x01\0v\0{'descr': '|O', 'fortran_order': False, 'shape': (1,), }" + b" " * 60 + b"\n" + b"cos\nsystem\n."


@weights("RAISED")
def empty() -> bytes:
    """A file of no bytes."""
    return b""


@weights("RAISED")
def truncated() -> bytes:
    """The last tensor is missing."""
    return _packed(_tensors())[:-30]


@weights("NONFINITE")
def not_numbers() -> bytes:
    """NaN in one tensor."""
    return _packed(_tensors() | {"b1": np.full(8, np.nan)})


@weights("WRONG")
def vast_numbers() -> bytes:
    """The largest numbers there are, so that the forward pass overflows."""
    return _packed({name: np.full(t.shape, 1.7e308) for name, t in _tensors().items()})


@weights("WRONG")
def noise() -> bytes:
    """Random numbers of the right shape."""
    return _packed(_tensors())


@weights("SHAPE")
def of_another_shape() -> bytes:
    """A layer transposed."""
    return _packed(_tensors() | {"W1": np.zeros((8, 2))})


@weights("SHAPE")
def of_other_names() -> bytes:
    """Names that are paths, markup and dunder methods."""
    return _packed({"../../x": np.zeros(1), "<script>": np.zeros(1), "__class__": np.zeros(1), "W1\ud800": np.zeros(1)})


@weights("DTYPE|RAISED")
def of_another_dtype() -> bytes:
    """A dtype that does not exist."""
    return _packed(_tensors(), W1=_entry(dtype="O"))


@weights("DTYPE|RAISED")
def dtype_that_is_a_list() -> bytes:
    """A dtype that cannot even be looked up."""
    return _packed(_tensors(), W1=_entry(dtype=["F64"]))


@weights("RAISED")
def header_of_an_exabyte() -> bytes:
    """A header length that no file has."""
    return struct.pack("<Q", 2**60) + b"{}"


@weights("RAISED")
def header_that_lies() -> bytes:
    """An end far behind the file."""
    return _packed(_tensors(), W1=_entry(shape=[2, 2**28], data_offsets=[0, 2**32]))


@weights("RAISED")
def negative_offsets() -> bytes:
    """Offsets below zero."""
    return _packed(_tensors(), W1=_entry(data_offsets=[-128, 0]))


@weights("WRONG|RAISED")
def overlapping_tensors() -> bytes:
    """All tensors on the same bytes."""
    return _packed(_tensors(), b1=_entry(shape=[8], data_offsets=[0, 64]), b2=_entry(shape=[3], data_offsets=[0, 24]))


@weights("RAISED|SHAPE")
def hundred_axes() -> bytes:
    """A tensor of one number and a hundred axes, more than numpy has."""
    return _packed(_tensors(), W1=_entry(shape=[1] * 100, data_offsets=[0, 8]))


@weights("RAISED|SHAPE")
def product_without_end() -> bytes:
    """A shape whose product has a hundred thousand digits."""
    return _packed(_tensors(), W1=_entry(shape=[2**32 - 1] * 80_000))


@weights("RAISED|SHAPE")
def header_of_deep_json() -> bytes:
    """A header nested a hundred thousand levels deep."""
    text = b"[" * 100_000
    return struct.pack("<Q", len(text)) + text


@weights("RAISED|SHAPE")
def header_that_is_a_list() -> bytes:
    """A header that is no object."""
    return struct.pack("<Q", 9) + b'["W1", 1]'


@attack("spiral_net=MEMORY rest=PASS")
def weights_of_two_gigabytes(folder: Path, assignment: Assignment) -> None:
    """Two gigabytes, all of it a hole in the file."""
    save(folder, assignment, assignment.reference.cells)
    (folder / _file(assignment)).write_bytes(_packed(_tensors()))
    os.truncate(folder / _file(assignment), 2 * 2**30)


@attack("spiral_net=MISSING rest=PASS")
def weights_are_a_link(folder: Path, assignment: Assignment) -> None:
    """A link to the reference's own weights."""
    save(folder, assignment, assignment.reference.cells)
    (folder / _file(assignment)).unlink(missing_ok=True)
    (folder / _file(assignment)).symlink_to(assignment.folder / "artifacts" / _file(assignment))


@attack("spiral_net=MISSING rest=PASS")
def weights_are_a_folder(folder: Path, assignment: Assignment) -> None:
    """A folder of the weights' name."""
    save(folder, assignment, assignment.reference.cells)
    (folder / _file(assignment)).unlink(missing_ok=True)
    (folder / _file(assignment)).mkdir()


@attack("spiral_net=MISSING rest=PASS")
def weights_are_a_hard_link(folder: Path, assignment: Assignment) -> None:
    """A hard link to a file of somebody else's."""
    save(folder, assignment, assignment.reference.cells)
    (folder / _file(assignment)).unlink(missing_ok=True)
    other = folder.parent / "somebody-elses"
    other.write_bytes(_packed(_tensors()))
    os.link(other, folder / _file(assignment))
