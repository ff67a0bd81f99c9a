"""Checks of part 2: dropout, its ensemble, and normalisation. Masks are judged by what they do; eps, momentum, gamma and beta stand far from defaults."""

import numpy as np

from autograder import draw
from autograder.compare import compare
from autograder.spec import Case, graded, gradient
from autograder.verdict import Verdict
from autograder.verify import refuse

# ------------------------------------------------------------------------------------------------ inputs


def drop_signal(*shape, zeros=0.0):
    """Entries of either sign, 0.5 to 2 in size; a share `zeros` of them, in random places, is 0, as behind a ReLU."""

    def make(rng, _):
        x = rng.uniform(0.5, 2.0, shape) * rng.choice([-1.0, 1.0], shape)
        return np.where(rng.random(shape) < zeros, 0.0, x)

    return draw.given(make)


def drop_calls(*modes, seeds=()):
    """What each call's dropout_param holds beside p; a None in `seeds` stands for a call without a seed."""
    seeds = [*seeds, *[None] * (len(modes) - len(seeds))]
    return [{"mode": mode} | ({} if seed is None else {"seed": seed}) for mode, seed in zip(modes, seeds, strict=True)]


def norm_columns(*shape, scale=1.0, loc=0.0):
    """(N, D) rows; each column with a mean and a spread of its own, of the sizes loc + scale and scale."""

    def make(rng, _):
        spread, mean = scale * rng.uniform(0.5, 2.0, shape[1]), loc + scale * rng.normal(size=shape[1])
        return mean + spread * rng.normal(size=shape)

    return draw.given(make)


def norm_rows(*shape, scale=1.0, loc=0.0):
    """(N, D) rows, each with a mean and a spread of its own."""

    def make(rng, _):
        spread, mean = scale * rng.uniform(0.5, 2.0, (shape[0], 1)), loc + scale * rng.normal(size=(shape[0], 1))
        return mean + spread * rng.normal(size=shape)

    return draw.given(make)


def norm_gamma_with_zero(size):
    """Gaussian numbers, one of which, in a random place, is 0."""

    def make(rng, _):
        gamma = rng.normal(size=size)
        gamma[rng.integers(size)] = 0.0
        return gamma

    return draw.given(make)


def norm_positive(*shape):
    return draw.uniform(*shape, low=0.5, high=3.0)


# ------------------------------------------------------------------------------------------------ masks: what a right one looks like


def drop_structure(want, got):
    """Mismatches of names, shapes, kinds and finiteness; values are not looked at."""
    return [m for m in compare(want, got) if m.verdict is not Verdict.WRONG]


def drop_spread_off(counts, size, p):
    """Do counts of `size` coins of probability p spread as independent coins do? For 20 counts and more.

    The mean of (count - size p)^2 / (size p (1 - p)) is 1; for right masks it lies outside [0.05, 4] less than once in 10^8.
    """
    ratio = float(np.mean((np.asarray(counts) - size * p) ** 2) / (size * p * (1 - p)))
    return not 0.05 < ratio < 4.0


def drop_mask_off(ratio, p, scale, path):
    """Mismatches of one array of factors: each is 0 or `scale`, the latter with probability p, independently of the others.

    Six standard errors for the share: a right mask is refused less than once in 10^8.
    """
    kept = np.abs(ratio) > scale / 2
    if np.max(np.abs(ratio - np.where(kept, scale, 0.0))) > 1e-7:
        return refuse(f"{path}: some entries are neither dropped nor kept with the right factor", path=path)
    if abs(kept.mean() - p) > 6 * np.sqrt(p * (1 - p) / kept.size):
        return refuse(f"{path}: the share of entries that are kept is not p", path=path)
    if kept.ndim == 2 and min(kept.shape) >= 20 and any(drop_spread_off(kept.sum(1 - a), kept.shape[1 - a], p) for a in (0, 1)):
        return refuse(f"{path}: entries are not kept independently of each other, along rows or columns", path=path)
    return []


def drop_calls_off(calls, masks, path="outs"):
    """Two masks are equal exactly where both calls gave the same seed; the counts of many calls spread as they should."""
    train = [i for i, call in enumerate(calls) if call["mode"] == "train"]
    for a, i in enumerate(train):
        for j in train[a + 1 :]:
            same_seed = "seed" in calls[i] and calls[i].get("seed") == calls[j].get("seed")
            if same_seed != np.array_equal(masks[i], masks[j]):
                words = "two calls with the same seed drew different masks" if same_seed else "two calls that share no seed drew the same mask"
                return refuse(f"{path}: {words}", path=path)
    return []


