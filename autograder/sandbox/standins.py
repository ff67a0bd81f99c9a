"""Libraries that an exercise may not use: importing one is free, using it raises `Forbidden`."""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Callable, Iterable, Sequence, Set
from typing import Any, NoReturn

_USES = (
    *("call", "mro_entries", "len", "iter", "next", "getitem", "setitem", "delitem", "contains"),
    *("add", "radd", "sub", "rsub", "mul", "rmul", "matmul", "rmatmul", "truediv", "rtruediv"),
    *("floordiv", "rfloordiv", "mod", "rmod", "pow", "rpow", "and", "rand", "xor", "rxor"),
    *("lshift", "rlshift", "rshift", "rrshift", "neg", "pos", "abs", "invert", "lt", "le", "gt", "ge"),
    *("enter", "exit", "int", "float", "index", "complex", "array", "await"),
)


class Forbidden(Exception):
    """Raised where student code uses what its exercise does not allow."""


class StandIn(types.ModuleType):
    """A library that is not there. Attributes are stand-ins too; any use of one raises."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        inner = StandIn(f"{self.__name__}.{name}")
        self.__dict__[name] = inner
        return inner

    def __or__(self, other: Any) -> Any:  # `Tensor | None` in an annotation
        return self

    __ror__ = __or__

    def __instancecheck__(self, instance: Any) -> bool:
        return False

    def __subclasscheck__(self, subclass: Any) -> bool:
        return False

    def __repr__(self) -> str:
        return f"<{self.__name__}: not installed for grading>"


def _refusal(use: str) -> Any:
    def refuse(self: StandIn, *_: Any, **__: Any) -> NoReturn:
        raise Forbidden(f"{self.__name__} is not installed for grading this exercise")

    refuse.__name__ = use
    return refuse


for _use in _USES:
    setattr(StandIn, f"__{_use}__", _refusal(f"__{_use}__"))


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """The last finder asked: gives student code a stand-in for any library that is not there.

    Libraries that ask for one another get the honest ImportError, and so does a student's own
    `try: import x` that has an `except` for it.
    """

    def __init__(self, hides: Callable[[str], bool] | None) -> None:
        self.guarded: frozenset[tuple[str, int]] = frozenset()
        self.files: frozenset[str] = frozenset()  # of the student's own modules
        self.labels: Set[str] = frozenset()  # of the statements of his notebook
        self.own: frozenset[str] = frozenset()  # the student's own modules
        self._hides = hides
        self._made: list[str] = []

    def install(self) -> None:
        """Last where the file system hides what is not allowed; first where this finder has to."""
        sys.meta_path.append(self) if self._hides is None else sys.meta_path.insert(0, self)

    def forget(self) -> None:
        """Takes the stand-ins of the last exercise out of the loaded modules."""
        while self._made:
            sys.modules.pop(self._made.pop(), None)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        top = fullname.partition(".")[0]
        if self._hides is not None and (top in self.own or not self._hides(top)):
            return None
        parent = sys.modules.get(fullname.rpartition(".")[0])
        if not isinstance(parent, StandIn) and not self._asked_by_student():
            if self._hides is None:
                return None
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> StandIn:
        module = StandIn(spec.name)
        module.__path__ = []
        self._made.append(spec.name)
        return module

    def exec_module(self, module: types.ModuleType) -> None:
        return None

    def _asked_by_student(self) -> bool:
        frame = sys._getframe(2)
        while frame.f_back and _passes_on(frame.f_code.co_filename):
            if frame.f_code.co_name == "find_spec" and "util" in frame.f_code.co_filename:
                return False  # only a question whether it is there
            frame = frame.f_back
        name = frame.f_code.co_filename
        return (name in self.labels or name in self.files) and (name, frame.f_lineno) not in self.guarded


def _passes_on(filename: str) -> bool:
    """Import machinery, and code made from strings, ask for someone else."""
    return "importlib" in filename or filename.startswith("<")


def guarded_imports(tree: ast.AST) -> Iterable[int]:
    """The lines of imports inside a `try` that has a handler: their failure is planned for."""
    for block in ast.walk(tree):
        if isinstance(block, ast.Try) and block.handlers:
            inner = [node for statement in block.body for node in ast.walk(statement)]
            yield from (node.lineno for node in inner if isinstance(node, (ast.Import, ast.ImportFrom)))
