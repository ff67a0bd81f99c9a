"""Where `check` finds its words and cases: `probes.py` and `visible.npz`, beside the notebook or in `assignments/`."""

from __future__ import annotations

import difflib
import functools
import importlib
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

import numpy as np

from . import wire
from .compare import Verify
from .errors import StudentError, WireError

PROBES, VISIBLE = "probes.py", "visible.npz"
# what reading a broken archive, or one of another release, can raise
UNREADABLE = (OSError, EOFError, ValueError, KeyError, WireError, zipfile.BadZipFile, zlib.error)


class NotFound(StudentError):
    """There is nothing to check with; the message says where was looked, in one line."""


@dataclass(frozen=True)
class VisibleCase:
    """A frozen case. `inputs` are bytes of the wire: each use decodes a fresh copy."""

    name: str
    weight: float
    hint: Mapping[str, str]
    inputs: bytes
    want: Any
    seed: int
    slips: Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """An exercise as a student may know it. `words` is its entry in EXERCISES."""

    name: str
    words: Mapping[str, Any]
    probe: Any
    verify: Verify | None
    cases: tuple[VisibleCase, ...]
    folder: Path
    metric: Callable[[Any, Any], float] | None = None  # of a trained result of the student's own model
    env: Callable[[int], Any] | None = None  # of a played result whose environment is the course's own


def find_folder(start: Path) -> Path:
    """The folder with both files: `start` itself, else `assignments/<its name>` above it."""
    candidates = [start, *(parent / "assignments" / start.name for parent in start.parents)]
    for folder in candidates:
        if (folder / PROBES).is_file() and (folder / VISIBLE).is_file():
            return folder
    lacking = " and ".join(n for n in (PROBES, VISIBLE) if not (start / n).is_file())
    raise NotFound(
        f"nothing to check with: {lacking} not found in {start}, nor in a folder assignments/{start.name} above it; "
        "run the notebook from the folder of its assignment"
    )


def load(folder: Path, name: str) -> Asked:
    """The exercise `name` of the release in `folder`; raises NotFound with one line."""
    space: dict[str, Any] = {"__name__": "probes"}
    exec(_compiled((folder / PROBES).read_text(encoding="utf-8")), space)
    exercises = space["EXERCISES"]
    if name not in exercises:
        close = difflib.get_close_matches(name, exercises, 1, 0.5)
        said = f"did you mean {close[0]!r}?" if close else f"it has {', '.join(exercises)}"
        raise NotFound(f"{name!r} is no exercise of {folder.name}; {said}")
    words = exercises[name]
    if words["library"] == "torch" and (words["kind"] in ("values", "played") or "model" in words):
        space["torch"] = _torch(name)
    return Asked(name, words, space.get(name), space["VERIFY"].get(name), _cases(folder, name, words), folder, space.get("METRIC", {}).get(name), space.get("ENV", {}).get(name))


@functools.lru_cache(maxsize=2)  # by the text itself, so that nothing can go stale; half of the time of a check
def _compiled(text: str) -> CodeType:
    return compile(text, PROBES, "exec")


def _torch(name: str) -> Any:
    try:
        return importlib.import_module("torch")
    except ImportError as error:
        raise NotFound(f"{name} needs torch, which cannot be imported here ({error}); install it and restart the kernel") from None


def _cases(folder: Path, name: str, words: Mapping[str, Any]) -> tuple[VisibleCase, ...]:
    try:
        with np.load(folder / VISIBLE, allow_pickle=False) as archive:
            return tuple(_case(archive, f"{name}/{i}", case) for i, case in enumerate(words.get("visible", ())))
    except UNREADABLE as error:
        raise NotFound(
            f"{folder / VISIBLE} does not fit {PROBES} ({type(error).__name__}); fetch both files of the assignment again"
        ) from None


def practice_of(asked: Asked) -> tuple[dict[str, Any], Any]:
    """The public inputs and labels on which a trained model can be tried. Raises NotFound."""
    try:
        with np.load(asked.folder / VISIBLE, allow_pickle=False) as archive:
            practice = wire.decode(archive[f"{asked.name}/practice"].tobytes())
            return practice["inputs"], practice["labels"]
    except UNREADABLE as error:
        raise NotFound(
            f"{asked.folder / VISIBLE} does not fit {PROBES} ({type(error).__name__}); fetch both files of the assignment again"
        ) from None


def _case(archive: Mapping[str, Any], key: str, words: Mapping[str, Any]) -> VisibleCase:
    raw = {part: archive[f"{key}/{part}"].tobytes() for part in ("inputs", "want", "seed", "slips")}
    want, seed, slips = (wire.decode(raw[part]) for part in ("want", "seed", "slips"))
    return VisibleCase(words["name"], words["weight"], words.get("hint", {}), raw["inputs"], want, seed, slips)
