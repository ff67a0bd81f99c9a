"""Drawn scenes of coloured shapes, with class, box, mask and caption from one generator.

For classification, detection, segmentation and captions: all answers to one picture agree, since they are read off the
same pixels. Exact arithmetic alone, as in glyphs: the same generator state gives the same bytes on every machine.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .errors import DataError

SHAPES = ("disc", "square", "triangle", "cross")
COLOURS = {
    **{"red": (220, 50, 45), "green": (60, 170, 75), "blue": (55, 95, 215)},
    **{"yellow": (230, 205, 60), "purple": (150, 70, 170), "white": (240, 240, 240)},
}
OBJECTS = 3  # at most, in one scene
RADIUS = (0.12, 0.24)  # of the picture's side
TURN = 0.3  # tangent of the largest angle
TRIES = 12  # places that are tried for an object before the scene goes without it
SEEN = 0.75  # of each object's pixels at least stay visible under later ones
CHUNK = 256

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def draw(rng: np.random.Generator, count: int, size: int = 32) -> dict[str, np.ndarray[Any, Any]]:
    """`count` scenes of one to three shapes on a shaded, noisy ground.

    Returns, with K = 3:
      "images"   (count, size, size, 3) uint8
      "boxes"    (count, K, 4) float64, x1 y1 x2 y2 around the visible pixels, x2 and y2 just beyond them; NaN for no object
      "labels"   (count, K) int64, index into SHAPES; -1 for no object
      "colours"  (count, K) int64, index into COLOURS; -1 for no object
      "masks"    (count, size, size) uint8, 0 for the ground, k + 1 where object k shows
      "captions" (count,) str, such as "a red disc left of a blue cross"
    Objects fill the slots from the front; a later one may hide up to a quarter of an earlier one. The same state of
    `rng` gives the same arrays. DataError for a negative count, and for a size below 16 or above 512.
    """
    if count < 0 or not 16 <= size <= 512:
        raise DataError(f"scenes: count={count}, size={size}; expected count >= 0 and a size from 16 to 512")
    parts = [_draw(rng, min(CHUNK, count - start), size) for start in range(0, count, CHUNK)] or [
        _draw(rng, 0, size)
    ]
    return {key: np.concatenate([part[key] for part in parts]) for key in parts[0]}


def _draw(rng: np.random.Generator, n: int, size: int) -> dict[str, np.ndarray[Any, Any]]:
    wanted = rng.integers(1, OBJECTS + 1, n)
    masks = np.zeros((n, size, size), dtype=np.uint8)
    labels, colours = np.full((n, OBJECTS), -1), np.full((n, OBJECTS), -1)
    whole = np.zeros((n, OBJECTS), dtype=np.int64)  # pixels of each object before later ones came
    for k in range(OBJECTS):
        placed = _place(rng, k, wanted > k, masks, labels, whole)
        colours[placed, k] = rng.integers(0, len(COLOURS), n)[placed]
        wanted[~placed] = np.minimum(wanted[~placed], k)
    boxes = _boxes(masks)
    return {
        "images": _paint(rng, masks, colours),
        "boxes": boxes,
        "labels": labels.astype(np.int64),
        "colours": colours.astype(np.int64),
        "masks": masks,
        "captions": np.array(
            [_caption(*row) for row in zip(labels, colours, boxes, strict=True)], dtype="U80"
        ),
    }


def _place(
    rng: np.random.Generator, k: int, wanted: Bools, masks: NDArray[np.uint8], labels: Ints, whole: Ints
) -> Bools:
    """Draw object k into the masks of the scenes that want one and find room; says which did."""
    size = masks.shape[-1]
    todo = wanted.copy()
    for _ in range(TRIES):
        at = np.flatnonzero(todo)
        if not len(at):
            break
        kinds = rng.integers(0, len(SHAPES), len(at))
        inside = _inside(rng, kinds, size)
        after = _areas(np.where(inside, 0, masks[at]))
        good = (after >= SEEN * whole[at]).all(axis=1)
        masks[at[good]] = np.where(inside[good], k + 1, masks[at[good]])
        labels[at[good], k], whole[at[good], k] = kinds[good], inside[good].sum(axis=(1, 2))
        todo[at[good]] = False
    return wanted & ~todo


def _areas(masks: NDArray[np.uint8]) -> Ints:
    """(n, OBJECTS): visible pixels of each."""
    return np.stack([(masks == k + 1).sum(axis=(1, 2)) for k in range(OBJECTS)], axis=1)


def _uniform(rng: np.random.Generator, shape: tuple[int, ...], low: float, high: float) -> Floats:
    return np.float32(low) + np.float32(high - low) * rng.random(shape, dtype=np.float32)


def _inside(rng: np.random.Generator, kinds: Ints, size: int) -> Bools:
    """(n, size, size): the pixels of one shape a scene, wholly within the picture."""
    one = (len(kinds), 1, 1)
    radius = _uniform(rng, one, *RADIUS) * size
    half = _uniform(rng, one, -TURN, TURN) / 2
    cos, sin = (1 - half * half) / (1 + half * half), 2 * half / (1 + half * half)
    middle_y, middle_x = (radius + 1 + _uniform(rng, one, 0, 1) * (size - 2 * radius - 2) for _ in range(2))
    y, x = (
        (np.arange(size, dtype=np.float32) + np.float32(0.5))[None, :, None],
        (np.arange(size, dtype=np.float32) + np.float32(0.5)),
    )
    y, x = (y - middle_y) / radius, (x - middle_x) / radius
    v, u = cos * y - sin * x, sin * y + cos * x
    across, along = np.abs(u), np.abs(v)
    longest, shortest = np.maximum(across, along), np.minimum(across, along)
    # All within the circle of radius 1, so that turned ones stay inside the picture too.
    shapes = (
        u * u + v * v <= np.float32(0.81),
        longest <= np.float32(0.7),
        (v <= np.float32(0.5)) & (np.float32(1.732) * across - v <= 1),
        (longest <= np.float32(0.92)) & (shortest <= np.float32(0.27)),
    )
    return np.asarray(np.choose(kinds[:, None, None], shapes), dtype=bool)


def _paint(rng: np.random.Generator, masks: NDArray[np.uint8], colours: Ints) -> NDArray[np.uint8]:
    """A shaded ground, each object in its colour with a tint of its own, noise over all."""
    n, size = masks.shape[:2]
    slope = np.linspace(-1, 1, size, dtype=np.float32)
    shade = _uniform(rng, (n, 1, 1), -25, 25) * slope[:, None] + _uniform(rng, (n, 1, 1), -25, 25) * slope
    ground = _uniform(rng, (n, 1, 1, 1), 45, 115) + _uniform(rng, (n, 1, 1, 3), -18, 18) + shade[..., None]
    palette = np.array(list(COLOURS.values()), dtype=np.float32)
    tints = np.concatenate(
        [np.zeros((n, 1, 3), np.float32), palette[colours] + _uniform(rng, (n, OBJECTS, 3), -20, 20)], axis=1
    )
    which = masks.reshape(n, size * size, 1).astype(np.int64)
    picture = np.where(
        masks[..., None] > 0, np.take_along_axis(tints, which, axis=1).reshape(*masks.shape, 3), ground
    )
    noise = _uniform(rng, picture.shape, -18, 18)
    return np.rint(np.clip(picture + noise, 0, 255)).astype(np.uint8)


def _boxes(masks: NDArray[np.uint8]) -> NDArray[np.float64]:
    """(n, OBJECTS, 4): the tight bounds of each object's visible pixels."""
    n, size = masks.shape[:2]
    boxes = np.full((n, OBJECTS, 4), np.nan)
    for k in range(OBJECTS):
        shown = masks == k + 1
        there = shown.any(axis=(1, 2))
        for first, hit in enumerate((shown.any(axis=1), shown.any(axis=2))):  # columns give x, rows give y
            boxes[there, k, first] = hit.argmax(axis=1)[there]
            boxes[there, k, first + 2] = size - hit[:, ::-1].argmax(axis=1)[there]
    return boxes


def _caption(labels: Ints, colours: Ints, boxes: NDArray[np.float64]) -> str:
    """One shape by itself, two with how they lie, three from left to right."""
    things = [f"a {list(COLOURS)[c]} {SHAPES[s]}" for s, c in zip(labels, colours, strict=True) if s >= 0]
    middles = [(float(b[0] + b[2]) / 2, float(b[1] + b[3]) / 2) for b in boxes[: len(things)]]
    if len(things) == 2:
        return f"{things[0]} {_relation(middles[0], middles[1])} {things[1]}"
    if len(things) == 3:
        first, second, third = (things[i] for i in sorted(range(3), key=lambda i: middles[i]))
        return f"{first}, {second} and {third}"
    return things[0]


def _relation(one: tuple[float, float], other: tuple[float, float]) -> str:
    right, down = other[0] - one[0], other[1] - one[1]
    if abs(right) >= abs(down):
        return "left of" if right > 0 else "right of"
    return "above" if down > 0 else "below"
