"""Each slip by its name, one explanation for several outputs, and no false claims."""

from __future__ import annotations

import re

import numpy as np
import pytest

from autograder.diagnose import diagnose
from autograder.diagnose_words import WORDS
from autograder.wire import decode, encode

RNG = np.random.default_rng(20)
X = RNG.standard_normal((5, 7))  # N = 5, D = 7
W = RNG.standard_normal((7, 3))
B = RNG.standard_normal(3)
DOUT = RNG.standard_normal((5, 3))
IMAGES = RNG.standard_normal((2, 3, 6, 5))
LONG = RNG.standard_normal((6, 7))  # nothing above, square below
SQUARE = RNG.standard_normal((6, 6))
LABELS = np.array([2, 0, 1, 2, 3])
INPUTS = {"x": X, "w": W, "b": B, "dout": DOUT, "reg": 0.37}
SCORES = X @ W + B
POSITIVE = np.exp(LONG)


def softmax(z, axis=1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def changed(value, where, new):
    value = np.array(value)
    value[where] = new
    return value


def shifted(value):
    value = np.roll(value, 1, 0)
    value[0] = 0
    return value


RECTANGLE = np.arange(6)[:, None] * 1.0 + np.zeros((6, 7))
BORDER = np.ones((6, 7), bool)
BORDER[1:-1, 1:-1] = False

# kind, want, got, words that the sentence must hold, inputs
SLIPS = [
    ("factor_n_missing", X.T @ DOUT, 5 * X.T @ DOUT, "N, the batch size: divide by it, once"),
    ("factor_n_missing", 0.731, 5 * 0.731, "N, the batch size"),
    ("factor_n_extra", X.T @ DOUT, X.T @ DOUT / 5, "once too often"),
    ("factor_n_missing", X.T @ DOUT, -5 * X.T @ DOUT, "opposite sign"),
    ("factor_size_extra", SCORES, SCORES / 7, "axis 1 of x"),
    ("factor_size_missing", SCORES, SCORES * 3, "axis 1 of w"),
    ("factor_square", SCORES, SCORES / 49, "square of the length of axis 1 of x"),
    ("factor_square_root", SCORES, SCORES * np.sqrt(7), "square root of the length of axis 1 of x"),
    ("factor_two", SCORES, 2 * SCORES, "twice"),
    ("factor_half", 1.2345, 1.2345 / 2, "half"),
    ("factor_input", SCORES, 0.37 * SCORES, "times reg"),
    ("factor_input", SCORES, SCORES / 0.37, "factor reg is missing"),
    ("unbiased_variance", X.var(axis=0), X.var(axis=0) * 5 / 4, "not by n - 1"),
    ("biased_variance", X.var(axis=0, ddof=1), X.var(axis=0), "by n - 1, not by n"),
    ("log_base", LONG, LONG / np.log(2), "another base"),
    ("factor_n_missing", SCORES, 5 * SCORES - 4 * 0.37 * DOUT, "apart from the term with reg"),
    ("factor_n_extra", 3.1 + 0.185 * np.sum(W * W), 0.62 + 0.185 * np.sum(W * W), "data term by it once less"),
    ("input_factor_missing", X[:, :3] * W[0] + B, X[:, :3] + B, "factor gamma is missing", {"gamma": W[0], "beta": B}),
    ("mask_turned", np.where(X > 0, X, 0), np.where(X > 0, 0, X), "condition of the mask"),
    ("empty", IMAGES, IMAGES[:, :, :0], "slice"),
    ("off_by_one", LABELS, LABELS + 1, "start at zero"),
    ("region", SCORES, SCORES + (LABELS.clip(0, 2)[:, None] == np.arange(3)), "at the labels y", {"y": LABELS.clip(0, 2)}),
    ("sign", SCORES, -SCORES, "opposite sign"),
    ("sign", 1.7, -1.7, "opposite sign"),
    ("constant_factor", SCORES, SCORES * 1.618, "same factor"),
    ("normalised", SCORES, SCORES / np.linalg.norm(SCORES), "norm is one"),
    ("transposed", SCORES, SCORES.T, "axes are in another order"),
    ("transposed", SQUARE, SQUARE.T, "axes are in another order"),
    ("transposed", IMAGES, IMAGES.transpose(0, 2, 3, 1), "axes are in another order"),
    ("reshape_for_transpose", LONG, LONG.T.reshape(6, 7), "transpose moves"),
    ("reshaped", IMAGES, IMAGES.reshape(2, -1), "reshape the result"),
    ("extra_axis", X.mean(axis=1), X.mean(axis=1, keepdims=True), "keepdims"),
    ("missing_axis", X.mean(axis=1, keepdims=True), X.mean(axis=1), "keepdims"),
    ("extra_axis", 0.5, np.array([0.5]), "axis of length 1"),
    ("wrong_shape_broadcast", X[:, 0] - X[:, 1], X[:, :1] - X[:, 1], "(N, 1)"),
    ("wrong_shape_broadcast", X[0], np.tile(X[0], (4, 1)), "repeated"),
    ("not_reduced", DOUT.sum(axis=0), DOUT * 1.0, "the sum over axis 0", {"x": X}),
    ("not_reduced", float(X[:, 0].mean()), X[:, 0], "the mean over axis 0", {"w": W}),
    ("cropped", IMAGES, IMAGES[..., 1:-1, 1:-1], "border are missing"),
    ("cropped", LONG, LONG[:-1], "border are missing"),
    ("not_cropped", LONG, np.pad(LONG, 1), "padding"),
    ("wrong_axis", DOUT.sum(axis=0), DOUT.sum(axis=1), "over axis 1, and the exercise wants it over axis 0"),
    ("wrong_axis", SQUARE.sum(axis=0), SQUARE.sum(axis=1), "over axis 0", {"dout": SQUARE}),
    ("wrong_axis", IMAGES.mean(axis=(0, 2, 3)), IMAGES.mean(axis=(1, 2, 3)), "axes 1 and 2 and 3", {"x": IMAGES}),
    ("wrong_axis", softmax(SQUARE), softmax(SQUARE, 0), "sum to one along axis 0, and should along axis 1"),
    ("mean_for_sum", DOUT.sum(axis=0), DOUT.mean(axis=0), "it is the mean of dout"),
    ("sum_for_mean", DOUT.mean(axis=0), DOUT.sum(axis=0), "it is the sum of dout"),
    ("mean_for_max", IMAGES.max(axis=(2, 3)), IMAGES.mean(axis=(2, 3)), "where the max", {"x": IMAGES}),
    ("std_for_var", X.var(axis=0), X.std(axis=0), "it is the std of x"),
    ("product_order", SQUARE @ LONG[:, :6], LONG[:, :6] @ SQUARE, "another order", {"a": SQUARE, "b": LONG[:, :6]}),
    ("product_order", SQUARE @ LONG[:, :6], SQUARE.T @ LONG[:, :6], "transposed", {"a": SQUARE, "b": LONG[:, :6]}),
    ("input_factor_missing", LONG * POSITIVE, POSITIVE, "factor dout is missing", {"dout": LONG}),
    ("input_factor_extra", LONG, LONG * W[:, 0], "gamma once too often", {"gamma": W[:, 0]}),
    ("offset", SCORES, SCORES + 0.71, "one and the same number"),
    ("offset", SCORES, SCORES - 0.37, "reg"),
    ("off_by_one", np.array([1, 4, 2, 7, 3, 9, 12]), np.array([2, 5, 3, 8, 4, 10, 13]), "start at zero"),
    ("term_missing", SCORES, SCORES - B, "exactly b, which is missing"),
    ("term_extra", SCORES, SCORES + DOUT, "exactly dout"),
    ("term_missing", X.T @ DOUT + 0.37 * W, X.T @ DOUT, "multiple of w"),
    ("term_missing", 2.31 + 0.37 * np.sum(W * W), 2.31, "reg times the sum of squares of w"),
    ("term_extra", 2.31, 2.31 + 0.185 * np.sum(W * W), "regularisation term"),
    ("line_factor", softmax(SCORES), np.exp(SCORES), "normalises or scales over axis 1"),
    ("line_offset", SCORES - SCORES.max(axis=1, keepdims=True), SCORES, "over axis 1"),
    ("zeros", SCORES, np.zeros_like(SCORES), "zero"),
    ("zeros", 1.5, 0.0, "zero"),
    ("constant", SCORES, np.full_like(SCORES, 0.2), "same number"),
    ("unchanged_input", np.tanh(X), X, "input x, unchanged"),
    ("reversed", LONG, LONG[:, ::-1], "axis 1 runs backwards"),
    ("reversed", LONG, LONG[::-1, ::-1], "flipped"),
    ("rolled", LONG, np.roll(LONG, 1, 0), "one place too far"),
    ("rolled", LONG, np.roll(LONG, -1, 1), "axis 1"),
    ("shifted", LONG, shifted(LONG), "one place too far along axis 0"),
    ("permuted", LONG, LONG[[2, 0, 1, 5, 4, 3]], "lines stand in another order"),
    ("permuted", LONG, RNG.permuted(LONG.ravel()).reshape(6, 7), "wrong places"),
    ("sorted", LONG[:, 0], np.sort(LONG[:, 0]), "sorted"),
    ("exchanged", LONG[:, 0], LONG[[0, 3, 2, 1, 4, 5], 0], "each other's place"),
    ("rectified", LONG, np.maximum(LONG, 0), "ReLU"),
    ("abs", LONG, np.abs(LONG), "without its signs"),
    ("clipped", LONG, np.clip(LONG, -1, 1), "clip"),
    ("clipped", LONG, np.minimum(LONG, 0.4), "clip"),
    ("one_minus", LONG, 1 - LONG, "one minus"),
    ("one_minus", LONG > 0, LONG <= 0, "one minus"),
    ("squared", LONG, LONG**2, "the square"),
    ("square_root", POSITIVE, np.sqrt(POSITIVE), "the root"),
    ("exponential", LONG, np.exp(LONG), "take the logarithm"),
    ("logarithm", POSITIVE, np.log(POSITIVE), "the logarithm"),
    ("reciprocal", LONG, 1 / LONG, "divided by"),
    ("sigmoid_again", LONG, 1 / (1 + np.exp(-LONG)), "sigmoid"),
    ("softmax_again", softmax(LONG), softmax(softmax(LONG)), "once more"),
    ("truncated", 9 * LONG, np.trunc(9 * LONG), "fractions"),
    ("truncated", 9 * LONG, np.floor(9 * LONG), "rounded down"),
    ("rounded", 9 * LONG, np.round(9 * LONG), "unrounded"),
    ("accumulated", LONG, np.cumsum(LONG, axis=0), "running sum"),
    ("not_accumulated", np.cumsum(LONG, axis=1), LONG, "+="),
    ("single_precision", LONG, (LONG.astype(np.float32) + 3) - 3, "float32"),
    ("nearly_right", LONG, LONG / np.sqrt(1 + 1e-5 * np.arange(1, 8)), "epsilon"),
    ("one_entry", LONG, changed(LONG, (-1, -1), 9.0), "only the last entry"),
    ("one_entry", LONG, changed(LONG, (2, 3), 9.0), "only one entry"),
    ("region", LONG, changed(LONG, -1, RNG.standard_normal(7)), "the last row"),
    ("region", LONG, changed(LONG, (slice(None), 0), 0.0), "the first column is wrong, the rest is right (it is zero"),
    ("region", LONG, np.where(BORDER, 2 * LONG, LONG), "the border (of the last two axes) is wrong"),
    ("region", LONG, np.where(BORDER, LONG, LONG**2), "without the border"),
    ("region", LONG, np.where(POSITIVE.T[:6, :6].sum() > 0, np.where(LONG < 0, LONG**3, LONG), 0), "x is negative", {"x": LONG}),
    ("region", SQUARE, np.where(np.eye(6, dtype=bool), -SQUARE, SQUARE), "the diagonal is wrong"),
    ("partly_right", LONG, np.where(np.random.default_rng(3).random((6, 7)) < 0.4, LONG**2 + 3, LONG), "overlap"),
    ("nonfinite", LONG, np.full_like(LONG, np.nan), "NaN everywhere"),
    ("overflow", LONG, changed(LONG, 2, np.nan), "exactly where z is large", {"z": changed(LONG, 2, 1e4)}),
    ("overflow", LONG, np.full_like(LONG, np.inf), "very large", {"z": 1e4 * LONG}),
    ("log_of_zero", LONG, changed(LONG, (1, 2), -np.inf), "exactly where p is zero", {"p": changed(LONG, (1, 2), 0.0)}),
]  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip[0])
def test_each_slip_has_its_name(slip):
    kind, want, got, words, *rest = slip
    inputs = rest[0] if rest else INPUTS
    given = decode(encode(inputs)), decode(encode(want)), decode(encode(got))
    found = diagnose(given[1], given[2], inputs=given[0])
    assert found is not None
    assert found.kind == kind and words.lower() in found.text.lower(), found


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip[0])
def test_the_right_answer_has_nothing_to_explain(slip):
    want = slip[1]
    assert diagnose(want, np.array(want), inputs=INPUTS) is None
    assert (
        diagnose({"a": want, "b": X}, {"a": want, "b": X}, inputs=INPUTS, variants={"s": {"a": 0, "b": 0}})
        is None
    )


