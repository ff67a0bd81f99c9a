"""No statement of a solution in what a student gets: longer than 30 characters, and standing nowhere else in the author's text."""

from __future__ import annotations

import ast
import json
import re
import textwrap
from collections.abc import Iterator, Mapping

from .assignment import Assignment

LONGEST = 30  # shorter statements are no secret: `return out, cache`
_REGION = re.compile(r"^[^\n]*BEGIN SOLUTION[^\n]*\n(.*?)^[^\n]*END SOLUTION[^\n]*$", re.MULTILINE | re.DOTALL)


def leaks(assignment: Assignment, files: Mapping[str, bytes]) -> list[str]:
    """One line for each statement of a solution region that stands in one of `files` (by name); spaces do not count."""
    elsewhere = _bare(_REGION.sub("", assignment.text))
    secrets = [s for region in _REGION.findall(assignment.text) for s in _statements(region)]
    secrets = [s for s in dict.fromkeys(secrets) if len(s) > LONGEST and _bare(s) not in elsewhere]
    shown = {name: _bare(_readable(name, data)) for name, data in files.items()}
    return [f"{name} holds `{s}`" for s in secrets for name, text in shown.items() if _bare(s) in text]


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _readable(name: str, data: bytes) -> str:
    if name.endswith(".ipynb"):
        return "\n".join("".join(cell["source"]) for cell in json.loads(data)["cells"])
    return data.decode("utf-8", "replace")


def _statements(region: str) -> Iterator[str]:
    """The simple statements of a region, and the heads of its compound ones; its lines where it is no Python."""
    code = textwrap.dedent(region)
    try:
        nodes = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.stmt)]
    except SyntaxError:
        nodes = []
    if not nodes:  # a written answer
        yield from (line.strip().removeprefix("# ") for line in code.splitlines())
    for node in nodes:
        yield re.sub(r"\s+", " ", _head(code, node)).strip()


def _head(code: str, node: ast.stmt) -> str:
    """The text of a statement up to its body."""
    text = ast.get_source_segment(code, node) or ""
    body = getattr(node, "body", None)
    if not body:
        return text
    lines = text.splitlines()[: max(1, body[0].lineno - node.lineno)]
    return "\n".join(lines)
