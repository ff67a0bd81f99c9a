"""The training card: what a student says of how a model was trained. JSON beside the weights; shown, never part of a score.

    {"preset": "laptop", "seed": 0, "device": "cpu", "steps": 1200, "torch": "2.13.0", "loss": [3.26, 2.9, ...]}

`loss` holds numbers at equal distances (the last one at the last of `steps`), or pairs [step, loss]. It is read without trust: size and kinds are checked, numbers are
finite, strings are short and one line. Whoever shows them escapes them.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

MAX_BYTES = 64 * 2**10
MAX_POINTS = 200  # of the curve that is kept
WORDS, NUMBERS = ("preset", "device", "torch"), ("seed", "steps")
_LENGTH = 60
Figures = dict[str, Any]


def read_card(data: bytes | None, file: str) -> tuple[Figures, tuple[str, ...]]:
    """What a card says, as plain data of known keys, and remarks on what is wrong with it. Never raises."""
    if data is None:
        return {}, (f"no training card: {file} was not submitted; it costs nothing, but the feedback has no loss curve",)
    if len(data) > MAX_BYTES:
        return {}, (f"{file} is {len(data)} bytes; a training card of more than {MAX_BYTES} is not read: round the losses, or keep every tenth",)
    try:
        card = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}, (f"{file} is no JSON; write the card with json.dump",)
    if not isinstance(card, dict):
        return {}, (f"{file} is JSON, but no object; a card is a dict with the keys {', '.join((*WORDS, *NUMBERS, 'loss'))}",)
    return _known(card, file)


def _known(card: Mapping[Any, Any], file: str) -> tuple[Figures, tuple[str, ...]]:
    found: Figures = {key: _line(card[key]) for key in WORDS if isinstance(card.get(key), str)}
    found |= {key: card[key] for key in NUMBERS if type(card.get(key)) is int and abs(card[key]) < 2**63}
    odd = [key for key in (*WORDS, *NUMBERS) if key in card and key not in found]
    remarks = [f"{file}: {', '.join(odd)} is not what a card has there (a text; a whole number for seed and steps)"] if odd else []
    points = list(_points(card.get("loss"), found.get("steps", 0)))
    finite = [p for p in points if all(map(math.isfinite, p))]
    if len(finite) < len(points):
        first = next(p[0] for p in points if not all(map(math.isfinite, p)))
        at = f" first at {first:g}" if math.isfinite(first) else ""
        remarks.append(f"{file}: {len(points) - len(finite)} of {len(points)} values of the loss are nan or infinite,{at}; the training diverged")
    if not finite:
        remarks.append(f"{file}: no loss curve; give `loss` as a list of numbers, or of pairs [step, loss]")
    return found | ({"loss": thinned(finite)} if finite else {}), tuple(remarks)


def _points(loss: Any, steps: int) -> Iterator[tuple[float, float]]:
    """(step, loss) of all entries that are numbers or pairs of numbers."""
    entries = loss if isinstance(loss, list) else []
    distance = steps / len(entries) if entries and 0 < steps < 1e12 else 1.0
    for i, entry in enumerate(entries, start=1):
        pair = entry if isinstance(entry, list) and len(entry) == 2 else (round(i * distance, 6), entry)
        if all(type(v) in (int, float) for v in pair):
            yield _float(pair[0]), _float(pair[1])


def _float(value: float) -> float:
    try:
        number = float(value)
    except OverflowError:
        return math.inf
    return number if abs(number) < 1e12 else math.inf


def thinned(points: list[tuple[float, float]]) -> list[list[float]]:
    """At most MAX_POINTS points of six digits. Where there are more, the mean of neighbours stands at the last of them."""
    count = min(len(points), MAX_POINTS)
    edges = [len(points) * i // count for i in range(count + 1)]
    groups = [points[a:b] for a, b in itertools.pairwise(edges)]
    return [[_six(group[-1][0]), _six(sum(y for _, y in group) / len(group))] for group in groups]


def _six(value: float) -> float:
    return float(f"{value:.6g}")


def _line(text: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * _LENGTH]).split())
    return line if len(line) <= _LENGTH else line[: _LENGTH - 3] + "..."


def summary(card: Mapping[str, Any]) -> str:
    """What was read of a card, in one line of the student's words: to be escaped like any of them."""
    parts = [f"{key} {card[key]}" for key in (*WORDS[:1], "seed", "device", "steps", "torch") if key in card]
    loss = card.get("loss")
    parts += [f"loss from {loss[0][1]:.3g} to {loss[-1][1]:.3g}"] if loss else []
    return ", ".join(parts)
