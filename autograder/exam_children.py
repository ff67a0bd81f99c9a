"""What grading asks of a sandbox, and the reference's answers given by a confined child where the judge has not loaded its library.

Importing torch takes the judge seconds; a torch zygote has it already. The child that answers for the reference is ended before
a student's can exist beside it, and the zygote itself never sees an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from .cells import Statement
from .sandbox import ChildDied, Confinement
from .spec import Exercise

CPU_S = 60.0  # the author's own code is trusted with time


class LiveChild(Protocol):
    """One confined process, as of `sandbox.Child`."""

    def request(self, message: dict[str, Any], cpu_s: float, wall_s: float | None = None) -> Any: ...

    def send(self, messages: Sequence[dict[str, Any]], cpu_s: float) -> None: ...

    def receive(self, cpu_s: float, wall_s: float | None = None) -> Any: ...

    def act(self, observation: bytes, size: int, cpu_s: float) -> Any: ...

    def turns(self) -> AbstractContextManager[None]: ...

    def rest(self, size: int) -> None: ...

    def threads(self) -> int: ...

    def processor_seconds(self) -> float | None: ...

    def renew(self, files: Mapping[str, bytes]) -> LiveChild: ...

    def close(self) -> None: ...


class Children(Protocol):
    """A source of confined processes: a Sandbox, or several shared by the threads of a class."""

    def child(self, library: str, files: Mapping[str, bytes] | None = None) -> LiveChild: ...

    def spare(self, library: str) -> LiveChild:
        """A second process beside one of the same library, for the author's own code; held for a short while."""
        ...

    def confinement(self, library: str) -> Confinement: ...


class ReferenceFailed(Exception):
    """The author's own code raised in a child; the message says what and where."""


class Elsewhere:
    """Names of the reference (or of a known wrong answer) in a child; `call` runs a probe on them."""

    def __init__(self, child: LiveChild, exercise: Exercise, statements: Sequence[Statement]) -> None:
        self.child, self.exercise = child, exercise
        message = {"op": "begin", "statements": [[s.label, s.source] for s in statements], "seed": 0, "budget_s": CPU_S, "forbid": []}
        for label, kind, words in self._ask(message)["skipped"]:
            raise ReferenceFailed(f"{kind}: {words} ({label})")

    def call(self, source: str, name: str, inputs: bytes, seed: int) -> Any:
        """What the probe `name` in `source` returns. Raises ReferenceFailed."""
        message = {
            "op": "probe", "source": source, "name": name, "inputs": inputs, "seed": seed, "library": self.exercise.library,
        }  # fmt: skip
        reply = self._ask(message)
        if "raised" in reply:
            raise ReferenceFailed(f"{reply['raised']}: {reply['message']} {reply['where']}")
        return reply["value"]

    def _ask(self, message: dict[str, Any]) -> Any:
        try:
            return self.child.request(message, CPU_S)
        except ChildDied as death:
            raise ReferenceFailed(f"its process ended: {death.verdict}, {death.detail}") from None