def drop_forward_verify(inverted):
    """Outputs of several calls: exact in test mode, by their masks in train mode."""

    def check(inputs, got, want):
        x, p, calls = inputs["x"], inputs["p"], inputs["calls"]
        found = drop_structure(want, got)
        if found:
            return found
        scale, outs, masks = (1 / p if inverted else 1.0), got["outs"], []
        for i, (call, out) in enumerate(zip(calls, outs, strict=True)):
            masks.append(np.abs(out / x) > scale / 2)
            path = f"outs[{i}]"
            found += compare(want["outs"][i], out, path) if call["mode"] == "test" else drop_mask_off(out / x, p, scale, path)
        found = found or drop_calls_off(calls, masks)
        if not found and len(calls) >= 20 and drop_spread_off([m.sum() for m in masks], x.size, p):
            return refuse("outs: from call to call, the number of entries that are kept does not vary as that of independent ones", path="outs")
        return found

    return check


def drop_backward_verify(inverted):
    """Gradients of several layers: exact in test mode; in train mode 0 or the factor, with the same mask as the output."""

    def check(inputs, got, want):
        p, found = inputs["p"], drop_structure(want, got)
        if found:
            return found
        for i, (mode, x, dout) in enumerate(zip(inputs["modes"], inputs["xs"], inputs["douts"], strict=True)):
            path, dx = f"dxs[{i}]", got["dxs"][i]
            if mode == "test":
                found += compare(want["dxs"][i], dx, path)
                continue
            scale = 1 / p if inverted else 1.0
            found += drop_mask_off(dx / dout, p, scale, path)
            seen = x != 0  # only there does the output show the mask
            if not found and not np.array_equal((got["outs"][i] != 0)[seen], (dx != 0)[seen]):
                found += refuse(f"{path}: the mask of the backward pass is not that of the forward pass", path=path)
            zeros = ~seen  # the gradient goes through them with probability p, like through the others
            if not found and zeros.any() and abs((dx != 0)[zeros].mean() - p) > 6 * np.sqrt(p * (1 - p) / zeros.sum()):
                found += refuse(f"{path}: where x is 0, the share of entries that let the gradient through is not p", path=path)
        return found

    return check


# ------------------------------------------------------------------------------------------------ dropout

DROP_MASK = {
    "SHAPE": "out has the shape of x, in both modes.",
    "RAISED": "Read dropout_param['p'] and dropout_param['mode']; a seed may be missing. The mask has the shape of x, however many axes that has.",
    "DTYPE": "out holds real numbers: x times the mask.",
    "NONFINITE": "Divide by p, the probability that an entry is kept.",
}
DROP_SEEDS = {
    "RAISED": "A seed may be missing: ask with `\"seed\" in dropout_param`.",
    "*": "The same seed gives the same mask, another seed another one, and without a seed each call draws anew.",
}
DROP_COUNTS = {
    "*": "Each entry tosses a coin of its own at each call. Then the number of those kept varies: a fixed number of dropped entries, or a seed that is set inside the "
    "function, is something else.",
}


@graded(points=2, verify=drop_forward_verify(inverted=False), cases=[
    Case("training, keep 0.3", x=drop_signal(24, 30), p=0.3, calls=drop_calls("train"), hint=DROP_MASK | {
        "WRONG": "p is the probability to KEEP an entry: mask = draws < p, and the entries that are kept stay as they are.",
    }),
    Case("train, then test", x=drop_signal(20, 25), p=0.7, calls=drop_calls("train", "test"), hint=DROP_MASK | {
        "WRONG": "Vanilla dropout leaves kept entries alone in training, and in test mode multiplies all of them by p. In test mode nothing is random.",
    }),
    Case("pictures", x=drop_signal(3, 4, 10, 12), p=0.6, calls=drop_calls("test", "train"), hidden=True, hint={
        "*": "x may have any number of axes: draw a mask of the shape x.shape.",
    }),
    Case("seeds", x=drop_signal(20, 25), p=0.6, calls=drop_calls(*["train"] * 5, seeds=(3, 3, 11)), hidden=True, hint=DROP_SEEDS),
])  # fmt: skip
def dropout_vanilla_forward(s, x, p, calls):
    return {"outs": [np.array(s.dropout_vanilla_forward(x.copy(), {"p": p, **call})[0]) for call in calls]}


