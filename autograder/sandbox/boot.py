"""The program that the judge starts with a clean interpreter; it becomes the zygote.

The rooms are loaded under a name of their own, so that `autograder`, the name that notebooks import,
is free for a stand-in, and nothing else of the package is ever loaded here.
"""

from __future__ import annotations

import importlib
import sys
import types
from pathlib import Path

NAME = "_descent"


def load(room: str) -> types.ModuleType:
    """The module autograder/sandbox/<room>.py, as `_descent.sandbox.<room>`."""
    here = Path(__file__).resolve().parent
    for name, folder in ((NAME, here.parent), (f"{NAME}.sandbox", here)):
        package = types.ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules.setdefault(name, package)
    return importlib.import_module(f"{NAME}.sandbox.{room}")


if __name__ == "__main__":
    load("launcher").main(sys.argv[1:])
