"""Omniglot: 105x105 drawings of characters of many alphabets, twenty hands each, and the official one-shot runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from . import registry
from .archive import read_zip
from .errors import DataError
from .fetch import fetch
from .pictures import decode

SIDE = 105
DRAWING = re.compile(r"[^/]+/(?P<character>[^/]+/[^/]+)/\d+_(?P<hand>\d\d)\.png")
RUN = re.compile(r"run\d\d/(class_labels\.txt|(training|test)/\w+\.png)")


def load_omniglot(split: str) -> dict[str, np.ndarray[Any, Any]]:
    """ "small1" or "small2" (five or six alphabets): `read_drawings`; "runs": `read_runs`."""
    path = fetch(registry.OMNIGLOT[split])
    return read_runs(path) if split == "runs" else read_drawings(path)


def read_drawings(path: Path) -> dict[str, np.ndarray[Any, Any]]:
    """{"images": (N, 105, 105) uint8, 1 where ink is, "labels": (N,) int64, "hands": (N,) int64, "characters": (C,) str}.

    `labels` index into `characters` ("Greek/character01"), `hands` tell who drew (0 to 19).
    """
    members = read_zip(path, lambda sizes: sorted(filter(DRAWING.fullmatch, sizes)))
    if not members:
        raise DataError(f"{path.name}: no drawings (folder/alphabet/character/0000_00.png) in it")
    found = [m for m in map(DRAWING.fullmatch, members) if m]
    characters, labels = np.unique([m["character"] for m in found], return_inverse=True)
    return {
        "images": np.stack([_ink(data, name) for name, data in members.items()]),
        "labels": labels.astype(np.int64),
        "hands": np.array([int(m["hand"]) - 1 for m in found], dtype=np.int64),
        "characters": characters,
    }


def read_runs(path: Path) -> dict[str, np.ndarray[Any, Any]]:
    """{"support": (R, W, 105, 105) uint8, "queries": (R, W, 105, 105) uint8, "labels": (R, W) int64}.

    R runs (20) of W ways (20): one drawing of each character by one hand, and one of each by another; query q of
    run r shows the character of support[r, labels[r, q]].
    """
    members = read_zip(path, lambda sizes: sorted(filter(RUN.fullmatch, sizes)))
    runs = [_run(path, members, name) for name in sorted({n.split("/")[0] for n in members})]
    if not runs or len({len(labels) for *_, labels in runs}) != 1:
        raise DataError(f"{path.name}: {len(runs)} runs of unequal ways, expected runs of one size")
    support, queries, labels = (np.stack(list(column)) for column in zip(*runs, strict=True))
    return {"support": support, "queries": queries, "labels": labels}


def _run(path: Path, members: Mapping[str, bytes], run: str) -> tuple[np.ndarray[Any, Any], ...]:
    lines = members.get(f"{run}/class_labels.txt", b"").decode("ascii", "replace").splitlines()
    pairs = [line.split() for line in lines if line.strip()]
    shown = sorted(n for n in members if n.startswith(f"{run}/training/"))
    if (
        not shown
        or any(len(p) != 2 or p[0] not in members or p[1] not in shown for p in pairs)
        or len(pairs) != len(shown)
    ):
        raise DataError(
            f"{path.name}: {run}/class_labels.txt does not pair the {len(shown)} drawings of that run"
        )
    labels = np.array([shown.index(p[1]) for p in pairs], dtype=np.int64)
    return _inks(members, shown), _inks(members, [p[0] for p in pairs]), labels


def _inks(members: Mapping[str, bytes], names: Iterable[str]) -> np.ndarray[Any, Any]:
    return np.stack([_ink(members[name], name) for name in names])


def _ink(data: bytes, name: str) -> np.ndarray[Any, Any]:
    """The drawings are black on white."""
    return (decode(data, name, "L", (SIDE, SIDE)) < 128).astype(np.uint8)