def test_sentences_state_a_fact_and_a_next_step():
    for key, words in WORDS.items():
        assert key == "function" or re.search(r": |;", words), key
        assert words[0] in "{" or words[0].islower(), key


def test_texts_hold_no_number_of_the_answer():
    for _, want, got, _, *rest in SLIPS:
        found = diagnose(want, got, inputs=rest[0] if rest else INPUTS)
        assert found and not re.search(r"\d\.\d|\d\d", found.text.replace("float32", "")), found


def test_explains_in_single_precision():
    want = LONG.astype(np.float32)
    assert diagnose(want, (want / np.float32(6)), inputs={"x": LONG}, rtol=1e-4).kind == "factor_n_extra"
    assert diagnose(LONG, (-want)).kind == "sign"
    assert diagnose(want, want * np.float32(1 + 1e-6), rtol=1e-4) is None


def test_a_factor_that_several_things_may_have_made_is_told_as_all_of_them():
    found = diagnose(SCORES, SCORES / 2, inputs={"gamma": 0.5, "x": X})
    assert found is not None and found.kind == "factor_half"
    assert "half the expected, or the expected one times gamma" in found.text and "; or gamma comes in once too often" in found.text
    many = diagnose(SCORES, 2 * SCORES, inputs={"a": 0.5, "b": 2.0, "c": 0.5, "d": 2.0, "x": X})
    assert many is not None and "divided by a, or the expected one times b:" in many.text and "times d" not in many.text


