"""The figures of a trained model: its loss curve, its confusion matrix, its most confident mistakes with their pictures.

They are read from `ExerciseResult.figures` as if anyone could have written them: what is not of the form that is expected is left out.
The card's words are a student's and are escaped by whoever renders them.
"""

from __future__ import annotations

import base64
import binascii
import math
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from .feedback_figures import finite

MAX_CLASSES, MAX_MISTAKES, MAX_SIDE, MAX_POINTS = 32, 6, 64, 200
WIDTH, HEIGHT = 600, 150  # of the curve, in units of its drawing
SMALL, LARGE, FEW = 18, 40, 12  # sides of a field of the confusion matrix, and up to how many classes it holds its number


@dataclass(frozen=True)
class Curve:
    """The loss over steps, as the student's card tells it; at least two points, in the order given."""

    points: tuple[tuple[float, float], ...]

    @property
    def low(self) -> float:
        return min(0.0, *(y for _, y in self.points))

    @property
    def high(self) -> float:
        return max(y for _, y in self.points)

    @property
    def path(self) -> str:
        """The points of a polyline in a field of WIDTH x HEIGHT."""
        xs = [x for x, _ in self.points]
        first, across, up = min(xs), (max(xs) - min(xs)) or 1.0, (self.high - self.low) or 1.0
        return " ".join(f"{WIDTH * (x - first) / across:.1f},{HEIGHT * (1 - (y - self.low) / up):.1f}" for x, y in self.points)

    @property
    def sentence(self) -> str:
        (first, start), (last, end) = self.points[0], self.points[-1]
        return f"loss from {start:.3g} at step {first:.0f} to {end:.3g} at step {last:.0f}"


@dataclass(frozen=True)
class Confusion:
    """counts[i][j]: how many samples of class i were taken for class j."""

    classes: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def cell(self) -> int:
        """The side of a field: large ones hold their number."""
        return LARGE if len(self.classes) <= FEW else SMALL

    @property
    def side(self) -> int:
        return self.cell * len(self.classes)

    @property
    def fields(self) -> list[tuple[int, int, bool, float, int, str]]:
        """x, y, whether right, opacity, count, and words of each field that is not empty."""
        most = max(5, *(n for i, row in enumerate(self.counts) for j, n in enumerate(row) if i != j))
        found = []
        for i, row in enumerate(self.counts):
            total = sum(row) or 1
            for j, n in enumerate(row):
                if n:
                    share = n / total if i == j else 0.15 + 0.7 * n / most
                    words = f"{self.classes[i]} taken for {self.classes[j]}: {n} of {total}"
                    found.append((self.cell * j, self.cell * i, i == j, round(share, 3), n, words))
        return found

    @property
    def worst(self) -> list[tuple[str, str, int]]:
        """The most frequent confusions: class, what it was taken for, how often."""
        pairs = [(n, i, j) for i, row in enumerate(self.counts) for j, n in enumerate(row) if n and i != j]
        return [(self.classes[i], self.classes[j], n) for n, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2]))[:5]]

    @property
    def sentence(self) -> str:
        right, total = sum(row[i] for i, row in enumerate(self.counts)), sum(map(sum, self.counts))
        pairs = ", ".join(f"{a} for {b} ({n})" for a, b, n in self.worst)
        return f"{right} of {total} samples of another draw are right" + (f"; most often taken: {pairs}" if pairs else "")


@dataclass(frozen=True)
class Mistake:
    """A wrong answer: the class, what it was taken for, the model's probability for that, and the picture as a data address."""

    label: str
    given: str
    sure: float | None
    picture: str

    @property
    def sentence(self) -> str:
        certain = "" if self.sure is None else f", {100 * self.sure:.0f} %"
        return f"{self.label} taken for {self.given}{certain}"


@dataclass(frozen=True)
class Training:
    """All that is drawn of a trained model. `card` is the student's words in one line."""

    card: str = ""
    curve: Curve | None = None
    confusion: Confusion | None = None
    mistakes: tuple[Mistake, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The same in sentences, for where nothing can be drawn."""
        lines = [f"training card: {self.card}"] if self.card else []
        lines += [self.curve.sentence] if self.curve else []
        lines += [self.confusion.sentence] if self.confusion else []
        lines += [f"the surest mistakes: {'; '.join(m.sentence for m in self.mistakes)}"] if self.mistakes else []
        return tuple(lines)


def training_of(figures: Mapping[str, Any] | None) -> Training | None:
    """What of the figures can be drawn; None where there is nothing."""
    figures = figures or {}
    card = figures.get("card")
    card = card if isinstance(card, dict) else {}
    found = Training(_card(card), _curve(card.get("loss")), _confusion(figures.get("confusion")), _mistakes(figures.get("mistakes")))
    return found if found != Training() else None


def _card(card: Mapping[str, Any]) -> str:
    names = {"preset": "preset", "seed": "seed", "device": "device", "steps": "steps", "torch": "torch"}
    return ", ".join(f"{said} {_text(card[key])}" for key, said in names.items() if isinstance(card.get(key), (str, int)))


def _text(value: Any) -> str:
    line = "".join(c if c.isprintable() else " " for c in str(value)[:80])
    return " ".join(line.split())


def _curve(loss: Any) -> Curve | None:
    if not isinstance(loss, list) or not 2 <= len(loss) <= MAX_POINTS:
        return None
    pairs = [tuple(map(finite, p)) for p in loss if isinstance(p, list) and len(p) == 2]
    points = [(x, y) for x, y in pairs if x is not None and y is not None]
    return Curve(tuple(points)) if len(points) == len(loss) else None


def _confusion(value: Any) -> Confusion | None:
    if not isinstance(value, dict):
        return None
    classes, counts = value.get("classes"), value.get("counts")
    if not isinstance(classes, list) or not isinstance(counts, list) or not 2 <= len(classes) == len(counts) <= MAX_CLASSES:
        return None
    square = all(isinstance(row, list) and len(row) == len(classes) and all(type(n) is int and n >= 0 for n in row) for row in counts)
    return Confusion(tuple(_text(c)[:20] for c in classes), tuple(map(tuple, counts))) if square else None


def _mistakes(value: Any) -> tuple[Mistake, ...]:
    rows = value if isinstance(value, list) else []
    found = (_mistake(row) for row in rows[:MAX_MISTAKES] if isinstance(row, dict))
    return tuple(m for m in found if m is not None)


def _mistake(row: Mapping[str, Any]) -> Mistake | None:
    shape, pixels = row.get("shape"), row.get("pixels")
    if not isinstance(shape, list) or not isinstance(pixels, str) or not all(type(n) is int and 0 < n <= MAX_SIDE for n in shape):
        return None
    try:
        raw = base64.b64decode(pixels, validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(shape) not in (2, 3) or (len(shape) == 3 and shape[2] != 3) or len(raw) != math.prod(shape):
        return None
    address = "data:image/png;base64," + base64.b64encode(png(raw, shape[1], shape[0], len(shape) == 3)).decode()
    return Mistake(_text(row.get("label"))[:20], _text(row.get("given"))[:20], finite(row.get("sure")), address)


def png(pixels: bytes, width: int, height: int, colour: bool = False) -> bytes:
    """A picture of 8-bit grey (or red, green, blue) pixels, row by row, as a PNG file."""
    row = width * (3 if colour else 1)
    lines = b"".join(b"\0" + pixels[a:b] for a, b in pairwise(range(0, row * height + 1, row)))  # each line unfiltered
    head = struct.pack(">IIBBBBB", width, height, 8, 2 if colour else 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*c) for c in ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
