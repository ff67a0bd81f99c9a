"""Runs a student's statements and probes. The child's whole knowledge; nothing here is secret or trusted."""

from __future__ import annotations
import __future__

import ast
import builtins
import contextlib
import dis
import io
import linecache
import marshal
import os
import random
import re
import signal
import sys
import types
from collections.abc import Callable, Iterator
from time import monotonic, process_time
from typing import Any

import numpy as np

from .. import wire
from ..errors import WireError
from . import questions, shims, standins
from .forbid import Ban
from .limits import Limits

_FUTURE = sum({getattr(__future__, name).compiler_flag for name in __future__.all_feature_names})
_NO_MEMORY = ("can't allocate memory", "not enough memory")
_WALL = 10  # seconds on the wall for each of the processor's
_TICK_S, _WALL_TICK_S = 0.1, 0.5  # between looks at how long a statement has been running
_BRIEF, _SKIPPED = 100, 400  # the answer to "begin" must fit the socket while the judge is still writing the next message
_MESSAGE, _LABEL = 500, re.compile(r"(.*\bline )(\d+)", re.DOTALL)


class MissingName(AttributeError):
    """A probe asked for a name that the notebook does not define."""


class Overtime(BaseException):
    """A statement used more processor time than it was given."""


class Names:
    """The student's names by attribute, as a probe sees them."""

    def __init__(self, space: dict[str, Any]) -> None:
        self.__dict__ = space

    def __getattr__(self, name: str) -> Any:
        raise MissingName(f"{name} is not defined in the notebook")


class Tail(io.TextIOBase):
    """A text stream that keeps its last characters."""

    def __init__(self, size: int) -> None:
        self.size, self.text = size, ""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.text = (self.text + text[-self.size :])[-self.size :] if self.size else ""
        return len(text)


