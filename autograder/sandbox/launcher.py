"""From the clean interpreter to the zygote: namespaces, and a parent that waits and tidies up.

judge --exec--> launcher --fork--> zygote (first process of its namespaces) --fork--> child
"""

from __future__ import annotations

import json
import os
import signal
import socket
import tempfile
from dataclasses import asdict, dataclass
from typing import NoReturn

from .limits import Limits
from .scratch import remove


@dataclass(frozen=True)
class Order:
    """What the judge asks of a zygote, as it travels on the command line."""

    library: str
    limits: Limits
    without: frozenset[str]
    control: int  # the file descriptor of the control socket
    mode: str = "zygote"  # "spawn": start children by exec, without confinement; "single": be such a child
    scratch: str = ""  # of a single child

    def to_json(self) -> str:
        return json.dumps({**asdict(self), "without": sorted(self.without)})

    @classmethod
    def from_json(cls, text: str) -> Order:
        fields = json.loads(text)
        fields["limits"] = Limits(**fields["limits"])
        return cls(**{**fields, "without": frozenset(fields["without"])})


def main(arguments: list[str]) -> NoReturn:
    order = Order.from_json(arguments[0])
    if order.mode == "single":
        from . import zygote

        zygote.run_single(order)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the judge, who then closes the socket
    judge = _pidfd(os.getppid())
    entered = _enter(order)
    scratch = "" if "mount" in entered else tempfile.mkdtemp(prefix="descent-")
    launcher = os.getpid()
    if (pid := os.fork()) == 0:
        from . import zygote

        zygote.run(order, entered, scratch, judge, launcher)
    socket.socket(fileno=order.control).close()
    status = os.waitpid(pid, 0)[1]
    if scratch:
        remove(scratch)
    os._exit(0 if status == 0 else 1)


def _enter(order: Order) -> frozenset[str]:
    """The names of what holds from here on: namespaces, and "linux" where its calls may be used."""
    if order.mode != "zygote":
        return frozenset()
    from . import namespaces

    entered = namespaces.enter(order.without)
    if "uts" in entered:
        socket.sethostname("grader")  # the same name everywhere
    return entered | {"linux"}


def _pidfd(pid: int) -> int | None:
    """A handle on the judge: it tells of its death even where someone else holds its sockets open."""
    try:
        return os.pidfd_open(pid)
    except (AttributeError, OSError):
        return None
