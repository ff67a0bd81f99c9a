"""A text in percent format as cells: what jupytext reads from it, for the part of the format that assignments use.

    # %% [markdown] exercises="why"      a header: the kind (code without it), then options
    # Text, each line behind "# ".

Importing jupytext costs more than grading a student; a test holds the two readers equal on every assignment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .errors import AuthorError

_HEADER = re.compile(r"# %%(?!%)\s*(?:\[(\w+)\])?(.*)")
_OPTION = re.compile(r'(\w+)="([^"]*)"')
_KINDS = ("code", "markdown", "raw")


@dataclass(frozen=True)
class PercentCell:
    """A cell of the text. `line` is that of its header, from 1."""

    kind: str
    source: str
    options: Mapping[str, str]
    line: int


def read_percent(text: str) -> list[PercentCell]:
    """The cells in order; the commented YAML head is left out. Raises AuthorError, naming the line."""
    lines = text.split("\n")
    heads = [(i, match) for i, line in enumerate(lines) if (match := _HEADER.fullmatch(line))]
    first = heads[0][0] if heads else len(lines)
    for i, line in enumerate(lines[:first]):
        if line and not line.startswith("#"):
            raise AuthorError(f"line {i + 1} stands above the first `# %%`; head it with one")
    ends = [i for i, _ in heads[1:]] + [len(lines)]
    return [_cell(match, lines[i + 1 : end], i + 1) for (i, match), end in zip(heads, ends, strict=True)]


def _cell(head: re.Match[str], lines: list[str], line: int) -> PercentCell:
    kind = {"md": "markdown"}.get(head.group(1), head.group(1) or "code")
    if kind not in _KINDS:
        raise AuthorError(f"line {line}: a cell of kind [{kind}]; one of {', '.join(_KINDS)} was expected")
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    while lines and not lines[0].strip():
        lines = lines[1:]
    if kind != "code":
        lines = [_uncommented(text, line) for text in lines]
    return PercentCell(kind, "\n".join(lines), dict(_OPTION.findall(head.group(2))), line)


def _uncommented(text: str, line: int) -> str:
    if text and not text.startswith("#"):
        raise AuthorError(f"the text cell at line {line}: {text[:40]!r} does not begin with `#`")
    return text[2:] if text.startswith("# ") else text[1:]
