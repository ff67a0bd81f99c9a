"""BCCD: photographs of blood under the microscope, with a box around each cell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np

from . import registry
from .archive import digest_of, read_zip
from .errors import DataError
from .fetch import fetch
from .pictures import decode

CLASSES = ("RBC", "WBC", "Platelets")
HEIGHT, WIDTH = 480, 640
FOLDER = "BCCD/"
KINDS = (".xml", ".jpg", ".txt")
Box = tuple[tuple[float, float, float, float], int]


def load_bccd(split: str) -> dict[str, np.ndarray[Any, Any]]:
    """`read_bccd` of "train" (205 photographs), "val" (87) or "test" (72), the authors' own parts."""
    return read_bccd(fetch(registry.BCCD, lambda path: digest_of(members(path))), split)


def read_bccd(path: Path, split: str) -> dict[str, np.ndarray[Any, Any]]:
    """{"images": (N, 480, 640, 3) uint8, "boxes": (N, K, 4) float64, "labels": (N, K) int64, "classes": (3,) str}.

    Boxes are x1, y1, x2, y2 in pixels, NaN with label -1 where a photograph has fewer than K. Boxes without area are
    left out (there are two).
    """
    files = members(path)
    stems = _get(path, files, f"ImageSets/Main/{split}.txt").decode("ascii", "replace").split()
    if not stems:
        raise DataError(
            f"{path.name}: ImageSets/Main/{split}.txt is empty, expected the names of photographs"
        )
    found = [_boxes(_get(path, files, f"Annotations/{s}.xml"), f"{s}.xml") for s in stems]
    boxes, labels = _padded(found)
    images = [
        decode(_get(path, files, f"JPEGImages/{s}.jpg"), f"{s}.jpg", "RGB", (HEIGHT, WIDTH)) for s in stems
    ]
    return {"images": np.stack(images), "boxes": boxes, "labels": labels, "classes": np.array(CLASSES)}


def members(path: Path) -> dict[str, bytes]:
    """Everything of the set in an archive, whatever folder it was packed under: path after "BCCD/" to bytes."""
    files = read_zip(path, lambda sizes: [n for n in sizes if f"/{FOLDER}" in f"/{n}" and n.endswith(KINDS)])
    return {f"/{name}".split(f"/{FOLDER}", 1)[1]: data for name, data in files.items()}


def _get(path: Path, files: Mapping[str, bytes], name: str) -> bytes:
    if name not in files:
        raise DataError(
            f"{path.name}: no {FOLDER}{name} among {len(files)} members; this is not the file of the course"
        )
    return files[name]


def _boxes(data: bytes, name: str) -> list[Box]:
    """One photograph's boxes; documents that define entities are refused, as those can grow without bound."""
    try:
        text = data.decode("utf-8")
        if "<!" in text:
            raise DataError(f"{name}: a document with declarations, expected plain elements")
        objects = ElementTree.fromstring(text).findall("object")
        boxes = [_box(item) for item in objects]
    except (ElementTree.ParseError, ValueError, RecursionError) as e:
        raise DataError(f"{name}: no readable annotation ({e})") from e
    return [((x1, y1, x2, y2), label) for (x1, y1, x2, y2), label in boxes if x2 > x1 and y2 > y1]


def _box(item: ElementTree.Element) -> Box:
    x1, y1, x2, y2 = (
        float(item.findtext(f"bndbox/{key}") or "missing") for key in ("xmin", "ymin", "xmax", "ymax")
    )
    if not all(0 <= x <= WIDTH for x in (x1, x2)) or not all(0 <= y <= HEIGHT for y in (y1, y2)):
        raise ValueError(f"box {x1, y1, x2, y2} lies outside {WIDTH}x{HEIGHT}")
    return (x1, y1, x2, y2), CLASSES.index((item.findtext("name") or "").strip())


def _padded(found: list[list[Box]]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    most = max(map(len, found))
    boxes, labels = np.full((len(found), most, 4), np.nan), np.full((len(found), most), -1, dtype=np.int64)
    for i, items in enumerate(found):
        for k, (box, label) in enumerate(items):
            boxes[i, k], labels[i, k] = box, label
    return boxes, labels
