"""Every assignment under solutions/, loaded once; exams by seed; one sandbox for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from autograder.assignment import Assignment, load_assignment
from autograder.exam import Exam, prepare
from autograder.sandbox import Sandbox
from autograder.seeds import Seed

ROOT = Path(__file__).parents[2]
NAMES = sorted(p.name for p in (ROOT / "solutions").iterdir() if (p / f"{p.name}.py").is_file())


@cache
def load(name: str) -> Assignment:
    return load_assignment(ROOT / "solutions" / name)


@cache
def exam_of(name: str, seed: int) -> Exam:
    return prepare(load(name), Seed(seed))


@pytest.fixture(params=NAMES)
def assignment(request: pytest.FixtureRequest) -> Assignment:
    return load(request.param)


@pytest.fixture(scope="session")
def exams() -> Callable[[str, int], Exam]:
    return exam_of


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as box:
        yield box
