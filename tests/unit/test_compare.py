"""Rule 3: what is equal, what is of another shape or kind, and by how much values may differ."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.compare import compare
from autograder.verdict import Verdict
from autograder.verify import (
    binomial,
    close,
    exact,
    gaussian_weights,
    mean_within,
    same_set,
    topological,
    up_to_permutation,
    up_to_sign,
)

X = np.linspace(-3, 5, 12).reshape(3, 4)


def verdict(want: Any, got: Any) -> str:
    found = compare(want, got)
    return str(found[0].verdict) if found else "PASS"


@pytest.mark.parametrize("number", [2.5, np.float64(2.5), np.array(2.5), np.float32(2.5)])
def test_a_number_is_a_number(number: Any) -> None:
    assert verdict(2.5, number) == "PASS" and verdict(number, 2.5) == "PASS"


def test_a_whole_number_serves_for_a_float_but_an_array_of_them_does_not() -> None:
    assert verdict(0.0, 0) == "PASS"
    assert verdict(np.array([1.0, 2.0]), np.array([1, 2])) == "DTYPE"
    assert verdict(2, 2.5) == "DTYPE"
    assert verdict(np.array([True]), np.array([1.0])) == "DTYPE"


@pytest.mark.parametrize(
    ("want", "got"), [(np.ones((1, 3)), np.ones(3)), (np.ones(3), np.ones((3, 1))), (1.0, np.ones(1)), (X, X.T), ([1, 2], [1]), ({"a": 1}, {"b": 1}), ({"a": 1}, {"a": 1, "b": 2})]
)
def test_shape_comes_before_values(want: Any, got: Any) -> None:
    assert verdict(want, got) == "SHAPE"


def test_tolerance_is_relative_to_the_largest_expected_value() -> None:
    assert verdict(X, X + 4e-7) == "PASS"
    assert verdict(X, X + 6e-7) == "WRONG"
    assert verdict(1e9 * X, 1e9 * X + 300) == "PASS"
    assert verdict(1e-9 * X, 1e-9 * X + 1e-15) == "WRONG"


def test_single_precision_has_its_own_tolerance_and_is_no_other_kind() -> None:
    assert verdict(X, X.astype(np.float32)) == "PASS"
    assert verdict(X, (X * 1.001).astype(np.float32)) == "WRONG"
    assert verdict(X, X.astype(np.float16)) in ("WRONG", "PASS")
    assert verdict(X / 7, (X / 7).astype(np.float16)) == "WRONG"


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_is_not_finite_fails(bad: float) -> None:
    got = X.copy()
    got[1, 2] = bad
    found = compare(X, got)
    assert found[0].verdict is Verdict.NONFINITE and found[0].index == (1, 2)
    assert verdict(np.array([np.inf, 1.0]), np.array([np.inf, 1.0])) == "PASS"
    assert verdict(np.array([np.inf, 1.0]), np.array([-np.inf, 1.0])) == "WRONG"


@pytest.mark.parametrize("got", [None, "text", [1.0], {"a": 1}, np.array(["a"]), b"x"])
def test_another_kind_of_value(got: Any) -> None:
    assert verdict(X, got) == "DTYPE"
    assert verdict(None, 0) == "DTYPE" and verdict("a", "b") == "WRONG"


def test_whole_numbers_are_exact_also_beyond_the_53_bits_of_a_float() -> None:
    big = np.array([2**60])
    assert verdict(big, big + 1) == "WRONG" and verdict(big, big.copy()) == "PASS"


def test_zeros_never_pass_for_values_and_values_never_for_zeros() -> None:
    assert verdict(X, np.zeros_like(X)) == "WRONG"
    assert verdict(np.zeros(3), np.full(3, 1e-12)) == "WRONG"


def test_the_worst_index_is_named_and_words_hold_no_values() -> None:
    got = X.copy()
    got[2, 1] += 1000.0
    got[0, 0] += 1.0
    (found,) = compare({"dx": X}, {"dx": got})
    assert found.index == (2, 1) and "dx" in found.text and "2 of 12" in found.words
    assert "100" not in found.words and "1003.55 came, 3.54545 was expected" in found.text, found.text


def test_ready_verifiers() -> None:
    def ok(check: Any, got: Any, want: Any, inputs: Any = None) -> bool:
        return not check(inputs, got, want)

    assert ok(close(1e-2), {"x": X * 1.005}, {"x": X}) and not ok(close(1e-2), {"x": X * 1.05}, {"x": X})
    assert ok(exact(), {"x": X}, {"x": X}) and not ok(exact(), {"x": X * (1 + 1e-15) + 1e-15}, {"x": X})
    assert ok(up_to_sign(1), {"v": X * [1, -1, 1, -1]}, {"v": X}) and not ok(up_to_sign(1), {"v": X + 1}, {"v": X})
    assert ok(up_to_permutation(0), {"v": X[[2, 0, 1]]}, {"v": X}) and not ok(up_to_permutation(0), {"v": X[[2, 0, 0]]}, {"v": X})
    assert ok(same_set(), {"s": [3, 1, 2]}, {"s": [1, 2, 3]}) and not ok(same_set(), {"s": [1, 1, 2]}, {"s": [1, 2, 2]})


def test_topological_accepts_every_right_order_and_no_other() -> None:
    edges = {"edges": np.array([[0, 2], [1, 2], [2, 3]])}
    check, want = topological("edges"), {"order": [0, 1, 2, 3]}
    assert not check(edges, {"order": [1, 0, 2, 3]}, want)
    assert check(edges, {"order": [0, 2, 1, 3]}, want) and check(edges, {"order": [0, 1, 2]}, want)
    assert check(edges, {"order": [0, 1, 2, 2]}, want) and check(edges, {}, want) and check(edges, None, want)


def test_a_statistical_verifier_refuses_a_right_answer_hardly_ever() -> None:
    rng = np.random.default_rng(0)
    check, want = binomial(0.3), {"mask": np.zeros(2000)}
    refused = sum(bool(check({}, {"mask": (rng.random(2000) < 0.3).astype(float)}, want)) for _ in range(3000))
    assert refused == 0
    assert check({}, {"mask": (rng.random(2000) < 0.4).astype(float)}, want) and check({}, {"mask": np.full(2000, 0.3)}, want)
    mean, centre = mean_within(1.0), {"x": np.zeros(2000)}
    assert not any(mean({}, {"x": rng.normal(size=2000)}, centre) for _ in range(2000))
    assert mean({}, {"x": rng.normal(size=2000) + 0.5}, centre)


def test_gaussian_weights_take_any_draw_of_the_right_law_and_name_what_is_off() -> None:
    rng, asked = np.random.default_rng(1), {"weight_scale": 0.3}

    def start(size: float = 0.3, shift: float = 0.0) -> dict[str, Any]:
        return {"W1": rng.normal(shift, size, (60, 40)), "b1": np.zeros(40), "W2": rng.normal(0, 0.3, (40, 7)), "b2": np.zeros(7)}

    check, want = gaussian_weights(), start()
    assert not any(check(asked, start(), want) for _ in range(2000))

    def said(got: Any) -> str:
        return " ".join(m.text for m in check(asked, got, want))

    assert "standard deviation" in said(start(size=0.4)) and "weight_scale is 0.3" in said(start(size=0.4))
    assert "mean" in said(start(shift=0.3))
    uniform = start() | {"W1": rng.uniform(-1, 1, (60, 40)) * 0.3 * np.sqrt(3)}
    assert "not Gaussian" in said(uniform)
    twice = start()
    assert "repeats" in said(twice | {"W2": twice["W1"].ravel()[:280].reshape(40, 7)})
    assert "is float32, not float64" in said(start() | {"W1": start()["W1"].astype(np.float32)})
    for off, verdict in (({"b1": np.full(40, 0.01)}, "WRONG"), ({"W1": np.zeros((40, 60))}, "SHAPE"), ({"W1": np.full((60, 40), np.nan)}, "NONFINITE")):
        assert check(asked, start() | off, want)[0].verdict == verdict
    assert check(asked, None, want) and check(asked, {"W1": start()["W1"]}, want)