def test_an_axis_that_happens_to_have_that_length_is_named_with_a_doubt():
    found = diagnose(SCORES, 7 * SCORES, inputs={"x": X})
    assert found is not None and "the length of axis 1 of x" in found.text and "if the formula takes a mean over it" in found.text


def test_one_explanation_for_several_outputs():
    want = {"loss": 0.831, "dx": X, "dw": W, "db": B}
    got = {"loss": 0.831, "dx": 5 * X, "dw": 5 * W, "db": 5 * B}
    found = diagnose(want, got, inputs=INPUTS)
    assert found.kind == "factor_n_missing"
    assert found.text.startswith("dx, dw and db: it is too large by the factor N")


def test_the_explanation_that_covers_most_is_told_and_names_what_it_covers():
    found = diagnose(
        (X, W, B), (np.random.default_rng(5).standard_normal(X.shape), -W, -B), inputs={"z": LONG}
    )
    assert found.kind == "sign"
    assert found.text.startswith("The second output and the third output: each entry has the opposite sign")


def test_a_real_error_comes_before_lost_digits():
    want = {"dx": X, "dw": W, "db": B}
    got = {"dx": X.astype(np.float32), "dw": W.astype(np.float32), "db": -B}
    assert diagnose(want, got).kind == "sign"


def test_a_list_of_numbers_is_one_part():
    history = [1.5, 1.2, 0.9, 0.7, 0.65]
    found = diagnose({"losses": history}, {"losses": [np.array(5 * v) for v in history]}, inputs=INPUTS)
    assert found.kind == "factor_n_missing" and found.text.startswith("It is too large")


