"""Sandboxes shared by the tests here: one for each set of mechanisms left out, ended with the session."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from autograder.sandbox import Child, Sandbox


class Lab:
    """Runs small pieces of student code in fresh children."""

    def __init__(self) -> None:
        self.sandboxes: dict[frozenset[str], Sandbox] = {}

    def sandbox(self, *without: str) -> Sandbox:
        names = frozenset(without)
        if names not in self.sandboxes:
            self.sandboxes[names] = Sandbox(without=names)
        return self.sandboxes[names]

    def attack(self, body: str, *without: str, library: str = "numpy") -> Any:
        """The answer of a function with this body, in a fresh child without the named mechanisms."""
        with self.sandbox(*without).child(library) as child:
            return call(child, body)


def begin(child: Child, *sources: str, forbid: list[str] | None = None, budget_s: float = 2.0) -> Any:
    """Runs the sources as the cells 1, 2, ... of a notebook."""
    statements = [[f"cell {n}, line 1", textwrap.dedent(source)] for n, source in enumerate(sources, 1)]
    message = {
        "op": "begin",
        "statements": statements,
        "seed": 1,
        "budget_s": budget_s,
        "forbid": forbid or [],
    }
    return child.request(message, 20.0)


def probe(
    child: Child, expression: str, cpu_s: float = 20.0, wall_s: float | None = None, **inputs: Any
) -> Any:
    """The reply of a probe that returns `expression`, with the student's names as `s`."""
    names = ", ".join(["s", *inputs])
    source = f"def p({names}):\n    return {expression}\n"
    message = {"op": "probe", "source": source, "name": "p", "inputs": inputs, "seed": 1, "library": "numpy"}
    return child.request(message, cpu_s, wall_s)


def call(child: Child, body: str, cpu_s: float = 20.0, wall_s: float | None = None) -> Any:
    """The reply of a student's function `attack` with this body."""
    begin(child, "def attack():\n" + textwrap.indent(textwrap.dedent(body), "    "))
    return probe(child, "s.attack()", cpu_s, wall_s)


@pytest.fixture(scope="session")
def lab() -> Iterator[Lab]:
    lab = Lab()
    yield lab
    for sandbox in lab.sandboxes.values():
        sandbox.close()


@pytest.fixture
def child(lab: Lab) -> Iterator[Child]:
    with lab.sandbox().child("numpy") as child:
        yield child


@pytest.fixture
def run_cells() -> Callable[..., Any]:
    return begin


@pytest.fixture
def run_probe() -> Callable[..., Any]:
    return probe


@pytest.fixture
def run_body() -> Callable[..., Any]:
    return call
