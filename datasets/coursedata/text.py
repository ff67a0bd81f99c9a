"""Text: Tiny Shakespeare by characters, WikiText-2 by words, given names, and surnames of eighteen languages."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import numpy as np

from . import registry
from .errors import DataError
from .fetch import fetch, sha256
from .splits import part_of

END = "<eos>"
LONGEST = 64  # characters of a name; the longest in the files has 20


def load_shakespeare(split: str) -> dict[str, np.ndarray[Any, Any]]:
    """{"codes": (N,) uint8, "alphabet": (65,) str}: alphabet[codes] is the text. In file order 90 % train, 5 % val, 5 % test."""
    text = read_text(fetch(registry.SHAKESPEARE))
    alphabet, codes = np.unique(np.array(list(text)), return_inverse=True)
    first, second = len(text) * 90 // 100, len(text) * 95 // 100
    part = {"train": slice(0, first), "val": slice(first, second), "test": slice(second, None)}[split]
    return {"codes": codes[part].astype(np.uint8), "alphabet": alphabet}


def load_wikitext(split: str) -> dict[str, np.ndarray[Any, Any]]:
    """{"codes": (N,) int64, "words": (V,) str}: words[codes] is the text, "<eos>" at the end of each line.

    `words` are those of this part alone, sorted; map by words, not by codes, from one part to another.
    """
    file = registry.WIKITEXT[split]
    lines = read_text(fetch(file, git_blob if split == "train" else sha256)).split("\n")
    tokens = [word for line in lines[:-1] for word in [*line.split(), END]]
    words = sorted(set(tokens))
    place = {word: i for i, word in enumerate(words)}
    return {"codes": np.array([place[t] for t in tokens], dtype=np.int64), "words": np.array(words)}


def load_names(split: str) -> dict[str, np.ndarray[Any, Any]]:
    """{"names": (N,) str}: 32,033 given names in small letters; the parts by each name itself (see splits)."""
    return {"names": np.array([n for n in read_lines(fetch(registry.NAMES)) if part_of(n) == split])}


def load_surnames(split: str) -> dict[str, np.ndarray[Any, Any]]:
    """{"names": (N,) str, "labels": (N,) int64, "languages": (18,) str}: labels index into languages."""
    languages = sorted(registry.SURNAMES)
    rows = [
        (n, i)
        for i, lang in enumerate(languages)
        for n in read_lines(fetch(registry.SURNAMES[lang]))
        if part_of(n) == split
    ]
    names, labels = [n for n, _ in rows], [i for _, i in rows]
    return {
        "names": np.array(names),
        "labels": np.array(labels, dtype=np.int64),
        "languages": np.array(languages),
    }


def read_text(path: Path) -> str:
    """UTF-8 with whatever line ends; DataError where it is none, or empty."""
    try:
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as e:
        raise DataError(
            f"{path.name}: byte {e.start} is no UTF-8 ({e.reason}); delete {path} and load again"
        ) from e
    if not text.strip():
        raise DataError(f"{path.name}: empty, expected text; delete {path} and load again")
    return text


def read_lines(path: Path) -> list[str]:
    """The non-empty lines, stripped; DataError for a line that is too long to be a name."""
    lines = [line.strip() for line in read_text(path).split("\n") if line.strip()]
    if long := [line for line in lines if len(line) > LONGEST]:
        raise DataError(
            f"{path.name}: a line of {len(long[0])} characters ({long[0][:20]!r}...), expected names up to {LONGEST}"
        )
    return lines


def git_blob(path: Path) -> str:
    """The name git gives to the file's content."""
    data = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
