"""Draws are lazy, seeded, independent of each other, and keep what they promise."""

from __future__ import annotations

import numpy as np
import pytest

from autograder import draw
from autograder.draw import Draw, draw_inputs


def one(what: Draw, seed: int = 0) -> object:
    return draw_inputs({"x": what}, seed)["x"]


def test_the_same_key_draws_the_same_and_another_key_another() -> None:
    inputs = {"x": draw.normal(3, 4), "y": draw.labels(6, 3), "n": draw.integers(0, 10**9)}
    a, b, c = draw_inputs(inputs, 1, "case"), draw_inputs(inputs, 1, "case"), draw_inputs(inputs, 2, "case")
    assert (a["x"] == b["x"]).all() and a["n"] == b["n"] and (a["x"] != c["x"]).all() and a["n"] != c["n"]


def test_an_input_more_changes_no_other() -> None:
    few, many = {"x": draw.normal(3)}, {"w": draw.normal(9), "x": draw.normal(3)}
    assert (draw_inputs(few, 5)["x"] == draw_inputs(many, 5)["x"]).all()


def test_later_inputs_may_depend_on_earlier_ones_and_constants_are_copied() -> None:
    table = np.zeros(3)
    drawn = draw_inputs({"x": draw.normal(4), "y": draw.given(lambda rng, case: 2 * case.x), "c": table, "d": {"k": draw.normal(2)}}, 0)
    assert (drawn["y"] == 2 * drawn["x"]).all() and drawn["c"] is not table and drawn["d"]["k"].shape == (2,)


@pytest.mark.parametrize("shape", [(1,), (4,), (3, 5), (2, 3, 4)])
def test_spaced_values_have_no_ties_and_no_kinks(shape: tuple[int, ...]) -> None:
    x = np.sort(np.ravel(one(draw.spaced(*shape, gap=0.1))))
    assert np.abs(x).min() >= 0.05 - 1e-12 and (x.size == 1 or np.diff(x).min() >= 0.1 - 1e-12)


def test_away_from_keeps_its_distance() -> None:
    x = np.asarray(one(draw.away_from(0, 1, shape=(50, 50), margin=0.2)))
    assert min(np.abs(x).min(), np.abs(x - 1).min()) >= 0.2 and x.min() < 0 < 1 < x.max()


def test_labels_name_every_class_that_fits() -> None:
    assert set(np.asarray(one(draw.labels(7, 5))).tolist()) == set(range(5))
    assert len(set(np.asarray(one(draw.labels(3, 9))).tolist())) == 3


def test_numbers_without_a_shape_are_python_numbers() -> None:
    assert type(one(draw.normal())) is float and type(one(draw.uniform())) is float and type(one(draw.integers(0, 3))) is int
    assert sorted(np.asarray(one(draw.permutation(5))).tolist()) == [0, 1, 2, 3, 4] and one(draw.choice("a")) == "a"
    assert np.asarray(one(draw.normal(3, dtype="float32"))).dtype == np.float32