def test_exchanged_outputs():
    found = diagnose({"dx": X, "dw": W}, {"dx": W, "dw": X})
    assert (found.kind, found.text[:27]) == ("swapped_outputs", "dx and dw are exchanged: lo")
    found = diagnose((X, LONG, W), (X, W, W))
    assert (found.kind, found.text[:24]) == ("wrong_output", "The second output holds ")


def test_returned_with_a_cache():
    found = diagnose(SCORES, (SCORES, {"x": X}))
    assert found.kind == "returned_too_much" and "the first is right" in found.text


def test_variants_are_told_first_and_only_when_they_match_everywhere():
    variants = {"the bias is forgotten.": X @ W, "the mean over the wrong axis": SCORES.mean()}
    found = diagnose(SCORES, X @ W, inputs=INPUTS, variants=variants)
    assert (found.kind, found.text) == (
        "variant",
        "This is what one gets by a known slip: the bias is forgotten.",
    )
    assert diagnose(SCORES, changed(X @ W, (0, 0), 3.3), inputs=INPUTS, variants=variants) is None
    found = diagnose(
        {"loss": 1.25, "dx": X}, {"loss": 3.1, "dx": X + 1}, variants={"a": {"loss": 3.1, "dx": X + 1}}
    )
    assert found.kind == "variant"


