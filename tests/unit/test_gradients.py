"""Central differences against closed forms, and what they must refuse."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.errors import AuthorError
from autograder.gradients import agrees, directional, disagreement, numerical_gradient


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def softmax_backward(z, dout):
    p = softmax(z)
    return p * (dout - (p * dout).sum(axis=1, keepdims=True))


@pytest.fixture
def rng():
    return np.random.default_rng(7)


def test_error_of_a_cubic_is_exactly_h_squared_times_v_cubed():
    x, v = np.array([0.7, -1.3]), np.array([1.0, 2.0])
    slope = directional(lambda t: t**3, x, v, h=0.1)
    assert slope == pytest.approx(3 * x**2 * v + 0.1**2 * v**3, rel=1e-12)


def test_quadratic_has_no_truncation_error(rng):
    x = rng.standard_normal((3, 4))
    assert numerical_gradient(lambda t: np.sum(t**2), x, h=0.1) == pytest.approx(2 * x, rel=1e-12)


def test_numerical_gradient_of_softmax_under_a_random_cotangent(rng):
    z, dout = rng.standard_normal((3, 5)), rng.standard_normal((3, 5))
    assert numerical_gradient(softmax, z, dout) == pytest.approx(softmax_backward(z, dout), abs=1e-9)


def test_x_comes_back_bit_for_bit_even_if_f_overwrites_it_or_raises(rng):
    x = rng.standard_normal(4) * 1e3
    kept = x.copy()

    def overwrites(t):
        out = t**2
        t[...] = np.nan
        return out

    assert numerical_gradient(overwrites, x, np.ones(4), h=1e-2) == pytest.approx(2 * kept, rel=1e-6)
    assert x.tobytes() == kept.tobytes()

    def raises(t):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        numerical_gradient(raises, x)
    assert x.tobytes() == kept.tobytes()


def test_f_that_returns_the_same_buffer_each_time(rng):
    x, buffer = rng.standard_normal(3), np.empty(3)
    grad = numerical_gradient(lambda t: np.multiply(t, t, out=buffer), x, np.ones(3))
    assert grad == pytest.approx(2 * x, rel=1e-9)


def test_calls_f_twice_a_coordinate(rng):
    calls = []
    numerical_gradient(lambda t: calls.append(1) or t.sum(), rng.standard_normal((2, 3)))
    assert len(calls) == 12


def test_agrees_on_the_right_gradient_and_restores_x(rng):
    z, dout = rng.standard_normal((6, 7)), rng.standard_normal((6, 7))
    kept = z.copy()
    assert agrees(softmax_backward(z, dout), softmax, z, dout, rng)
    assert z.tobytes() == kept.tobytes()


@pytest.mark.parametrize("size", [1, 3, 40])
@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e3])
def test_a_gradient_wrong_by_a_thousandth_is_refused(size, scale):
    for seed in range(10):
        rng = np.random.default_rng(seed)
        x, dout = rng.standard_normal((size, 3)), rng.standard_normal((size, 3))
        right = scale * np.cos(x) * dout

        def f(t):
            return scale * np.sin(t)

        assert agrees(right, f, x, dout, rng)
        assert not agrees(right * 1.001, f, x, dout, rng)
        assert disagreement(right * 1.001, f, x, dout, rng) == pytest.approx(1e-3, rel=0.01)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda g: np.zeros_like(g),
        lambda g: -g,
        lambda g: g / 6,
        lambda g: np.where(np.arange(g.size).reshape(g.shape) == 0, 0, g),
        lambda g: np.full_like(g, np.nan),
        lambda g: g[:, :-1],
    ],
)
def test_planted_errors_are_refused(rng, wrong):
    z, dout = rng.standard_normal((6, 7)), rng.standard_normal((6, 7))
    assert not agrees(wrong(softmax_backward(z, dout)), softmax, z, dout, rng)


def test_zeros_need_a_random_cotangent_to_be_seen(rng):
    z = rng.standard_normal((4, 5))
    assert agrees(np.zeros_like(z), softmax, z, np.ones_like(z), rng)
    assert not agrees(np.zeros_like(z), softmax, z, rng.standard_normal(z.shape), rng)


def test_a_constant_function_agrees_with_zeros_only(rng):
    x = rng.standard_normal(5)
    assert agrees(np.zeros(5), lambda t: 3.0, x, 1.0, rng)
    assert not agrees(np.full(5, 1e-3), lambda t: 3.0, x, 1.0, rng)


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: numerical_gradient(np.sum, np.arange(3)), "float64"),
        (lambda: numerical_gradient(np.sum, np.ones(3, np.float32)), "float64"),
        (lambda: numerical_gradient(np.sum, np.ones(3), h=0.0), "step h"),
        (lambda: numerical_gradient(np.exp, np.ones(3)), "dout has shape"),
        (lambda: numerical_gradient(np.exp, np.ones((3, 1)), np.ones(3)), "dout has shape"),
        (lambda: directional(np.exp, np.ones(3), np.ones((1, 3))), "v has shape"),
    ],
)
def test_the_authors_slips_are_named(call, message):
    with pytest.raises(AuthorError, match=message):
        call()