@graded(points=2, verify=drop_backward_verify(inverted=False), cases=[
    Case("training, keep 0.3", xs=[drop_signal(24, 30)], douts=[drop_signal(24, 30)], p=0.3, modes=["train"], hint=DROP_MASK | {
        "WRONG": "out = x * mask, so dx = dout * mask, with the mask of the forward pass, kept in the cache.",
        "SHAPE": "dx has the shape of x.",
    }),
    Case("train and test", xs=[drop_signal(20, 25), drop_signal(4, 7)], douts=[drop_signal(20, 25), drop_signal(4, 7)], p=0.7, modes=["train", "test"], hint={
        "RAISED": "The cache of test mode needs no mask. Does backward know which mode it was?",
        "*": "In test mode out = p * x, and the gradient gets the same factor.",
    }),
    Case("two layers under way", xs=[drop_signal(20, 30), drop_signal(20, 30)], douts=[drop_signal(20, 30), drop_signal(20, 30)], p=0.6, modes=["train", "train"],
         hidden=True, hint={"*": "Several layers go forward before the first goes backward: each must find its own mask, in its own cache."}),
    Case("behind a ReLU", xs=[drop_signal(40, 50, zeros=0.5)], douts=[drop_signal(40, 50)], p=0.7, modes=["train"], hidden=True, hint={
        "*": "An entry of x that is 0 is not a dropped one: out != 0 is not the mask. Keep the mask itself.",
    }),
])  # fmt: skip
def dropout_vanilla_backward(s, xs, douts, p, modes):
    passes = [s.dropout_vanilla_forward(x.copy(), {"p": p, "mode": mode}) for x, mode in zip(xs, modes)]
    outs = [np.array(out) for out, _ in passes]
    dxs = [np.array(s.dropout_vanilla_backward(dout.copy(), cache)) for dout, (_, cache) in zip(douts[::-1], passes[::-1])]
    return {"outs": outs, "dxs": dxs[::-1]}


@graded(points=3, verify=drop_forward_verify(inverted=True), cases=[
    Case("training, keep 0.3", x=drop_signal(24, 30), p=0.3, calls=drop_calls("train"), hint=DROP_MASK | {
        "WRONG": "p is the probability to KEEP an entry, independently of all others; what is kept is divided by p, what is dropped is 0.",
    }),
    Case("train, then test", x=drop_signal(20, 25), p=0.7, calls=drop_calls("train", "test"), hint=DROP_MASK | {
        "WRONG": "Inverted dropout has its scaling in training: in test mode out is x, with no mask and no factor.",
    }),
    Case("pictures", x=drop_signal(3, 4, 10, 12), p=0.6, calls=drop_calls("test", "train"), hidden=True, hint={
        "*": "x may have any number of axes: draw a mask of the shape x.shape.",
    }),
    Case("seeds", x=drop_signal(20, 25), p=0.6, calls=drop_calls(*["train"] * 5, seeds=(3, 3, 11)), hidden=True, hint=DROP_SEEDS),
    Case("forty calls", x=drop_signal(8, 9), p=0.6, calls=drop_calls(*["train"] * 40), hidden=True, hint=DROP_COUNTS),
])  # fmt: skip
def dropout_forward(s, x, p, calls):
    return {"outs": [np.array(s.dropout_forward(x.copy(), {"p": p, **call})[0]) for call in calls]}


@graded(points=2, verify=drop_backward_verify(inverted=True), cases=[
    Case("training, keep 0.3", xs=[drop_signal(24, 30)], douts=[drop_signal(24, 30)], p=0.3, modes=["train"], hint=DROP_MASK | {
        "WRONG": "The gradient meets the same mask as x did, the division by p included; a mask drawn anew is another function's gradient.",
        "SHAPE": "dx has the shape of x.",
    }),
    Case("train and test", xs=[drop_signal(20, 25), drop_signal(4, 7)], douts=[drop_signal(20, 25), drop_signal(4, 7)], p=0.7, modes=["train", "test"], hint={
        "RAISED": "The cache of test mode needs no mask. Does backward know which mode it was?",
        "*": "In test mode out = x, so dx = dout.",
    }),
    Case("two layers under way", xs=[drop_signal(20, 30), drop_signal(20, 30)], douts=[drop_signal(20, 30), drop_signal(20, 30)], p=0.6, modes=["train", "train"],
         hidden=True, hint={"*": "Several layers go forward before the first goes backward: each must find its own mask, in its own cache."}),
    Case("behind a ReLU", xs=[drop_signal(40, 50, zeros=0.5)], douts=[drop_signal(40, 50)], p=0.7, modes=["train"], hidden=True, hint={
        "*": "An entry of x that is 0 is not a dropped one: out != 0 is not the mask. Keep the mask itself.",
    }),
])  # fmt: skip
def dropout_backward(s, xs, douts, p, modes):
    passes = [s.dropout_forward(x.copy(), {"p": p, "mode": mode}) for x, mode in zip(xs, modes)]
    outs = [np.array(out) for out, _ in passes]
    dxs = [np.array(s.dropout_backward(dout.copy(), cache)) for dout, (_, cache) in zip(douts[::-1], passes[::-1])]
    return {"outs": outs, "dxs": dxs[::-1]}


