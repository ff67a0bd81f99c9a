"""Sentence pairs of Tatoeba: English with French, English with German."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from . import registry
from .archive import read_zip
from .errors import DataError
from .fetch import fetch
from .splits import part_of

LONGEST = 100  # characters; about 1 pair in 270 is longer, and would make the arrays three times as large


def load_french(split: str) -> dict[str, np.ndarray[Any, Any]]:
    """`read_pairs` of English and French."""
    return read_pairs(fetch(registry.TATOEBA["fra"]), "fra.txt", split)


def load_german(split: str) -> dict[str, np.ndarray[Any, Any]]:
    """`read_pairs` of English and German."""
    return read_pairs(fetch(registry.TATOEBA["deu"]), "deu.txt", split)


def read_pairs(path: Path, member: str, split: str) -> dict[str, np.ndarray[Any, Any]]:
    """{"english": (N,) str, "other": (N,) str}, in the file's order (short ones first), no side over 100 characters.

    The parts go by the English sentence, so that the translations of one sentence never lie in two of them.
    """
    data = read_zip(path, lambda _: [member])[member]
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as e:
        raise DataError(f"{path.name}: {member}: byte {e.start} is no UTF-8 ({e.reason})") from e
    pairs = [_pair(path, i, line) for i, line in enumerate(lines, 1) if line.strip()]
    kept = [p for p in pairs if max(map(len, p)) <= LONGEST and part_of(p[0]) == split]
    if not kept:
        raise DataError(f"{path.name}: {len(pairs)} pairs in {member}, none of them for {split!r}")
    english, other = zip(*kept, strict=True)
    return {"english": np.array(english), "other": np.array(other)}


def _pair(path: Path, number: int, line: str) -> tuple[str, str]:
    """Newer exports have a third column, the attribution."""
    columns = line.rstrip("\r").split("\t")
    if len(columns) not in (2, 3) or not columns[0] or not columns[1]:
        raise DataError(
            f"{path.name}: line {number} has {len(columns)} columns ({line[:30]!r}), expected English, tab, translation"
        )
    return columns[0], columns[1]
