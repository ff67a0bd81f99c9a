"""What a notebook's text defines, without running the rest of it: for scripts that train with the notebook's own functions."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

_CODE = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)


def definitions(
    path: Path, *, begin: str = "", end: str = "", also: Sequence[str] = (), faults: Sequence[tuple[str, str]] = (), names: Mapping[str, Any] | None = None
) -> dict[str, Any]:  # fmt: skip
    """Imports, functions, classes and CONSTANTS of a jupytext percent file, by name; `np` and `names` are there from the start.

    `begin` and `end` are texts between which is read. `also` are targets of assignments that are run too, by how they begin. `faults` are
    pairs (old, new): slips put into the text. ValueError where a text that is named does not stand there.
    """
    text = path.read_text(encoding="utf-8")
    for needed in [begin, end, *(old for old, _ in faults)]:
        if needed not in text:
            raise ValueError(f"{path.name}: the notebook has no text {needed!r} any more")
    text = text[text.index(begin) : text.index(end) if end else None]
    for old, new in faults:
        text = text.replace(old, new)
    space: dict[str, Any] = {"np": np, **(names or {})}
    for cell in re.split(r"^# %%", text, flags=re.MULTILINE)[1:]:
        head, _, body = cell.partition("\n")
        if "[markdown]" not in head:
            kept = [node for node in ast.parse(body).body if _is_kept(node, tuple(also))]
            exec(compile(ast.Module(kept, []), path.name, "exec"), space)
    return space


def _is_kept(node: ast.stmt, also: tuple[str, ...]) -> bool:
    if isinstance(node, ast.Assign):
        target = ast.unparse(node.targets[0])
        return target.isupper() or target.startswith(also)
    return isinstance(node, _CODE) and not (isinstance(node, ast.ImportFrom) and node.module == "autograder")