# ------------------------------------------------------------------------------------------------ the ensemble

DROP_ENSEMBLE = {
    "SHAPE": "The mean has the shape of what f returns.",
    "WRONG": "A mask that keeps k of D entries has probability p^k (1 - p)^(D - k), and f sees mask * x / p. All 2^D masks count, the empty and the full one too.",
    "RAISED": "f takes one array of shape (D,); what it returns may be a number or an array of any shape.",
}


@graded(points=2, cases=[
    Case("a weighted sum, 5 entries", x=draw.normal(5), w=draw.normal(5, 1, 1), p=0.7, kind="sum", hint=DROP_ENSEMBLE),
    Case("a tanh layer, p 0.3", x=draw.normal(6), w=draw.normal(6, 1, 4), p=0.3, kind="tanh", hint=DROP_ENSEMBLE | {
        "WRONG": "tanh of the average input is not the average of the tanh. Average what f returns, each mask with its own probability.",
    }),
    Case("f returns a table", x=draw.normal(5), w=draw.normal(5, 2, 3), p=0.6, kind="tanh", hidden=True, hint={
        "*": "f may return an array of any shape: begin the sum with 0.0 and add probability * f(...).",
    }),
    Case("nine entries", x=draw.normal(9), w=draw.normal(9, 1, 2, scale=0.5), p=0.8, kind="tanh", hidden=True, hint={
        "*": "There are 512 masks of nine entries. Count in whole numbers that hold more than eight bits.",
    }),
])  # fmt: skip
def dropout_exact_mean(s, x, w, p, kind):
    def weighted_sum(z):
        return float(z @ w[:, 0, 0])

    def tanh_layer(z):
        return np.tanh(np.tensordot(z, w, axes=1) + 0.5).squeeze()

    return {"mean": s.dropout_exact_mean({"sum": weighted_sum, "tanh": tanh_layer}[kind], x, p)}


DROP_MC = {
    "SHAPE": "probs is (N, C); entropy and disagreement have one number a row, (N,).",
    "WRONG": "Call scores(x, \"train\") n_samples times, turn each result into probabilities, and average these. Entropy is that of the average; disagreement is "
    "entropy minus the average of the single entropies. Natural logarithms.",
    "NONFINITE": "A probability may be exactly 0: 0 log 0 counts as 0.",
    "RAISED": "scores takes (x, mode), the mode a string, and returns (N, C).",
}


@graded(points=3, cases=[
    Case("3 rows, 4 classes, 6 passes", x=draw.normal(3, 5), weights=draw.normal(6, 5, 4), in_place=False, hint=DROP_MC),
    Case("one row, 9 passes", x=draw.normal(1, 3), weights=draw.normal(9, 3, 4), in_place=False, hint=DROP_MC | {
        "*": "One row is still a batch: probs is (1, C), entropy and disagreement are (1,). Divide by n_samples, whatever it is.",
    }),
    Case("logits near 1e3", x=draw.normal(5, 4), weights=draw.normal(6, 4, 3, scale=600.0), in_place=False, hidden=True, hint={
        "*": "Subtract the row maximum before exponentiating; and then a probability can be exactly 0, where p log p counts as 0.",
    }),
    Case("scores writes into x", x=draw.normal(3, 5), weights=draw.normal(5, 5, 4), in_place=True, hidden=True, hint={
        "*": "A network may drop entries of the very array that it is given. Hand each pass a copy of x.",
    }),
])  # fmt: skip
def mc_dropout_predict(s, x, weights, in_place):
    passes = []

    def scores(z, mode):
        if mode == "test":
            return z @ weights.mean(axis=0)
        if mode != "train":
            raise ValueError(f"mode {mode!r}: 'train' or 'test' was expected")
        passes.append(mode)
        result = z @ weights[(len(passes) - 1) % len(weights)]
        if in_place:
            z *= 0.5
        return result

    probs, entropy, disagreement = s.mc_dropout_predict(scores, x, len(weights))
    return {"probs": probs, "entropy": entropy, "disagreement": disagreement, "passes in train mode": len(passes)}