class Runner:
    """One child's state between messages: the namespace of the exercise at hand."""

    def __init__(self, limits: Limits, scratch: str, hides: Callable[[str], bool] | None) -> None:
        self.limits, self.scratch = limits, scratch
        self.space: dict[str, Any] = {}
        self.statements: list[tuple[str, str]] = []  # all that were ever sent, label and source: later messages name them by number
        self.labels: set[str] = set()
        self.ban, self.finder = Ban(), standins.Finder(hides)
        self.torch: Any = sys.modules.get("torch")  # a student may put something else there
        self.functions: dict[str, Callable[..., Any]] = {}  # the probes of the exercise at hand
        self.codes: dict[tuple[str, str, int], types.CodeType] = {}
        self.out = Tail(limits.stdout_tail)
        self.armed, self.budget_s = False, 0.0
        self.number = 0  # of the statement that runs, or ran last
        self.seen, self.since = 0, (0.0, 0.0)  # the statement that the clock is on, and what the two clocks said when it was first seen
        self.finder.labels = self.labels
        self.finder.install()
        shims.install()
        sys.path.append(scratch)  # a student's own helper modules lie there
        sys.argv = sys.orig_argv = ["notebook"]
        signal.signal(signal.SIGPROF, self._ring)
        signal.signal(signal.SIGALRM, self._ring)

    def answers(self, message: dict[str, Any]) -> Iterator[Any]:
        """One answer, or one for each case of a "cases" message."""
        if message["op"] == "cases":
            for inputs, seed in message["cases"]:
                before = questions.whole(inputs)
                yield self._sealed(self._answer(message, before, seed)) | _ticket(message)
        else:
            yield self.begin(message) if message["op"] == "begin" else self.probe(message)

    def begin(self, message: dict[str, Any]) -> dict[str, Any]:
        """A fresh namespace in which the statements run; the answer names those that were skipped."""
        statements = [self._statement(s) for s in message["statements"]]
        self._fresh(message)
        flags, skipped = 0, []
        with self._timed(message["budget_s"]):
            for label, source in statements:
                try:
                    code = self._compiled(label, source, flags)
                    flags |= code.co_flags & _FUTURE
                    self._run(code)
                except BaseException as error:
                    skipped.append([label, _name(error), _words(error)[:_BRIEF]])
        return {"skipped": skipped[:_SKIPPED], **_ticket(message)}

    def _compiled(self, label: str, source: str, flags: int) -> types.CodeType:
        """Exercises share most of their statements: each is compiled once."""
        key = (label, source, flags)
        if key not in self.codes:
            self.codes[key] = compile(source, label, "exec", flags=flags, dont_inherit=True)
        return self.codes[key]

    def _statement(self, sent: list[Any] | int) -> tuple[str, str]:
        """A statement that is sent for the first time, or the number of an earlier one: exercises share most of them."""
        if isinstance(sent, int):
            return self.statements[sent]
        label, source = sent[:2]
        if len(sent) > 2:
            self.codes[label, source, 0] = marshal.loads(sent[2])  # what the course itself ships was compiled once for a class
        self.statements.append((label, source))
        self.labels.add(label)
        self.finder.guarded |= frozenset(_guards(label, source))
        linecache.cache[label] = (lambda: source,)  # type: ignore[assignment]  # its lines are made when somebody asks for them
        return label, source

    def _fresh(self, message: dict[str, Any]) -> None:
        helpers = [name for name in os.listdir(self.scratch) if name.endswith(".py")]
        self.finder.own = frozenset(name.removesuffix(".py") for name in helpers)
        self.finder.files = frozenset(os.path.join(self.scratch, name) for name in helpers)
        self.functions = {}
        self.finder.forget()
        main = types.ModuleType("__main__")
        sys.modules["__main__"] = main
        self.space = vars(main)
        self.space["__builtins__"] = builtins
        sys.stdout, sys.stderr, sys.stdin = self.out, Tail(0), io.StringIO()
        reset(self.scratch, self.torch)
        seed_all(message["seed"], self.torch)
        self.ban.replace(message["forbid"])

    def _run(self, code: types.CodeType) -> None:
        self.number += 1
        self.armed = True
        try:
            exec(code, self.space)
        finally:
            self.armed = False

    @contextlib.contextmanager
    def _timed(self, budget_s: float) -> Iterator[None]:
        """While it lasts, no statement runs for much longer than `budget_s`. The clocks tick for all together: to set them for each
        would take longer than most statements do."""
        self.budget_s = budget_s
        signal.setitimer(signal.ITIMER_PROF, _TICK_S, _TICK_S)
        signal.setitimer(signal.ITIMER_REAL, _WALL_TICK_S, _WALL_TICK_S)  # a statement that only sleeps
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _ring(self, *_: Any) -> None:
        if not self.armed:
            return
        now = process_time(), monotonic()
        if self.seen != self.number:
            self.seen, self.since = self.number, now
        spent = [after - before for before, after in zip(self.since, now, strict=True)]
        if spent[0] > self.budget_s or spent[1] > _WALL * self.budget_s:
            raise Overtime("took longer than a statement may")

    def probe(self, message: dict[str, Any]) -> dict[str, Any]:
        """Calls one probe with the student's names; the answer is a value, or how it failed."""
        return self._answer(message, wire.decode(message["inputs"]), message["seed"])

    def _answer(self, message: dict[str, Any], before: dict[str, Any], seed: int) -> dict[str, Any]:
        inputs = _copied(before)
        self.out.text = ""
        seed_all(seed, self.torch)
        try:
            reply = {"value": self._call(message, inputs)}
        except BaseException as error:
            reply = self.failure(error)
        reply["changed"] = changed_names(inputs, before)
        reply["stdout"] = str(self.out.text)[-self.limits.stdout_tail :]
        return reply

    def policy(self, message: dict[str, Any]) -> tuple[dict[str, Any], Callable[[Any], Any] | None]:
        """What a probe gives to be asked for actions; first the answer to the judge, with None where there is no such thing."""
        seed_all(message["seed"], self.torch)
        try:
            policy = self._call(message, wire.decode(message["inputs"]))
            if not callable(policy):
                raise WireError(f"the policy is a {_name_of(type(policy))}; a function of the observation was expected")
            return {"ready": True}, policy
        except BaseException as error:
            reply = self.failure(error)
            return reply | ({"kind": "wire"} if isinstance(error, WireError) else {}), None

    def _sealed(self, reply: dict[str, Any]) -> dict[str, Any]:
        """The value as bytes of its own, which the judge need not unfold where they are those that it expects."""
        if "value" not in reply:
            return reply
        try:
            return reply | {"value": wire.encode(reply["value"], self.limits.reply_bytes)}
        except BaseException as error:
            return refusal(error, reply)

    def _call(self, message: dict[str, Any], inputs: dict[str, Any]) -> Any:
        source = message["source"]
        if source not in self.functions:
            code = message.get("code")  # the author's text, compiled once for a class
            space: dict[str, Any] = {"__name__": "probe", "np": np}
            if message["library"] == "torch":
                space["torch"] = self.torch
            exec(marshal.loads(code) if code else compile(source, "probe", "exec", dont_inherit=True), space)
            self.functions[source] = space[message["name"]]
        with self.banned():
            return self.functions[source](Names(self.space), **inputs)

    @contextlib.contextmanager
    def banned(self) -> Iterator[None]:
        self.ban.active = True
        try:
            yield
        finally:
            self.ban.active = False

    def failure(self, error: BaseException) -> dict[str, Any]:
        where, own = self._where(sys.exc_info()[2])
        return {"raised": _name(error), "message": _words(error), "where": where, "kind": _kind(error, own)}

    def _where(self, trace: types.TracebackType | None) -> tuple[str, bool]:
        """The deepest student frame as "cell 7, line 3", and whether a `raise` there is the cause."""
        where, own = "", False
        while trace:
            label = trace.tb_frame.f_code.co_filename
            student = label in self.labels
            where = _line(label, trace.tb_lineno) if student else where
            own = student and trace.tb_frame.f_code.co_code[trace.tb_lasti] == dis.opmap["RAISE_VARARGS"]
            trace = trace.tb_next
        return where, own


