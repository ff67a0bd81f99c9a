"""A small course as nbgrader sees it, and the submissions of a class that knows every trick."""

from __future__ import annotations

import base64
import json
import os
import shutil
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save

from autograder.assignment import load_assignment
from autograder.release import build_release
from tests.unit.course_maker import make_course

ROOT = Path(__file__).parents[2]
NAME = "01_small"
CANARY = "CANARY-of-the-instructor"
HIDDEN = "SEEN-IN-A-HIDDEN-CASE"
ANSWER = "Because the denominator is the sum of the numerators of one row."
Cell = dict[str, Any]
Notebook = dict[str, Any]

SOFTMAX = "def softmax(z):\n    e = np.exp(z - z.max(axis=1, keepdims=True))\n    return e / e.sum(axis=1, keepdims=True)\n"
NAIVE = "def softmax(z):\n    e = np.exp(z)\n    return e / e.sum(axis=1, keepdims=True)\n"
AFFINE = """
def affine_forward(x, w, b):
    return x @ w + b, (x, w)

def affine_backward(dout, cache):
    x, w = cache
    return dout @ w.T, x.T @ dout, dout.sum(axis=0)
"""
SHUFFLED = "def shuffled(items):\n    return items[np.random.permutation(len(items))]\n"
PREDICT = 'def predict(weights, x):\n    return x @ weights["w"]\n'
RIGHT = {"softmax": SOFTMAX, "affine_backward": AFFINE, "shuffled": SHUFFLED, "line": PREDICT}


def make(root: Path) -> Path:
    """The course, with things beside the text that no student may ever see."""
    root.mkdir(parents=True, exist_ok=True)
    solution = make_course(root)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    for place in ("artifacts/line.safetensors", "line.safetensors", "wrong/_notes.md", "right/_more.md", "notes.txt", "extra.ipynb"):
        path = solution / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{CANARY} {place}", encoding="utf-8")
    with open(solution / "checks.py", "a", encoding="utf-8") as file:
        file.write(f"\n# {CANARY} in the checks\n")
    return solution


def released(root: Path) -> Notebook:
    data = build_release(load_assignment(root / "solutions" / NAME))[f"{NAME}.ipynb"]
    notebook: Notebook = json.loads(data)
    return notebook


def cell(notebook: Notebook, id_: str) -> Cell:
    return next(c for c in notebook["cells"] if c["id"] == id_)


def plain(source: str, kind: str = "code", **more: Any) -> Cell:
    extra: Cell = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"cell_type": kind, "id": f"mine-{abs(hash(source)) % 10**8}", "metadata": {}, "source": source, **extra, **more}


def solved(blank: Notebook, **answers: str) -> Notebook:
    """The blank notebook with right answers, or with those given."""
    notebook: Notebook = json.loads(json.dumps(blank))
    for name, source in (RIGHT | answers).items():
        cell(notebook, f"solution-{name}")["source"] = source
    cell(notebook, "why")["source"] = ANSWER
    return notebook


def hand_in(root: Path, student: str, notebook: Notebook | str, name: str = f"{NAME}.ipynb", weights: bool = True) -> Path:
    folder = root / "submitted" / student / NAME
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(notebook if isinstance(notebook, str) else json.dumps(notebook), encoding="utf-8")
    if weights:
        (folder / "line.safetensors").write_bytes(save({"w": np.array([1.0, 2.0])}))
    return folder


def picture() -> str:
    """A PNG of one pixel."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + parts).decode()


STUDENTS: dict[str, Callable[[Path, Notebook], None]] = {}
SCORES: dict[str, float] = {}  # of 10.5 automatic points
FULL = 10.5


def student(score: float) -> Callable[[Callable[[Path, Notebook], None]], None]:
    """Puts a student into the class: the function's name, and the score that nbgrader must hold in the end."""

    def add(make_it: Callable[[Path, Notebook], None]) -> None:
        STUDENTS[make_it.__name__], SCORES[make_it.__name__] = make_it, score

    return add


@student(FULL)
def right(root: Path, blank: Notebook) -> None:
    hand_in(root, "right", solved(blank))


@student(0)
def blank(root: Path, blank: Notebook) -> None:
    hand_in(root, "blank", blank, weights=False)


@student(FULL - 2.4)
def wrong(root: Path, blank: Notebook) -> None:
    hand_in(root, "wrong", solved(blank, softmax=NAIVE))


@student(FULL)
def copied(root: Path, blank: Notebook) -> None:
    """Check, solution and answer cells twice, ids and all."""
    notebook = solved(blank)
    for id_ in ("softmax", "solution-softmax", "why"):
        at = notebook["cells"].index(cell(notebook, id_))
        notebook["cells"].insert(at, json.loads(json.dumps(notebook["cells"][at])))
    hand_in(root, "copied", notebook)


@student(FULL)
def deleted(root: Path, blank: Notebook) -> None:
    """Three check cells are gone, and the cells before them too."""
    notebook = solved(blank)
    gone = ("softmax", "affine_backward", "line", "cell-000")
    notebook["cells"] = [c for c in notebook["cells"] if c["id"] not in gone]
    hand_in(root, "deleted", notebook)