# ------------------------------------------------------------------------------------------------ batch normalisation

NORM_COLUMNS = {
    "SHAPE": "out has the shape of x; running_mean and running_var have one entry a column, (D,).",
    "WRONG": "One mean and one variance a column, over axis 0. The variance is the biased one, divided by N, in the running statistics too.",
    "RAISED": "Write the shapes beside each line: x is (N, D), and a mean over axis 0 is (D,).",
    "DTYPE": "The new running statistics go back into bn_param, under \"running_mean\" and \"running_var\".",
}
NORM_FAR = "With a mean far larger than the spread, mean(x**2) - mean(x)**2 is a small difference of huge numbers. Subtract the mean first, then square."


@graded(points=5, cases=[
    Case("training, one batch", batches=[norm_columns(6, 4)], gamma=draw.normal(4), beta=draw.normal(4), modes=["train"],
         bn_param={"eps": 0.3, "momentum": 0.6, "running_mean": draw.normal(4), "running_var": norm_positive(4)}, hint=NORM_COLUMNS | {
        "WRONG": NORM_COLUMNS["WRONG"] + " eps and momentum are those of bn_param.",
    }),
    Case("test mode, one row", batches=[norm_columns(1, 4)], gamma=draw.normal(4), beta=draw.normal(4), modes=["test"],
         bn_param={"eps": 0.3, "momentum": 0.6, "running_mean": draw.normal(4), "running_var": norm_positive(4)}, hint={
        "SHAPE": "A single row is still (1, D).",
        "WRONG": "In test mode running_mean and running_var take the place of the batch's statistics, eps still stands under the root, and nothing is updated.",
        "RAISED": "Test mode has nothing to do with the batch's statistics: read the running ones from bn_param.",
        "NONFINITE": "Test mode has nothing to do with the batch's statistics: read the running ones from bn_param.",
    }),
    Case("three steps from nothing, then test mode", batches=[norm_columns(5, 3), norm_columns(2, 3), norm_columns(7, 3), norm_columns(4, 3)],
         gamma=draw.normal(3), beta=draw.normal(3), modes=["train", "train", "train", "test"], bn_param={"eps": 0.2, "momentum": 0.7}, hidden=True, hint={
        "RAISED": "bn_param may come without running statistics: they begin as zeros, of shape (D,).",
        "*": "Both running statistics begin as zeros and each training step moves them on in bn_param: m * running + (1 - m) * batch, the first step too.",
    }),
    Case("default eps and momentum, quiet columns", batches=[norm_columns(6, 3, scale=3e-3)], gamma=draw.normal(3), beta=draw.normal(3), modes=["train"],
         bn_param={"running_mean": draw.normal(3, scale=3e-3), "running_var": draw.uniform(3, low=1e-6, high=1e-5)}, hidden=True, hint={
        "RAISED": "bn_param need not hold eps and momentum: read them with .get and a default.",
        "*": "The defaults are eps = 1e-5 and momentum = 0.9. eps is added to the variance, under the root, also where the variance is as small.",
    }),
    Case("one column", batches=[norm_columns(5, 1)], gamma=draw.normal(1), beta=draw.normal(1), modes=["train"],
         bn_param={"eps": 0.3, "momentum": 0.6, "running_mean": draw.normal(1), "running_var": norm_positive(1)}, hidden=True, hint={
        "*": "A single column is still a column: out is (N, 1), and the running statistics have the shape (1,).",
    }),
    Case("columns a million from zero", batches=[norm_columns(6, 3, loc=1e6)], gamma=draw.normal(3), beta=draw.normal(3), modes=["train"],
         bn_param={"eps": 0.3, "momentum": 0.6, "running_mean": draw.normal(3, loc=1e6), "running_var": norm_positive(3)}, hidden=True, hint={"*": NORM_FAR}),
])  # fmt: skip
def batchnorm_forward(s, batches, gamma, beta, modes, bn_param):
    outs = []
    for x, mode in zip(batches, modes):
        bn_param["mode"] = mode
        outs.append(np.array(s.batchnorm_forward(x, gamma.copy(), beta.copy(), bn_param)[0]))
    return {"out": outs, "running_mean": bn_param.get("running_mean"), "running_var": bn_param.get("running_var")}


