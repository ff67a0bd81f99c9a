"""A class to try the grader on: `python -m tests.demo_class build/demo 02_backprop` writes STUDENT/02_backprop/ for some fifty students.

Right, half right, blank and differently written notebooks, every known wrong answer somewhere, crashes, hangs, attacks, and what else
comes in on the last evening; `README.md` beside them says who is who. The same bytes every time, and only what differs is written.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from autograder.assignment import Assignment, load_assignment
from autograder.cells import Cell

from .hostile.corpus import attacks, defined, notebook, without

ROOT = Path(__file__).parents[1]
Files = dict[str, bytes]

GIVEN = """
ada amara anouk bao bela carmen chidi dilan elif emre esra farid finn goran hana ines ivo jonas kaito kamila lale leo lena lior maja malik
marta mei milan mira naoki nia noor olga omar paula petra quentin rafa reza rosa sara selim sina sofia tariq theo tomas uma vera viktor wanda
xenia yara yusuf zoe
"""
FAMILY = """
abebe bauer castro demir eriksen fofana grabowski haas ito jansen kowalski lindqvist moreau novak okafor petrov rossi
"""

WRONG_STUDENTS = 18  # more than any exercise has known wrong answers
NO_BASE = {"reshape_transpose_ops/moveaxis_and_einsum"}  # right, and yet not enough for others' answers: it knows no axis of -1
HOSTILE = """
array_that_equals_everything forged_reply patched_comparisons expected_value_in_a_frame search_of_all_files fork_bomb memory_of_arrays
exit_status_zero tags_that_skip_cells points_of_ones_own check_redefined_in_the_notebook weights_pickle sockets_of_every_family
output_bomb
"""

# what happens: the exercise, the code of a cell before its check, and the function that stands in place of
TROUBLE = {
    "the process ends in the first function": ("affine_forward", "import os\n\n\ndef affine_forward(x, w, b):\n    os._exit(1)\n", "affine_forward"),
    "recursion without end": ("find_topo_sort", "def find_topo_sort(outputs):\n    return find_topo_sort(outputs)\n", "find_topo_sort"),
    "a name that is nowhere defined": ("softmax_loss", "def softmax_loss(x, y):\n    return cross_entropy(logits, y)\n", "softmax_loss"),
    "a cell that does not parse": ("svm_loss", "def svm_loss(x, y)\n    return 0, x\n", "svm_loss"),
    "a loop that never ends": ("maxout", "def maxout_forward(x, w, b):\n    i = 0\n    while i < len(x):\n        pass\n", "maxout_forward"),
    "training at the top level that never ends": ("step", "steps = 0\nwhile steps >= 0:\n    steps += 1\n", ""),
}


def submissions(assignment: Assignment) -> list[tuple[str, Files]]:
    """(what it is, its files), one a student."""
    solved = answered(assignment, [])
    weights = dict(assignment.artifacts)
    found = [("all right", solved | weights)] * 3
    found += [("all right, without the trained weights", solved)] * bool(weights)
    found += [("blank: the released notebook as it came", stubs(assignment, keep=0))] * 2
    found += [(f"the first {share} % done", stubs(assignment, keep=share)) for share in (15, 35, 50, 75, 90)]
    found += [("each answer written otherwise", answered(assignment, rights(assignment, last)) | weights) for last in (False, True)]
    found += [(f"known wrong answers: {_names(some)}", answered(assignment, some) | weights) for some in wrongs(assignment)]
    found += [(f"trouble: {what}", answered(assignment, [(where, code)], lacks) | weights) for what, (where, code, lacks) in TROUBLE.items()]
    found += [(f"hostile: {name}", files) for name, files in hostile(assignment)]
    found += [("no notebook: a picture under its name", {f"{assignment.name}.ipynb": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8})]
    found += [("renamed, and a draft beside it", {"final version (2).ipynb": _only(solved), "notes.txt": b"ask about db\n"} | weights)]
    found += [("the file was cut off", {f"{assignment.name}.ipynb": _only(solved)[:70_000]})]
    found += [("weights that a crash cut off", solved | {name: data[: len(data) // 2] for name, data in weights.items()})] * bool(weights)
    return found


def _only(files: Files) -> bytes:
    (data,) = files.values()
    return data


def _names(answers: Sequence[tuple[str, str]]) -> str:
    return ", ".join(name for name, _ in answers)


def answered(assignment: Assignment, answers: Sequence[tuple[str, str]], lacks: str = "") -> Files:
    """The solved notebook with other answers, each in a cell before its check, and without the function `lacks`."""
    cells: list[Cell] = []
    for cell in assignment.reference.cells:
        cells += [Cell(f"mine-{name}"[:64], "code", code, 0) for name, code in answers if name == cell.id]
        cells.append(replace(cell, source=_unmarked(without(cell.source, {lacks}) if f"def {lacks}(" in cell.source else cell.source)))
    return _file(assignment, cells)


def _file(assignment: Assignment, cells: Sequence[Cell]) -> Files:
    return {f"{assignment.name}.ipynb": json.dumps(notebook(cells), indent=1, ensure_ascii=False).encode()}


def _unmarked(source: str) -> str:
    """A student's solution has no markers of the author's."""
    lines = source.split("\n")
    return "\n".join(line for line in lines if "BEGIN SOLUTION" not in line and "END SOLUTION" not in line)


def stubs(assignment: Assignment, keep: int) -> Files:
    """The released notebook with the first `keep` per cent of its solutions filled in."""
    path = ROOT / "assignments" / assignment.name / f"{assignment.name}.ipynb"
    if not path.is_file():
        raise SystemExit(f"{path}: no such file; run `autograder release {assignment.name}` first")
    released = {c["id"]: "".join(c["source"]) for c in json.loads(path.read_text(encoding="utf-8"))["cells"]}
    tasks = [c.id for c in assignment.reference.cells if released.get(c.id) != c.source]
    done = set(tasks[: len(tasks) * keep // 100])
    cells = [replace(c, source=_unmarked(c.source) if c.id in done else released.get(c.id, "")) for c in assignment.reference.cells]
    return _file(assignment, cells)


def rights(assignment: Assignment, last: bool) -> list[tuple[str, str]]:
    """A differently written answer for as many exercises as go together: the first ones by name, or the last ones."""
    chosen: list[tuple[str, str]] = []
    taken: set[str] = set()
    by_name = sorted(assignment.right, key=lambda r: r.name, reverse=last)
    for right in sorted(by_name, key=lambda r: -len(r.exercises)):
        names = {*right.exercises, *defined(right.source)}
        if not taken & names and right.name not in NO_BASE:
            taken |= names
            chosen.append((_first(assignment, right.exercises), right.source.split("\n", 1)[1]))
    return chosen


def _first(assignment: Assignment, names: Sequence[str]) -> str:
    return next(e.name for e in assignment.exercises if e.name in names)


def wrongs(assignment: Assignment) -> list[list[tuple[str, str]]]:
    """All known wrong answers dealt out to a few students, at most one an exercise to each."""
    hands: list[list[tuple[str, str]]] = [[] for _ in range(WRONG_STUDENTS)]
    turn = cycle(hands)
    for exercise in assignment.exercises:
        for wrong in assignment.wrong[exercise.name]:
            next(turn).append((exercise.name, wrong.source.split("\n", 2)[2]))
    return hands


def hostile(assignment: Assignment) -> Iterator[tuple[str, Files]]:
    """Some attacks of the corpus, those that write plain files."""
    known = {a.name: a for a in attacks()}
    with tempfile.TemporaryDirectory() as place:
        for name in HOSTILE.split():
            known[name].write(Path(place) / name, assignment)
            yield name, {f.name: f.read_bytes() for f in sorted((Path(place) / name).iterdir())}


def students(count: int) -> list[str]:
    """Names for a class, each once."""
    family = cycle(FAMILY.split())
    return [f"{given}.{next(family)}" for given, _ in zip(GIVEN.split(), range(count), strict=False)]


def write_class(folder: Path, assignment: Assignment) -> tuple[int, int]:
    """Write the class; the number of submissions and of files that changed."""
    class_ = submissions(assignment)
    names = students(len(class_))
    if len(names) < len(class_):
        raise SystemExit(f"{len(class_)} submissions and {len(names)} names; add to GIVEN")
    # by a step that shares no factor with their number, so that the table does not come in blocks
    order = sorted(range(len(class_)), key=lambda i: i * 37 % len(class_) if len(class_) % 37 else i)
    who = [(name, *class_[i]) for name, i in zip(names, order, strict=True)]
    changed = sum(_put(folder / name / assignment.name / file, data) for name, _, files in who for file, data in files.items())
    lines = [f"| {name} | {what if len(what) < 300 else what[:297] + '...'} |\n" for name, what, _ in who]
    text = f"# A demo class for {assignment.name}\n\nMade by tests/demo_class.py.\n\n| student | submission |\n|---|---|\n{''.join(lines)}"
    return len(class_), changed + _put(folder / "README.md", text.encode())


def _put(path: Path, data: bytes) -> bool:
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def main(arguments: Sequence[str]) -> None:
    if len(arguments) != 2:
        raise SystemExit("usage: python -m tests.demo_class FOLDER ASSIGNMENT   (build/demo 02_backprop)")
    folder = Path(arguments[0])
    count, changed = write_class(folder, load_assignment(ROOT / "solutions" / arguments[1]))
    print(f"{folder}: {count} submissions, {changed} files written")


if __name__ == "__main__":
    main(sys.argv[1:])
