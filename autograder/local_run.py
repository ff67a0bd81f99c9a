"""One probe in the student's own process: fresh inputs, known seeds, output caught, the world left as it was."""

from __future__ import annotations

import contextlib
import io
import linecache
import random
import sys
import time
import traceback
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import wire
from .errors import WireError
from .local_found import Asked, VisibleCase
from .verdict import Verdict

STDOUT_CHARS = 1500
MESSAGE_CHARS = 300


class MissingName(AttributeError):
    """The notebook lacks a name that the probe uses."""


class Forbidden(RuntimeError):
    """The exercise forbids what was called."""


class Names:
    """The notebook's names, by attribute, as a probe asks for them."""

    def __init__(self, space: Mapping[str, Any]) -> None:
        self.__dict__["_space"] = space

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_space"][name]
        except KeyError:
            raise MissingName(name) from None


@dataclass(frozen=True)
class Failure:
    """An exception in words: `verdict` as grading would give it, `where` the student's line."""

    verdict: Verdict
    kind: str
    message: str
    where: str = ""
    line: str = ""
    function: str = ""


@dataclass(frozen=True)
class Ran:
    """What came of one run: a decoded value, or a failure."""

    value: Any = None
    failure: Failure | None = None
    stdout: str = ""
    seconds: float = 0.0
    changed: tuple[str, ...] = ()


def run_case(asked: Asked, case: VisibleCase, space: Mapping[str, Any]) -> Ran:
    """Run the probe on the names in `space`. Exceptions of the student's code come back as words; KeyboardInterrupt passes."""
    inputs = wire.decode(case.inputs)
    out = Capped()
    began = time.perf_counter()
    try:
        with quiet(out), seeded(case.seed), forbidding(asked.words.get("forbid", ())):
            value = asked.probe(Names(space), **inputs)
        seconds = time.perf_counter() - began
        ran = Ran(wire.decode(wire.encode(value)))
    except WireError as error:
        seconds, ran = time.perf_counter() - began, Ran(failure=Failure(Verdict.DTYPE, "", str(error)))
    except (Exception, SystemExit) as error:
        seconds, ran = time.perf_counter() - began, Ran(failure=failure_of(error, space))
    changed = tuple(_changed(wire.decode(case.inputs), inputs))
    return Ran(ran.value, ran.failure, out.getvalue(), seconds, changed)


@contextlib.contextmanager
def quiet(out: io.StringIO) -> Iterator[None]:
    """What the code prints goes to `out`; warnings are silenced; plots and displays of a notebook are dropped."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(_hidden_displays())
        stack.enter_context(contextlib.redirect_stdout(out))
        stack.enter_context(contextlib.redirect_stderr(out))
        stack.enter_context(warnings.catch_warnings())
        stack.enter_context(np.errstate(all="ignore"))
        warnings.simplefilter("ignore")
        yield


def _hidden_displays() -> contextlib.AbstractContextManager[Any]:
    if shell() is None:
        return contextlib.nullcontext()
    from IPython.utils.capture import capture_output

    return capture_output(stdout=False, stderr=False, display=True)


def shell() -> Any:
    """The running IPython shell, or None."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None


@contextlib.contextmanager
def seeded(seed: int) -> Iterator[None]:
    """numpy, random and torch (where loaded) start at `seed`, and go on afterwards where they were."""
    torch = sys.modules.get("torch")
    ours, numpys, torchs = random.getstate(), np.random.get_state(), torch.get_rng_state() if torch else None
    cudas = torch.cuda.get_rng_state_all() if torch and torch.cuda.is_initialized() else None
    try:
        random.seed(seed)
        np.random.seed(seed)
        if torch:
            torch.manual_seed(seed)
        yield
    finally:
        random.setstate(ours)
        np.random.set_state(numpys)
        if torch:
            torch.set_rng_state(torchs)
            if cudas is not None:
                torch.cuda.set_rng_state_all(cudas)


@contextlib.contextmanager
def forbidding(names: Sequence[str]) -> Iterator[None]:
    """The dotted `names` raise Forbidden when called, as far as their modules are loaded."""
    with contextlib.ExitStack() as stack:
        for name in names:
            owner, last = _owner(name)
            if owner is None:
                continue
            with contextlib.suppress(TypeError, AttributeError):  # a built-in type cannot be patched: grading will tell
                original = getattr(owner, last)
                setattr(owner, last, _raiser(name))
                stack.callback(setattr, owner, last, original)
        yield


def _owner(name: str) -> tuple[Any, str]:
    """What holds the last part of a dotted name: a loaded module, or a class in one."""
    *parts, last = name.split(".")
    owner: Any = sys.modules.get(parts[0]) if parts else None
    for part in parts[1:]:
        owner = getattr(owner, part, None)
    return (owner if hasattr(owner, last) else None), last


def _raiser(name: str) -> Any:
    def forbidden(*args: Any, **kwargs: Any) -> Any:
        raise Forbidden(f"{name} is not allowed in this exercise")

    return forbidden


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """The inputs that were written into; a dict (`bn_param`, `config`) is there to be updated."""
    for name, value in before.items():
        if not isinstance(value, dict) and _bytes(value) != _bytes(after[name]):
            yield name


def _bytes(value: Any) -> bytes | None:
    try:
        return wire.encode(value)
    except WireError:
        return None


def failure_of(error: BaseException, space: Mapping[str, Any]) -> Failure:
    if isinstance(error, MissingName):
        return Failure(Verdict.MISSING, "MissingName", str(error))
    verdict = Verdict.RAISED
    for kind, other in ((NotImplementedError, Verdict.MISSING), (Forbidden, Verdict.FORBIDDEN), (MemoryError, Verdict.MEMORY)):
        verdict = other if isinstance(error, kind) else verdict
    return Failure(verdict, type(error).__name__, _message(error), *_place(error, space))


def _message(error: BaseException) -> str:
    try:
        text = " ".join(str(error).split())
    except Exception:
        text = ""
    return text if len(text) <= MESSAGE_CHARS else text[: MESSAGE_CHARS - 3] + "..."


def _place(error: BaseException, space: Mapping[str, Any]) -> tuple[str, str, str]:
    """Where in the notebook, the line itself, and the function: of the deepest frame that runs the notebook's own code."""
    own = [(f, line) for f, line in traceback.walk_tb(error.__traceback__) if f.f_globals is space]
    if not own:
        return "", "", ""
    frame, number = own[-1]
    file = frame.f_code.co_filename
    line = linecache.getline(file, number, frame.f_globals).strip()
    return f"{_cell(file)}line {number}", line, frame.f_code.co_name


def _cell(file: str) -> str:
    """ "cell In[5], " where IPython knows the cell of a file; files of a kernel have names that mean nothing."""
    running = shell()
    named = getattr(getattr(running, "compile", None), "format_code_name", lambda _: None)(file)
    return f"{' '.join(named).lower().replace('in[', 'In[')}, " if named else ""


class Capped(io.StringIO):
    """Keeps the first characters of what is printed; a loop that prints for ever costs no memory."""

    def write(self, text: str) -> int:
        room = STDOUT_CHARS - self.tell()
        if room > 0:
            super().write(text[:room] + (" ..." if len(text) > room else ""))
        return len(text)