def _ticket(message: dict[str, Any]) -> dict[str, Any]:
    """What an answer carries to show which question it belongs to."""
    return {"ticket": message["ticket"]} if "ticket" in message else {}


def refusal(error: BaseException, like: Any) -> dict[str, Any]:
    """The answer in place of a value that cannot be sent."""
    words = _words(error) if isinstance(error, WireError) else f"the answer cannot be read: {_name(error)}"
    kind = "memory" if isinstance(error, MemoryError) else "wire"
    rest = {"changed": [], "stdout": ""} | {k: v for k, v in like.items() if k in ("changed", "stdout", "ticket")}
    return {"raised": "WireError", "message": words, "where": "", "kind": kind, **rest}


def seed_all(seed: int, torch: Any) -> None:
    random.seed(seed)
    np.random.seed(seed % 2**32)
    if torch is not None:
        torch.default_generator.manual_seed(seed % 2**63)  # torch.manual_seed asks every device: 1 ms


def reset(scratch: str, torch: Any) -> None:
    """Undoes the settings of libraries that an earlier exercise may have left."""
    os.chdir(scratch)
    np.seterr(divide="warn", over="warn", under="ignore", invalid="warn")
    sys.setrecursionlimit(1000)
    if torch is not None:
        torch.set_default_dtype(torch.float32)
        torch.set_grad_enabled(True)
        torch.use_deterministic_algorithms(False)
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


def changed_names(inputs: dict[str, Any], before: dict[str, Any]) -> list[str]:
    """Which inputs are no longer what they were: numbers, kind or shape. Dicts (`bn_param`, `config`) are there to be written to."""
    return [name for name, old in before.items() if not isinstance(old, dict) and not _same(inputs[name], old)]


def _copied(value: Any) -> Any:
    """The same plain data with arrays, lists and dicts of its own."""
    if type(value) is np.ndarray:
        return value.copy()
    if type(value) is dict:
        return {k: _copied(v) for k, v in value.items()}
    return type(value)(map(_copied, value)) if isinstance(value, (list, tuple)) else value


def _same(value: Any, old: Any) -> bool:
    if type(value) is np.ndarray and type(old) is np.ndarray:
        return value.shape == old.shape and value.dtype == old.dtype and value.tobytes() == old.tobytes()
    if type(value) is not type(old):
        return False
    if type(value) in (int, float, str, bytes, bool, type(None)):
        return bool(value == old or value != value)
    if type(value) in (list, tuple):
        return len(value) == len(old) and all(map(_same, value, old))
    if type(value) is dict:
        return list(value) == list(old) and all(map(_same, value.values(), old.values()))
    return _bytes(value) == wire.encode(old)


def _guards(label: str, source: str) -> list[tuple[str, int]]:
    if "try" not in source or "import" not in source:  # nearly all
        return []
    try:
        return [(label, line) for line in standins.guarded_imports(ast.parse(source))]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


def _line(label: str, number: int) -> str:
    match = _LABEL.fullmatch(label)
    return f"{match[1]}{int(match[2]) + number - 1}" if match else label


def _kind(error: BaseException, own: bool) -> str:
    if isinstance(error, MissingName) or (isinstance(error, NotImplementedError) and own):
        return "missing"
    if isinstance(error, standins.Forbidden):
        return "forbidden"
    out_of_memory = isinstance(error, RuntimeError) and any(w in _words(error) for w in _NO_MEMORY)
    return "memory" if isinstance(error, MemoryError) or out_of_memory else "raised"


def _name(error: BaseException) -> str:
    return _name_of(type(error))


def _name_of(kind: type) -> str:
    return str(type.__dict__["__name__"].__get__(kind))[:100]


def _words(error: BaseException) -> str:
    """The message without addresses, which differ from run to run; str() of an error may do anything."""
    try:
        return re.sub(r"0x[0-9a-fA-F]{6,}", "0x...", str(error)[: 4 * _MESSAGE])[:_MESSAGE]
    except BaseException:
        return ""


def _bytes(value: Any) -> bytes:
    try:
        return wire.encode(value)
    except BaseException:
        return b""