NORM_THREE_WAYS = {
    "SHAPE": "dx is (N, D), dgamma and dbeta are (D,).",
    "WRONG": "dx has three parts: through x itself, through the mean and through the variance. dgamma is the sum of dout * x_hat over the rows, dbeta that of dout.",
    "RAISED": "Write the shapes beside each line; what is summed over the rows is (D,).",
}
NORM_GAMMA_ZERO = "An entry of gamma may be 0: do not win x_hat back from out by dividing. Keep x_hat itself in the cache."
NORM_CACHED_EPS = "The backward pass needs the eps of the forward pass: cache the root of var + eps, or eps itself."


@gradient(of="batchnorm_forward", backward="batchnorm_backward", wrt=("x", "gamma", "beta"), points=4, cases=[
    Case("6 rows, 4 columns", x=norm_columns(6, 4), gamma=draw.normal(4), beta=draw.normal(4), bn_param={"mode": "train"}, hint=NORM_THREE_WAYS),
    Case("eps 0.5", x=norm_columns(5, 3), gamma=draw.normal(3), beta=draw.normal(3), bn_param={"mode": "train", "eps": 0.5, "momentum": 0.3},
         hint={"*": NORM_CACHED_EPS}),
    Case("an entry of gamma is 0", x=norm_columns(5, 4), gamma=norm_gamma_with_zero(4), beta=draw.normal(4), bn_param={"mode": "train", "eps": 0.1}, hidden=True,
         hint={"*": NORM_GAMMA_ZERO}),
    Case("one column", x=norm_columns(6, 1), gamma=draw.normal(1), beta=draw.normal(1), bn_param={"mode": "train", "eps": 0.1}, hidden=True,
         hint={"*": "dgamma and dbeta have the shape (1,), dx is (N, 1)."}),
])  # fmt: skip
def batchnorm_backward():
    """dx, dgamma and dbeta for a random cotangent, in train mode."""


NORM_ALT = NORM_THREE_WAYS | {
    "WRONG": "With g = gamma * dout: take from g its mean, and x_hat times the mean of g * x_hat (both over the rows), and divide by the root. Check your algebra against "
    "batchnorm_backward.",
}


@gradient(of="batchnorm_forward", backward="batchnorm_backward_alt", wrt=("x", "gamma", "beta"), points=3, cases=[
    Case("6 rows, 4 columns", x=norm_columns(6, 4), gamma=draw.normal(4), beta=draw.normal(4), bn_param={"mode": "train"}, hint=NORM_ALT),
    Case("eps 0.5", x=norm_columns(5, 3), gamma=draw.normal(3), beta=draw.normal(3), bn_param={"mode": "train", "eps": 0.5, "momentum": 0.3},
         hint={"*": NORM_CACHED_EPS}),
    Case("an entry of gamma is 0", x=norm_columns(5, 4), gamma=norm_gamma_with_zero(4), beta=draw.normal(4), bn_param={"mode": "train", "eps": 0.1}, hidden=True,
         hint={"*": NORM_GAMMA_ZERO}),
    Case("one column", x=norm_columns(6, 1), gamma=draw.normal(1), beta=draw.normal(1), bn_param={"mode": "train", "eps": 0.1}, hidden=True,
         hint={"*": "dgamma and dbeta have the shape (1,), dx is (N, 1)."}),
])  # fmt: skip
def batchnorm_backward_alt():
    """dx, dgamma and dbeta for a random cotangent, in train mode."""


# ------------------------------------------------------------------------------------------------ layer and group normalisation

NORM_ROWS = {
    "SHAPE": "out has the shape of x, and gamma and beta, (D,), meet its columns.",
    "WRONG": "One mean and one biased variance a row, over axis 1, kept as a column (keepdims=True) so that it meets the rows. gamma and beta come last.",
    "RAISED": "A mean over axis 1 is (N,), which does not meet (N, D). Keep its axis: keepdims=True.",
}


