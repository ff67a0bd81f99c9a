"""Libraries that a numpy exercise uses and that are not there at grading: better said by `check` than found out then."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from types import CodeType, FunctionType, ModuleType
from typing import Any

from .local_found import Asked

AT_HAND = frozenset({"numpy", "matplotlib", "mpl_toolkits", "tqdm", "IPython", "autograder"})  # or stand-ins that do nothing


def foreign(asked: Asked, space: Mapping[str, Any]) -> list[str]:
    """The foreign modules that the notebook's functions name, as far as the probe reaches them."""
    if asked.words["library"] != "numpy":
        return []
    found, seen = dict[str, None](), set[str]()
    queue = list(asked.probe.__code__.co_names)
    while queue:
        name = queue.pop()
        if name in seen or name not in space:
            continue
        seen.add(name)
        value = space[name]
        if isinstance(value, ModuleType):
            found[value.__name__.split(".")[0]] = None
        else:
            queue += [n for code in _codes(value) for n in _names(code)]
    return sorted(root for root in found if root not in AT_HAND and root not in sys.stdlib_module_names)


def _codes(value: Any) -> Iterator[CodeType]:
    functions = vars(value).values() if isinstance(value, type) else [value]
    yield from (f.__code__ for f in functions if isinstance(f, FunctionType))


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)