@student(0.0)
def claims(root: Path, blank: Notebook) -> None:
    """Check cells that print what they like, are worth what they like, or are to be skipped; old outputs of full marks."""
    notebook: Notebook = json.loads(json.dumps(blank))
    for i, text in enumerate(["float('nan')", "-1", "1e9", "raise SystemExit"]):
        mine = cell(notebook, ["softmax", "affine_backward", "shuffled", "line"][i])
        mine["source"] = text
        mine["metadata"]["tags"] = ["skip-execution"]
        mine["metadata"]["nbgrader"]["points"] = 0
        mine["outputs"] = [{"output_type": "execute_result", "data": {"text/plain": "nan"}, "metadata": {}, "execution_count": 1}]
    hand_in(root, "claims", notebook, weights=False)


@student(FULL - 2.4)
def skips(root: Path, blank: Notebook) -> None:
    notebook = solved(blank, softmax=NAIVE)
    for c in notebook["cells"]:
        c["metadata"]["tags"] = ["skip-execution"]
    hand_in(root, "skips", notebook)


@student(FULL)
def renamed(root: Path, blank: Notebook) -> None:
    hand_in(root, "renamed", solved(blank), name="my homework (2).ipynb")


@student(FULL)
def warns(root: Path, blank: Notebook) -> None:
    noisy = "import warnings\nwarnings.warn('careful')\n" + SOFTMAX.replace("    e =", "    warnings.warn('x')\n    e =")
    hand_in(root, "warns", solved(blank, softmax=noisy))


@student(FULL - 1)
def exits(root: Path, blank: Notebook) -> None:
    hand_in(root, "exits", solved(blank, shuffled="import os\ndef shuffled(items):\n    os._exit(0)\n"))


@student(FULL - 0.8)
def tells(root: Path, blank: Notebook) -> None:
    """Says what a hidden case holds."""
    told = SOFTMAX.replace("    e =", f"    if z.shape == (4, 1):\n        raise ValueError('{HIDDEN[:5]}' '{HIDDEN[5:]} ' + repr(z))\n    e =")
    hand_in(root, "tells", solved(blank, softmax=told))


@student(FULL)
def linked(root: Path, blank: Notebook) -> None:
    """Links to the checks, as a file and as a folder, a nested notebook and a hidden folder."""
    folder = hand_in(root, "linked", solved(blank))
    solution = root / "solutions" / NAME
    os.symlink(solution / "checks.py", folder / "notes.txt")
    os.symlink(solution / "wrong", folder / "more")
    (folder / NAME).mkdir()
    os.symlink(solution / "checks.py", folder / NAME / "probes.py")
    shutil.copy(folder / f"{NAME}.ipynb", folder / NAME / "again.ipynb")


@student(0)
def linkonly(root: Path, blank: Notebook) -> None:
    """The notebook itself is a link."""
    folder = root / "submitted" / "linkonly" / NAME
    folder.mkdir(parents=True)
    os.symlink(root / "solutions" / NAME / "extra.ipynb", folder / f"{NAME}.ipynb")


@student(0)
def broken(root: Path, blank: Notebook) -> None:
    hand_in(root, "broken", '{"cells": [')


@student(0)
def two(root: Path, blank: Notebook) -> None:
    """Two candidates: one clear line and no grade."""
    hand_in(root, "two", solved(blank), name="a.ipynb")
    hand_in(root, "two", solved(blank), name="b.ipynb")


@student(FULL)
def scripts(root: Path, blank: Notebook) -> None:
    """Markup that would run in the grader's browser, a plot that should be kept, text that no file can hold."""
    notebook = solved(blank)
    evil = "<script>alert('EVIL')</script><img src=x onerror=EVIL()> [x](javascript:EVIL()) $a<b$ and \ud800"
    cell(notebook, "why")["source"] = evil
    notebook["cells"] += [plain(evil, "markdown"), plain(evil, "raw")]
    data = {"text/html": "<script>EVIL()</script>", "image/svg+xml": "<svg onload=EVIL()>", "image/png": picture(), "text/plain": "EVIL"}
    shown = [{"output_type": "display_data", "data": data, "metadata": {"image/png": {"width": '1" onload="EVIL()'}}}]
    notebook["cells"].append(plain("plot()", outputs=shown))
    bad = {"image/png": '" onerror="EVIL()'}
    notebook["cells"].append(plain("plot(2)", outputs=[{"output_type": "display_data", "data": bad, "metadata": {}}]))
    hand_in(root, "scripts", notebook)


@student(FULL)
def elsewhere(root: Path, blank: Notebook) -> None:
    """The written answer stands in a new cell below the one that asks."""
    notebook = solved(blank)
    cell(notebook, "why")["source"] = cell(blank, "why")["source"]
    notebook["cells"].insert(notebook["cells"].index(cell(notebook, "why")) + 1, plain(ANSWER, "markdown"))
    hand_in(root, "elsewhere", notebook)


def hand_in_all(root: Path) -> Notebook:
    notebook = released(root)
    for make_it in STUDENTS.values():
        make_it(root, notebook)
    return notebook
