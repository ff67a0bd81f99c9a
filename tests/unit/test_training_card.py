"""The training card: what is read of it, and that no card can do more than be shown."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from autograder.training_card import MAX_POINTS, read_card, summary

GOOD = {"preset": "laptop", "seed": 3, "device": "cpu", "steps": 40, "torch": "2.13.0", "loss": [3.0, 2.0, 1.5, 1.25]}


def read(card: Any) -> tuple[dict[str, Any], tuple[str, ...]]:
    return read_card(card if isinstance(card, bytes) else json.dumps(card).encode(), "net.json")


def test_a_good_card_is_read_whole_and_losses_stand_at_equal_distances() -> None:
    card, remarks = read(GOOD)
    assert remarks == () and card == {**GOOD, "loss": [[10.0, 3.0], [20.0, 2.0], [30.0, 1.5], [40.0, 1.25]]}
    assert summary(card) == "preset laptop, seed 3, device cpu, steps 40, torch 2.13.0, loss from 3 to 1.25"
    assert read({**GOOD, "loss": [[5, 3], [9, 2.5]]})[0]["loss"] == [[5.0, 3.0], [9.0, 2.5]]
    assert read({**GOOD, "unknown": [1], "loss": GOOD["loss"]})[0] == card


def test_a_long_curve_is_thinned_to_means() -> None:
    loss = [round(math.exp(-i / 900), 4) for i in range(3000)]
    points = read({"loss": loss, "steps": 3000})[0]["loss"]
    assert len(points) == MAX_POINTS and points[0] == [15.0, pytest.approx(sum(loss[:15]) / 15, rel=1e-5)] and points[-1][0] == 3000


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (b"", "is no JSON"),
        (b"\xff\xfe", "is no JSON"),
        (b"\x80\x04cos\nsystem\n", "is no JSON"),
        (b"[" * 60_000, "is no JSON"),
        (b'{"loss": ' + b"9" * 5000 + b"}", "is no JSON"),
        (b'{"loss": [' + b"1," * 40_000 + b"1]}", "keep every tenth"),
        ([1, 2], "but no object"),
        ({"loss": "3, 2, 1"}, "no loss curve"),
        ({"loss": [[1, 2, 3], ["a", 1], [True, 2], None, {}]}, "no loss curve"),
        (b'{"loss": [1, NaN, Infinity, 1e400, -1e30]}', "4 of 5 values of the loss are nan or infinite, first at 2"),
        ({"loss": [2, 1], "seed": "three", "steps": 1.5, "preset": 7}, "preset, seed, steps is not what a card has there"),
    ],
)
def test_a_strange_card_is_a_remark(card: Any, words: str) -> None:
    found, remarks = read(card)
    assert any(words in r for r in remarks) and not any("\n" in r for r in remarks)
    json.dumps(found, allow_nan=False)
    assert set(found) <= {*GOOD}


def test_words_are_one_short_line() -> None:
    card, _ = read({**GOOD, "preset": "a\nb\x1b[31m\u202e" + "x" * 500})
    assert card["preset"].isprintable() and len(card["preset"]) == 60 and card["preset"].startswith("a b")


def test_no_card_costs_nothing() -> None:
    card, remarks = read_card(None, "net.json")
    assert card == {} and "it costs nothing" in remarks[0]
