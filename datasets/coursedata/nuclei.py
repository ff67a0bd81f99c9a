"""Nuclei of cells, of the 2018 Data Science Bowl: microscope images with one mask for each nucleus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from . import registry
from .archive import digest_of, read_zip
from .errors import DataError
from .fetch import fetch
from .pictures import decode

SIDE = 256
FOLDER = "stage1_train/"
COUNT, LIGHT = (
    300,
    60_000,
)  # the subset: the first so many images, by name, whose files have fewer bytes than this together


def load_nuclei(split: str) -> dict[str, np.ndarray[Any, Any]]:
    """`read_nuclei` of "train" (240 images) or "test" (60, every fifth by name)."""
    return read_nuclei(fetch(registry.NUCLEI, lambda path: digest_of(members(path))), split)


def read_nuclei(path: Path, split: str) -> dict[str, np.ndarray[Any, Any]]:
    """{"images": (N, 256, 256, 3) uint8, "masks": (N, 256, 256) uint16, "counts": (N,) int64}.

    masks hold 1 to counts[i] for the nuclei and 0 for the background; larger images are cut to their upper left corner.
    """
    files = members(path)
    names = sorted({n.split("/")[0] for n in files})
    chosen = [n for i, n in enumerate(names) if (i % 5 == 4) == (split == "test")]
    if not chosen:
        raise DataError(f"{path.name}: {len(names)} images under {FOLDER}, expected more")
    images, masks = zip(*[_one(path, files, name) for name in chosen], strict=True)
    counts = np.array([m.max() for m in masks], dtype=np.int64)
    return {"images": np.stack(images), "masks": np.stack(masks), "counts": counts}


def members(path: Path) -> dict[str, bytes]:
    """The subset's files in an archive, whatever folder it was packed under: path after "stage1_train/" to bytes."""
    files = read_zip(path, _subset)
    return {_inner(name): data for name, data in files.items()}


def _inner(name: str) -> str:
    return f"/{name}".split(f"/{FOLDER}", 1)[1]


def _subset(sizes: Mapping[str, int]) -> list[str]:
    ours = {n: size for n, size in sizes.items() if f"/{FOLDER}" in f"/{n}" and n.endswith(".png")}
    weight: Counter[str] = Counter()
    for name, size in ours.items():
        weight[_inner(name).split("/")[0]] += size
    light = set(sorted(i for i, total in weight.items() if total < LIGHT)[:COUNT])
    return [n for n in ours if _inner(n).split("/")[0] in light]


def _one(
    path: Path, files: Mapping[str, bytes], name: str
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    picture = files.get(f"{name}/images/{name}.png")
    outlines = sorted(n for n in files if n.startswith(f"{name}/masks/"))
    if picture is None or not outlines:
        raise DataError(
            f"{path.name}: {name[:12]}... has {len(outlines)} masks and {'an' if picture else 'no'} image, expected both"
        )
    image = decode(picture, f"{name[:12]}....png", "RGB")
    if min(image.shape[:2]) < SIDE:
        raise DataError(
            f"{path.name}: {name[:12]}... has {image.shape[0]}x{image.shape[1]} pixels, expected at least {SIDE}x{SIDE}"
        )
    mask = np.zeros((SIDE, SIDE), dtype=np.uint16)
    for outline in outlines:
        inside = decode(files[outline], outline[-16:], "L", image.shape[:2])[:SIDE, :SIDE] > 127
        mask[inside] = mask.max() + 1
    return np.ascontiguousarray(image[:SIDE, :SIDE]), _renumbered(mask)


def _renumbered(mask: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Without gaps: a mask that lies wholly under later ones leaves one."""
    kept = np.unique(np.append(mask, 0))
    return np.searchsorted(kept, mask).astype(np.uint16)