def test_shared_infinities_are_no_difference():
    want = np.where(SQUARE > 1, -np.inf, SQUARE)
    assert diagnose(want, want.copy()) is None
    assert diagnose(want, np.where(SQUARE > 1, -np.inf, -SQUARE)).kind == "sign"
    assert diagnose(want, SQUARE) is None


@pytest.mark.parametrize(
    "want, got",
    [
        ({"a": 1.0}, {"b": 1.0}), ((1.0, 2.0), (1.0,)), (1.0, "one"), ("one", "two"), (None, 1.0), (1.0, None),
        (X, X.tolist()), (b"12", b"13"), (10**400, 1.0), (1.0, 10**400), (np.zeros((0, 3)), np.zeros((3, 0))),
        (np.zeros(0), np.zeros(())), (1j, 2j), (np.ones(3), np.ones((3, 2, 2, 2, 2))), ([], {}), ({}, {}),
        (np.inf, 1.0), (np.nan, np.nan), (np.full(5, 1e308), np.full(5, -1e308) * 0.3),
        (np.full((2, 2), 5e-324), np.zeros((2, 2)) + 1e-323), (True, False), (3, 4), (0.0, 1.3),
    ],
)  # fmt: skip
def test_whatever_comes_nothing_is_raised(want, got):
    diagnose(
        want, got, inputs={"x": X, "deep": {"y": [1, "s", None, np.zeros((0, 2))]}, "nan": np.full(3, np.nan)}
    )


# --- no false claims -----------------------------------------------------------------------------------

SHAPES = [(), (1,), (2,), (5,), (12,), (1, 1), (3, 4), (4, 4), (2, 2), (5, 1), (2, 3, 4), (2, 3, 5, 4), (30,)]
# What holds of an unrelated answer too, and claims no cause.
HARMLESS = {"one_entry", "zeros", "constant", "partly_right", "region"}


def draw(rng, shape):
    kind = rng.integers(5)
    dense = rng.standard_normal(shape)
    if kind == 0:
        return dense * 10.0 ** rng.integers(-6, 7)
    if kind == 1:
        return dense * (rng.random(shape) < 0.25)
    if kind == 2:
        return rng.integers(-3, 4, shape)
    if kind == 3:
        return rng.random(shape)
    return np.where(rng.random(shape) < 0.1, dense * 1e6, dense)


def test_unrelated_answers_have_no_explanation():
    for seed in range(1500):
        rng = np.random.default_rng(seed)
        shape = SHAPES[rng.integers(len(SHAPES))]
        inputs = {
            "x": draw(rng, (4, 3)),
            "y": rng.integers(0, 3, 4),
            "w": draw(rng, shape),
            "reg": rng.random(),
        }
        want = draw(rng, shape)
        got = draw(rng, SHAPES[rng.integers(len(SHAPES))] if seed % 3 == 0 else shape)
        found = diagnose(want, got, inputs=inputs)
        # Whole numbers and single numbers may be related by chance; of such only what is true is said.
        if found is not None and found.kind not in HARMLESS:
            assert is_small_and_whole(want), (seed, found, want, got)


def is_small_and_whole(want):
    want = np.asarray(want)
    return want.size < 4 and bool(np.all(want == np.round(want)))


def test_nearly_right_answers_have_no_cause():
    for seed in range(1000):
        rng = np.random.default_rng(seed)
        want = draw(rng, SHAPES[rng.integers(6, len(SHAPES))]).astype(float)
        got = want.copy()
        got[np.unravel_index(rng.integers(want.size), want.shape)] += rng.standard_normal() + 3
        found = diagnose(want, got, inputs={"x": draw(rng, want.shape), "w": draw(rng, (3, 4))})
        assert found is None or found.kind in HARMLESS | {"nearly_right"}, (seed, found, want, got)


@pytest.mark.parametrize(
    "change", [lambda w: -w, lambda w: w / 5, lambda w: w.T, lambda w: w + 0.3, lambda w: np.exp(w)]
)
def test_a_transformation_that_misses_one_entry_is_not_claimed(change):
    for seed in range(40):
        rng = np.random.default_rng(seed)
        want = rng.standard_normal((5, 5))
        got = np.array(change(want))
        got[rng.integers(5), rng.integers(5)] += 1e-3
        found = diagnose(want, got, inputs={"x": X})
        assert found is None or found.kind in HARMLESS, (seed, found)
