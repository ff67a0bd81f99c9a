"""Letters in twelve typefaces, each distorted, faded and noisy: as many as one asks for, from a seed.

The shapes are bitmaps that scripts/freeze_glyphs.py made once from the DejaVu faces; nothing here needs a font. Only
additions, multiplications, roundings and the generator's integers and uniforms take part, no sine and no logarithm, so
that the same generator state gives the same bytes on every machine.
"""

from __future__ import annotations

import hashlib
import io
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .errors import DataError

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIDE = 28
SHA256 = "01ac40d4c3a532b59a77036e22aacb8d92d38328593d48f4a464f46e0f7c80f2"
CHUNK = 128  # images drawn at a time: larger arrays leave the processor's cache

# How far the images may be from the masters; the figures in the card were measured with these.
TURN, SHEAR, SHIFT = 0.2, 0.22, 2.0  # tangent of the angle, slope, pixels
SCALE = (0.66, 0.92)  # of the master's size, in each direction
INK, PAPER = (110.0, 255.0), (0.0, 60.0)
NOISE = 24.0  # half the width of a uniform law, in grey levels

Floats = NDArray[np.float32]


def draw(rng: np.random.Generator, count: int, classes: str = CAPITALS) -> dict[str, np.ndarray[Any, Any]]:
    """`count` images of random characters of `classes` (letters and digits, each once).

    Returns {"images": (count, 28, 28) uint8, bright ink on dark paper, "labels": (count,) int64, index into `classes`}.
    The same state of `rng` gives the same arrays. DataError for a character that was not frozen, or named twice.
    """
    sheets, known = _masters()
    columns = np.array([_column(c, classes, known) for c in classes], dtype=np.int64)
    if not len(columns) or count < 0:
        raise DataError(
            f"glyphs: {count} images of {len(columns)} classes; expected count >= 0 and at least one class"
        )
    images = np.empty((count, SIDE, SIDE), dtype=np.uint8)
    labels = rng.integers(0, len(columns), count)
    for start in range(0, count, CHUNK):
        part = slice(start, min(start + CHUNK, count))
        images[part] = _render(rng, sheets, columns[labels[part]])
    return {"images": images, "labels": labels.astype(np.int64)}


def characters() -> str:
    """All characters that `classes` may name."""
    return _masters()[1]


def _column(char: str, classes: str, known: str) -> int:
    if char not in known or classes.count(char) > 1:
        fault = "is named twice" if char in known else "has no bitmap"
        raise DataError(
            f"glyphs: {char!r} in classes={classes!r} {fault}; expected different characters of {known!r}"
        )
    return known.index(char)


@cache
def _masters() -> tuple[Floats, str]:
    """(faces, chars, side, side) float32 in [0, 1] with a border of two zeros all around, and the characters."""
    blob = files(__package__).joinpath("frozen", "glyphs.npz").read_bytes()
    found = hashlib.sha256(blob).hexdigest()
    if found != SHA256:
        raise DataError(
            f"frozen/glyphs.npz: sha256 {found[:12]}..., expected {SHA256[:12]}...; install the package again"
        )
    with np.load(io.BytesIO(blob), allow_pickle=False) as kept:
        sheets = np.pad(kept["bitmaps"], ((0, 0), (0, 0), (2, 2), (2, 2)))
        return (sheets / np.float32(255)).astype(np.float32), "".join(kept["chars"].tolist())


def _render(rng: np.random.Generator, sheets: Floats, columns: NDArray[np.int64]) -> NDArray[np.uint8]:
    """(n, 28, 28) uint8: one image for each entry of `columns`, in a random face."""
    n = len(columns)
    which = rng.integers(0, sheets.shape[0], n) * sheets.shape[1] + columns
    ink = _sample(sheets, which, *_places(rng, n, sheets.shape[-1]))
    # A steep ramp around a random level makes strokes thinner or bolder than the face has them.
    level, steep = _uniform(rng, n, 0.25, 0.6), _uniform(rng, n, 1.2, 3.0)
    ink = np.clip((ink - level) * steep + np.float32(0.5), 0, 1)
    paper, bright = _uniform(rng, n, *PAPER), _uniform(rng, n, *INK)
    noise = (rng.random((n, SIDE, SIDE), dtype=np.float32) - np.float32(0.5)) * np.float32(2 * NOISE)
    grey = paper + ink * (bright - paper) + noise
    return np.asarray(np.rint(np.clip(grey, 0, 255)), dtype=np.uint8)


def _uniform(rng: np.random.Generator, n: int, low: float, high: float) -> Floats:
    """(n, 1, 1), one number an image."""
    return np.float32(low) + np.float32(high - low) * rng.random((n, 1, 1), dtype=np.float32)


def _places(rng: np.random.Generator, n: int, side: int) -> tuple[Floats, Floats]:
    """Where in its master each pixel of each image looks: rows and columns, (n, 28, 28) each."""
    turn, shear = _uniform(rng, n, -TURN, TURN), _uniform(rng, n, -SHEAR, SHEAR)
    tall, wide = 1 / _uniform(rng, n, *SCALE), 1 / _uniform(rng, n, *SCALE)
    down, across = _uniform(rng, n, -SHIFT, SHIFT), _uniform(rng, n, -SHIFT, SHIFT)
    half = turn / 2  # cosine and sine by the tangent of the half angle: exact arithmetic on every machine
    cos, sin = (1 - half * half) / (1 + half * half), 2 * half / (1 + half * half)
    y, x = np.meshgrid(*[np.arange(SIDE, dtype=np.float32) - np.float32((SIDE - 1) / 2)] * 2, indexing="ij")
    y, x = y - down, x - across
    y, x = cos * y - sin * x, sin * y + cos * x
    middle = np.float32((side - 1) / 2)
    return tall * y + middle, wide * (x + shear * y) + middle


def _sample(sheets: Floats, which: NDArray[np.int64], rows: Floats, cols: Floats) -> Floats:
    """Bilinear values of master `which` at (rows, cols); outside is 0, as the border is."""
    side = sheets.shape[-1]
    rows, cols = np.clip(rows, 0, side - 1.5), np.clip(cols, 0, side - 1.5)
    top, left = rows.astype(np.int32), cols.astype(np.int32)
    down, right = rows - top, cols - left
    flat, at = sheets.reshape(-1), which[:, None, None] * (side * side) + top * side + left
    upper = flat[at] * (1 - right) + flat[at + 1] * right
    lower = flat[at + side] * (1 - right) + flat[at + side + 1] * right
    return np.asarray(upper * (1 - down) + lower * down, dtype=np.float32)
