"""Quiet stand-ins for what notebooks use beside their libraries: IPython, Colab, widgets, progress bars."""

from __future__ import annotations

import builtins
import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

QUIET = ("IPython", "ipywidgets", "google.colab", "autograder", "tqdm")


class Quiet(types.ModuleType):
    """Does nothing, whatever is asked: a module, a function, a decorator, an empty list."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__: list[str] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        self.__dict__[name] = inner = Quiet(f"{self.__name__}.{name}")
        return inner

    def __call__(self, *args: Any, **_: Any) -> Any:
        decorated = len(args) == 1 and isinstance(args[0], (types.FunctionType, type))
        return args[0] if decorated else Quiet(self.__name__)

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __getitem__(self, key: Any) -> Any:
        return Quiet(self.__name__)

    def __setitem__(self, key: Any, value: Any) -> None:
        return None

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: Any) -> None:
        return None

    def __mro_entries__(self, bases: Any) -> tuple[type, ...]:
        return ()


class Progress:
    """tqdm without the bar: passes its iterable through and counts."""

    def __init__(
        self, iterable: Iterable[Any] | None = None, *_: Any, total: int | None = None, **__: Any
    ) -> None:
        self.iterable: Iterable[Any] = () if iterable is None else iterable
        self.total, self.n = total, 0

    def __iter__(self) -> Iterator[Any]:
        for item in self.iterable:
            yield item
            self.n += 1

    def __len__(self) -> int:
        return self.total if self.total is not None else len(self.iterable)  # type: ignore[arg-type]

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: Any) -> None:
        return None

    def update(self, n: int = 1) -> None:
        self.n += n

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return nothing

    @staticmethod
    def write(*_: Any, **__: Any) -> None:
        return None


def trange(*args: int, **_: Any) -> Progress:
    return Progress(range(*args))


def nothing(*_: Any, **__: Any) -> None:
    return None


class _Check:
    """`check` of a notebook: nothing is judged inside the child."""

    def __call__(self, *_: Any, **__: Any) -> float:
        return 0.0

    def passed(self, *_: Any, **__: Any) -> bool:
        return False


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """The first finder asked: the quiet libraries and all their modules, installed or not."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        if any(fullname == name or fullname.startswith(name + ".") for name in QUIET):
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> Quiet:
        module = Quiet(spec.name)
        room = spec.name.partition(".")[0]
        module.__dict__.update(_CONTENTS.get(room, {}))
        return module

    def exec_module(self, module: types.ModuleType) -> None:
        return None


_SHELL = Quiet("IPython.shell")
_CONTENTS: dict[str, dict[str, Any]] = {
    "IPython": {"get_ipython": lambda: _SHELL, "display": Quiet("display"), "version_info": (8, 30, 0, "")},
    "tqdm": {"tqdm": Progress, "trange": trange, "tqdm_notebook": Progress, "tnrange": trange},
    "autograder": {"check": _Check()},
}


def install() -> None:
    """Puts the quiet libraries in place of the real ones, and the notebook's own built-ins beside them; once, in the zygote where there is one."""
    if any(isinstance(finder, Finder) for finder in sys.meta_path):
        return
    for name in [
        n for n in sys.modules if n.partition(".")[0] in ("IPython", "tqdm", "ipywidgets", "autograder")
    ]:
        del sys.modules[name]
    sys.meta_path.insert(0, Finder())
    if "google" not in sys.modules:
        sys.modules["google"] = Quiet("google")
    vars(builtins).update(get_ipython=lambda: _SHELL, display=nothing, input=lambda *_: "")
