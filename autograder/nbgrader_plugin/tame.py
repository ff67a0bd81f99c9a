"""A submitted notebook as a harmless one: text, and pictures in the cells that carry no grade. Nothing else of it is kept.

nbgrader and formgrader show the student's cells to a person who is logged in. Neither cleans what it shows, so that markup
would be run in that person's browser.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import re
import stat
from pathlib import Path
from typing import Any

from ..submission import MAX_NOTEBOOK, Notebook, Submission

MAX_SOURCE = 200_000  # characters of a cell that are shown
MAX_PICTURE = 2**20  # bytes
MAX_PICTURES = 8 * 2**20  # of a notebook
AS_SUBMITTED = "as submitted, not run by the grader:\n"
_STARTS = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_SCRIPT = re.compile(r"(javascript|vbscript)(\s*:|&colon;|&#)", re.IGNORECASE)
_NAME = re.compile(r"[\w. -]{1,100}")
Cell = dict[str, Any]


def tame_cells(submission: Submission, folder: Path) -> list[Cell]:
    """The cells with their sources as they are; `metadata.submitted` keeps the ids that the student's file claimed."""
    notebook = submission.notebook
    raw = _raw_cells(folder / notebook.name, notebook)
    left = [MAX_PICTURES]
    return [_tame(cell.kind, cell.source, cell.id, raw[i] if i < len(raw) else {}, left) for i, cell in enumerate(notebook.cells)]


def _tame(kind: str, source: str, id_: str, raw: dict[str, Any], left: list[int]) -> Cell:
    metadata = raw.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = marks.get("grade_id") if isinstance(marks, dict) else None
    claims = {"id": id_, "grade_id": grade_id if isinstance(grade_id, str) else ""}
    cell: Cell = {"cell_type": "code" if kind == "code" else "markdown", "metadata": {"submitted": claims}, "source": _text(source)}
    if kind == "code":
        return cell | {"execution_count": None, "outputs": _outputs(raw.get("outputs"), left)}
    attachments = _attachments(raw.get("attachments"), left)
    return cell | ({"attachments": attachments} if attachments else {})


def _text(source: str) -> str:
    """Text that can be written as UTF-8 and that a page can carry."""
    text = source.encode("utf-8", "replace").decode()
    return text if len(text) <= MAX_SOURCE else f"{text[:MAX_SOURCE]}\n... ({len(text) - MAX_SOURCE} more characters are not shown)"


def harmless(markdown: str) -> str:
    """Markdown in which nothing is a tag: a space behind `<` is no change in formulas and the end of every tag."""
    return _SCRIPT.sub(r"\1 \2", _TAG.sub("< ", markdown))


def _raw_cells(path: Path, notebook: Notebook) -> list[dict[str, Any]]:
    """The same cells again with outputs and metadata; none where the file is not the one that was read."""
    try:
        root = json.loads(_read(path).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return []
    cells = root.get("cells") if isinstance(root, dict) else None
    same = isinstance(cells, list) and len(cells) == len(notebook.cells) and all(isinstance(c, dict) for c in cells)
    return cells if same and cells else []


def _read(path: Path) -> bytes:
    with open(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
        return file.read(MAX_NOTEBOOK) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""


def _outputs(outputs: Any, left: list[int]) -> list[Cell]:
    found = []
    for output in outputs if isinstance(outputs, list) else []:
        data = output.get("data") if isinstance(output, dict) else None
        picture = _picture(data.get("image/png"), "image/png", left) if isinstance(data, dict) else None
        if picture:
            found.append({"output_type": "display_data", "data": {"image/png": picture}, "metadata": {}})
    return [{"output_type": "stream", "name": "stdout", "text": AS_SUBMITTED}, *found] if found else []


def _attachments(attachments: Any, left: list[int]) -> dict[str, dict[str, str]]:
    """Pictures that were pasted into a text."""
    kept: dict[str, dict[str, str]] = {}
    for name, bundle in attachments.items() if isinstance(attachments, dict) else ():
        for kind in _STARTS:
            picture = _picture(bundle.get(kind), kind, left) if isinstance(bundle, dict) else None
            if picture and _NAME.fullmatch(name):
                kept[name] = {kind: picture}
    return kept


def _picture(data: Any, kind: str, left: list[int]) -> str | None:
    """Base64 of a picture, encoded anew; None where it is none or too large."""
    text = "".join(data) if isinstance(data, list) and all(isinstance(t, str) for t in data) else data
    if not isinstance(text, str) or len(text) > 2 * MAX_PICTURE:
        return None
    try:
        picture = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    if not picture.startswith(_STARTS[kind]) or len(picture) > min(MAX_PICTURE, left[0]):
        return None
    left[0] -= len(picture)
    return base64.b64encode(picture).decode()