@graded(points=2, cases=[
    Case("5 rows, 4 columns", x=norm_rows(5, 4), gamma=draw.normal(4), beta=draw.normal(4), ln_param={"eps": 1e-5}, hint=NORM_ROWS),
    Case("eps 0.5", x=norm_rows(3, 6), gamma=draw.normal(6), beta=draw.normal(6), ln_param={"eps": 0.5}, hint={
        "*": "Take eps from ln_param, and add it to the variance, under the root.",
    }),
    Case("one row", x=norm_rows(1, 5), gamma=draw.normal(5), beta=draw.normal(5), ln_param={"eps": 0.2}, hidden=True, hint={
        "*": "A batch of one row is (1, D), before and after; the row has D numbers to average.",
    }),
    Case("quiet rows, default eps", x=norm_rows(4, 5, scale=3e-3), gamma=draw.normal(5), beta=draw.normal(5), ln_param={}, hidden=True, hint={
        "RAISED": "ln_param need not hold eps: read it with .get and a default.",
        "*": "The default is eps = 1e-5, added to the variance also where the variance is as small.",
    }),
    Case("rows a million from zero", x=norm_rows(4, 5, loc=1e6), gamma=draw.normal(5), beta=draw.normal(5), ln_param={"eps": 0.2}, hidden=True, hint={"*": NORM_FAR}),
])  # fmt: skip
def layernorm_forward(s, x, gamma, beta, ln_param):
    return {"out": s.layernorm_forward(x, gamma, beta, ln_param)[0]}


NORM_ROWS_BACK = {
    "SHAPE": "dx is (N, D); dgamma and dbeta are (D,), like gamma and beta.",
    "WRONG": "gamma varies along a row: multiply dout by it before any mean is taken. The means for dx run over the D numbers of a row, the sums for dgamma and dbeta over the N rows.",
    "RAISED": "Keep the axis of what is averaged over a row (keepdims=True): (N, 1) meets (N, D).",
}


@gradient(of="layernorm_forward", backward="layernorm_backward", wrt=("x", "gamma", "beta"), points=3, cases=[
    Case("5 rows, 4 columns", x=norm_rows(5, 4), gamma=draw.normal(4), beta=draw.normal(4), ln_param={"eps": 1e-5}, hint=NORM_ROWS_BACK),
    Case("eps 0.5", x=norm_rows(3, 6), gamma=draw.normal(6), beta=draw.normal(6), ln_param={"eps": 0.5}, hint={"*": NORM_CACHED_EPS}),
    Case("one row", x=norm_rows(1, 5), gamma=draw.normal(5), beta=draw.normal(5), ln_param={"eps": 0.2}, hidden=True, hint={
        "*": "A batch of one row is (1, D); dgamma and dbeta stay (D,).",
    }),
    Case("an entry of gamma is 0", x=norm_rows(4, 5), gamma=norm_gamma_with_zero(5), beta=draw.normal(5), ln_param={"eps": 0.1}, hidden=True,
         hint={"*": NORM_GAMMA_ZERO}),
])  # fmt: skip
def layernorm_backward():
    """dx, dgamma and dbeta for a random cotangent."""


NORM_GROUPS = {
    "SHAPE": "out has the shape of x, (N, D).",
    "WRONG": "G is the number of groups, and each holds D / G neighbouring columns: x.reshape(N, G, D // G), statistics over axis 2 with the biased variance. gamma and beta "
    "belong to columns: apply them after going back to (N, D).",
    "RAISED": "Keep the reduced axis (keepdims=True), so that mean and variance, (N, G, 1), meet the groups.",
}


@graded(points=2, cases=[
    Case("6 columns in 3 groups", x=norm_columns(4, 6), gamma=draw.normal(6), beta=draw.normal(6), G=3, gn_param={"eps": 1e-5}, hint=NORM_GROUPS),
    Case("eps 0.5", x=norm_columns(3, 8), gamma=draw.normal(8), beta=draw.normal(8), G=2, gn_param={"eps": 0.5}, hint={
        "*": "Take eps from gn_param, and add it to the variance, under the root.",
    }),
    Case("one group, one row", x=norm_columns(1, 6), gamma=draw.normal(6), beta=draw.normal(6), G=1, gn_param={"eps": 0.2}, hidden=True, hint={
        "*": "With N = 1 and G = 1 these axes are still there: name the axis you reduce over, and do not squeeze.",
    }),
    Case("quiet columns, default eps", x=norm_columns(4, 6, scale=3e-3), gamma=draw.normal(6), beta=draw.normal(6), G=2, gn_param={}, hidden=True, hint={
        "RAISED": "gn_param need not hold eps: read it with .get and a default.",
        "*": "The default is eps = 1e-5, added to the variance also where the variance is as small.",
    }),
    Case("columns a million from zero", x=norm_columns(4, 6, loc=1e6), gamma=draw.normal(6), beta=draw.normal(6), G=2, gn_param={"eps": 0.2}, hidden=True,
         hint={"*": NORM_FAR}),
])  # fmt: skip
def groupnorm_forward(s, x, gamma, beta, G, gn_param):
    return {"out": s.groupnorm_forward(x, gamma, beta, G, gn_param)[0]}


