"""A small course on disk, its exam, and submissions of code snippets, for tests of the engine and the classroom."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from autograder.assignment import Assignment, load_assignment
from autograder.cells import Cell, Notebook
from autograder.engine import Graded, grade
from autograder.exam import Exam, prepare
from autograder.sandbox import Sandbox
from autograder.seeds import Seed
from autograder.submission import Submission
from autograder.variants import submission_of

CHECKS = '''
from autograder import draw
from autograder.spec import Case, graded

@graded(points=2, cases=[
    Case("three numbers", x=draw.normal(3)),
    Case("five numbers", x=draw.normal(5), hidden=True, hint="twice, not thrice"),
])
def double(s, x):
    return {"y": s.double(x)}

@graded(points=4, cases=[
    Case("a table", x=draw.normal(3, 4)),
    Case("one row", x=draw.normal(1, 4)),
    Case("large", x=draw.normal(3, 4, scale=1e4), hidden=True, weight=2, hint={"NONFINITE": "subtract the maximum"}),
])
def softmax(s, x):
    return {"p": s.softmax(x)}

@graded(points=1, library="torch", forbid=("torch.nn.functional.relu", "torch.relu"), cases=[
    Case("some", x=draw.spaced(4)),
    Case("more", x=draw.spaced(6), hidden=True),
])
def rectify(s, x):
    return {"y": s.rectify(torch.from_numpy(x))}
'''

TEXT = '''# %%
import numpy as np
from autograder import check

# %% exercises="double"
def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% exercises="softmax"
def softmax(x):
    """Rows to probabilities, logits to +-1e4."""
    ### BEGIN SOLUTION
    shifted_exponentials = np.exp(x - x.max(axis=1, keepdims=True))
    return shifted_exponentials / shifted_exponentials.sum(axis=1, keepdims=True)
    ### END SOLUTION

# %% exercises="rectify"
import torch
def rectify(x):
    """Negative entries become zero."""
    ### BEGIN SOLUTION
    return torch.where(x > 0, x, torch.zeros_like(x))
    ### END SOLUTION
'''

DOUBLE = "def double(x):\n    return x + x\n"
SOFTMAX = "import numpy as np\ndef softmax(x):\n    e = np.exp(x - x.max(1)[:, None])\n    return e / e.sum(1)[:, None]\n"
RECTIFY = "import torch\ndef rectify(x):\n    return x.clamp(min=0)\n"
CHECK = 'check("{}")'


def make(root: Path) -> Path:
    """Write solutions/00_tiny under `root`; returns its folder."""
    folder = root / "solutions" / "00_tiny"
    folder.mkdir(parents=True)
    (folder / "00_tiny.py").write_text(TEXT, encoding="utf-8")
    (folder / "checks.py").write_text(CHECKS, encoding="utf-8")
    return folder


@cache
def tiny(root: Path) -> tuple[Assignment, Exam]:
    assignment = load_assignment(make(root))
    return assignment, prepare(assignment, Seed(3))


def notebook(*cells: str) -> Notebook:
    """Code cells; a cell that is the name of an exercise becomes its check cell."""
    sources = [CHECK.format(c) if c.isidentifier() else c for c in cells]
    return Notebook(tuple(Cell(f"c{i}", "code", s, i) for i, s in enumerate(sources)), "00_tiny.ipynb", ())


def submission(assignment: Assignment, *cells: str) -> Submission:
    return submission_of(assignment, notebook(*cells), "ada", files={})


def graded(root: Path, sandbox: Sandbox, *cells: str, only: Sequence[str] = ()) -> Graded:
    assignment, exam = tiny(root)
    return grade(submission(assignment, *cells), exam, sandbox, only=frozenset(only) or None)


def write_notebook(path: Path, *cells: str) -> None:
    """A file that Jupyter could have saved."""
    sources = [CHECK.format(c) if c.isidentifier() else c for c in cells]
    data = {
        "nbformat": 4, "nbformat_minor": 5, "metadata": {},
        "cells": [{"id": f"c{i}", "cell_type": "code", "source": s, "metadata": {}, "outputs": [], "execution_count": None} for i, s in enumerate(sources)],
    }  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data), encoding="utf-8")