NORM_GROUPS_BACK = {
    "SHAPE": "dx is (N, D); dgamma and dbeta are (D,), like gamma and beta.",
    "WRONG": "gamma varies inside a group: multiply dout by it before any mean is taken. The means for dx run over the D / G numbers of a group in one row, the sums for dgamma "
    "and dbeta over the N rows.",
    "RAISED": "Bring dout * gamma and x_hat into the layout (N, G, D // G) first.",
}


@gradient(of="groupnorm_forward", backward="groupnorm_backward", wrt=("x", "gamma", "beta"), points=3, cases=[
    Case("6 columns in 3 groups", x=norm_columns(4, 6), gamma=draw.normal(6), beta=draw.normal(6), G=3, gn_param={"eps": 1e-5}, hint=NORM_GROUPS_BACK | {
        "WRONG": NORM_GROUPS_BACK["WRONG"],
    }),
    Case("eps 0.5", x=norm_columns(3, 8), gamma=draw.normal(8), beta=draw.normal(8), G=2, gn_param={"eps": 0.5}, hint={"*": NORM_CACHED_EPS}),
    Case("one group, one row", x=norm_columns(1, 6), gamma=draw.normal(6), beta=draw.normal(6), G=1, gn_param={"eps": 0.2}, hidden=True, hint={
        "*": "With N = 1 and G = 1 these axes are still there: name the axis you reduce over, and do not squeeze.",
    }),
    Case("an entry of gamma is 0", x=norm_columns(4, 6), gamma=norm_gamma_with_zero(6), beta=draw.normal(6), G=2, gn_param={"eps": 0.1}, hidden=True,
         hint={"*": NORM_GAMMA_ZERO}),
])  # fmt: skip
def groupnorm_backward():
    """dx, dgamma and dbeta for a random cotangent."""


# ------------------------------------------------------------------------------------------------ many workers, one batch


def norm_shards(sizes, columns, loc=0.0):
    """The rows of several workers, each around a mean of its own: a list of (n, D) arrays."""

    def make(rng, _):
        return [loc + rng.normal(scale=2.0, size=columns) + rng.uniform(0.5, 2.0, columns) * rng.normal(size=(n, columns)) for n in sizes]

    return draw.given(make)


NORM_SYNC = {
    "SHAPE": "One mean and one variance a column: two arrays of shape (D,).",
    "WRONG": "The mean of the whole batch weighs each shard by its rows. Its variance has two parts: the spread inside the shards, and that of the shards' means around the common mean.",
    "RAISED": "counts is (K,); give it the shape (K, 1) to meet means and variances, (K, D).",
}


@graded(points=3, cases=[
    Case("three shards of 4 rows", shards=norm_shards((4, 4, 4), 5), hint=NORM_SYNC | {
        "WRONG": "The shards' means differ from each other: that spread is part of the variance of the whole batch. Averaging the variances alone loses it. Biased variances, divided by "
        "the number of all rows.",
    }),
    Case("2, 9 and 5 rows", shards=norm_shards((2, 9, 5), 4), hint=NORM_SYNC | {
        "WRONG": "A shard of nine rows counts more than one of two: weigh by counts, in the mean and in both parts of the variance.",
    }),
    Case("one column, a shard of one row", shards=norm_shards((3, 1), 1), hidden=True, hint={
        "*": "A shard of one row has variance 0 and still moves the mean. With one column the answers have the shape (1,).",
    }),
    Case("columns a million from zero", shards=norm_shards((3, 6, 4), 3, loc=1e6), hidden=True, hint={
        "*": "With means far larger than the spread, var + mean**2 minus mean**2 is a small difference of huge numbers. Take each shard's distance from the common mean instead.",
    }),
])  # fmt: skip
def syncbn_merge(s, shards):
    counts = np.array([len(x) for x in shards])
    means, variances = np.array([x.mean(axis=0) for x in shards]), np.array([x.var(axis=0) for x in shards])
    mean, variance = s.syncbn_merge(counts, means, variances)
    return {"mean": mean, "var": variance}
