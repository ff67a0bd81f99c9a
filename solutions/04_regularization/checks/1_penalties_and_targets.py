"""Checks of part 1: penalties and what they do, targets that admit doubt, two tasks, stopping in time, averages of models."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder import draw
from autograder.compare import Mismatch, compare
from autograder.spec import Case, graded
from autograder.verify import refuse

# ------------------------------------------------------------------------------------------------ penalties


def penalty_weights(*shape):
    """Entries of either sign, at least 0.05 from 0, the kink of L1."""
    return draw.away_from(0.0, shape=shape)


def penalty_price(low=0.3, high=0.8):
    return draw.uniform(low=low, high=high)


PRICE = {
    "WRONG": "Sum over all entries, not mean; and the gradient must carry the very factor that the loss carries.",
    "SHAPE": "The loss is one number, and dW has the shape of W.",
    "RAISED": "W may have any number of axes: work entry by entry, then sum over everything.",
}
PRICE_L2 = PRICE | {"WRONG": "Loss: reg / 2 times the sum of squares. Its gradient: reg times W, no 2. Both must carry the same factor."}
PRICE_ANY = {"*": "W may have any number of axes (filters have four, scales have one): work entry by entry, then sum over everything."}
PRICE_LOCKED = {"*": "The penalty asks what the weights cost and must not change them: here W is read-only. `dW = W` is another name for W, not a copy; `dW *= reg` then writes into the weights."}
PRICE_ROW = {"*": "A single row is still two axes: dW has the shape of W, whatever that is."}


@graded(points=1, cases=[
    Case("4x3 weights", W=penalty_weights(4, 3), reg=penalty_price(), locked=False, hint=PRICE_L2),
    Case("filters, 2x3x2x2", W=penalty_weights(2, 3, 2, 2), reg=penalty_price(), locked=False, hint=PRICE_ANY),
    Case("weights that must not change", W=penalty_weights(3, 4), reg=penalty_price(), locked=True, hint=PRICE_LOCKED),
    Case("one row", W=penalty_weights(1, 5), reg=penalty_price(2, 4), locked=False, hidden=True, hint=PRICE_ROW),
    Case("a vector", W=penalty_weights(6), reg=penalty_price(2, 4), locked=False, hidden=True, hint=PRICE_ANY),
])  # fmt: skip
def l2_penalty(s, W, reg, locked):
    W.flags.writeable = not locked
    loss, dW = s.l2_penalty(W, reg)
    return {"loss": loss, "dW": dW}


@graded(points=1, cases=[
    Case("4x3 weights", W=penalty_weights(4, 3), reg=penalty_price(), locked=False, hint=PRICE | {
        "WRONG": "Loss: reg times the sum of |W|, over all entries. Its gradient: reg times the sign of each entry.",
    }),
    Case("filters, 2x3x2x2", W=penalty_weights(2, 3, 2, 2), reg=penalty_price(), locked=False, hint=PRICE_ANY),
    Case("weights that must not change", W=penalty_weights(3, 4), reg=penalty_price(), locked=True, hint=PRICE_LOCKED),
    Case("one row", W=penalty_weights(1, 5), reg=penalty_price(2, 4), locked=False, hidden=True, hint=PRICE_ROW),
    Case("a vector", W=penalty_weights(6), reg=penalty_price(2, 4), locked=False, hidden=True, hint=PRICE_ANY),
])  # fmt: skip
def l1_penalty(s, W, reg, locked):
    W.flags.writeable = not locked
    loss, dW = s.l1_penalty(W, reg)
    return {"loss": loss, "dW": dW}


@graded(points=2, cases=[
    Case("4x3 weights", W=penalty_weights(4, 3), reg=penalty_price(), l1_ratio=draw.uniform(low=0.2, high=0.4), hint=PRICE | {
        "WRONG": "l1_ratio goes with the absolute values, (1 - l1_ratio) / 2 with the squares, and reg with both.",
    }),
    Case("filters, 2x3x2x2", W=penalty_weights(2, 3, 2, 2), reg=penalty_price(2, 3), l1_ratio=draw.uniform(low=0.6, high=0.8), hint=PRICE_ANY),
    Case("squares alone", W=penalty_weights(3, 2), reg=penalty_price(2, 4), l1_ratio=0.0, hidden=True, hint={
        "*": "l1_ratio may be 0: what is left is the L2 penalty. A 0 is a number, not a missing argument.",
    }),
    Case("absolute values alone", W=penalty_weights(1, 4), reg=penalty_price(2, 4), l1_ratio=1, hidden=True, hint={
        "*": "l1_ratio may be 1: what is left is the L1 penalty.",
    }),
])  # fmt: skip
def elastic_net_penalty(s, W, reg, l1_ratio):
    loss, dW = s.elastic_net_penalty(W, reg, l1_ratio)
    return {"loss": loss, "dW": dW}


# ------------------------------------------------------------------------------------------------ shrinking and cutting off

DECAY = {
    "WRONG": "Write the step with the gradient dw + reg * w and sort the terms. Both belong to the same old w.",
    "SHAPE": "The next w has the shape of w.",
}


@graded(points=1, cases=[
    Case("one step", w=draw.normal(4, 3), dw=draw.normal(4, 3), lr=draw.uniform(low=0.2, high=0.4), reg=draw.uniform(low=0.3, high=0.7), steps=1, hint=DECAY),
    Case("ten steps without data", w=draw.normal(5), dw=np.zeros(5), lr=draw.uniform(low=0.2, high=0.4), reg=draw.uniform(low=0.3, high=0.7), steps=10, hint=DECAY | {
        "WRONG": "Each step multiplies by 1 - lr * reg, exactly.",
    }),
    Case("lr * reg above 1", w=draw.normal(3, 2), dw=draw.normal(3, 2), lr=draw.uniform(low=0.5, high=0.8), reg=draw.uniform(low=3, high=4), steps=2, hidden=True, hint=DECAY | {
        "WRONG": "1 - lr * reg may be negative; the step then overshoots, and that is what the formula says. Cut nothing off.",
    }),
    Case("filters, three steps", w=draw.normal(2, 3, 2, 2), dw=draw.normal(2, 3, 2, 2), lr=draw.uniform(low=0.2, high=0.4), reg=draw.uniform(low=0.3, high=0.7), steps=3, hidden=True, hint=DECAY | {
        "*": "All shapes are treated alike, entry by entry.",
    }),
])  # fmt: skip
def weight_decay_step(s, w, dw, lr, reg, steps):
    for _ in range(steps):
        w = s.weight_decay_step(w, dw.copy(), lr, reg)
    return {"w": w}


def penalty_hessian(size, rank=None):
    """Q diag(h) Q' with a random rotation Q and eigenvalues from 0.5 to 4, or 0 beyond the rank."""

    def make(rng, _):
        Q = np.linalg.qr(rng.normal(size=(size, size)))[0]
        h = rng.uniform(0.5, 4.0, size)
        h[size if rank is None else rank :] = 0.0
        H = (Q * h) @ Q.T
        return (H + H.T) / 2

    return draw.given(make)


BOWL = {
    "WRONG": "Set the gradient H (w - w*) + reg w to zero and solve for w. reg stands on the diagonal alone: reg times the identity.",
    "SHAPE": "The minimum is a vector of the shape of w_star.",
    "RAISED": "H itself need not have an inverse; H + reg I has one.",
}


@graded(points=2, cases=[
    Case("three directions", w_star=draw.normal(3), H=penalty_hessian(3), reg=draw.uniform(low=0.5, high=2), hint=BOWL),
    Case("five directions, a high price", w_star=draw.normal(5), H=penalty_hessian(5), reg=draw.uniform(low=25, high=30), hint=BOWL),
    Case("two directions that the data ignore", w_star=draw.normal(4), H=penalty_hessian(4, rank=2), reg=draw.uniform(low=0.5, high=2), hidden=True, hint=BOWL | {
        "*": "An eigenvalue of H may be 0: H has no inverse then, and H + reg I still has one.",
    }),
    Case("a single weight", w_star=draw.normal(1), H=penalty_hessian(1), reg=draw.uniform(low=0.5, high=2), hidden=True, hint={
        "*": "One weight is a vector of one entry, (1,), before and after.",
    }),
])  # fmt: skip
def l2_minimum(s, w_star, H, reg):
    return {"w": s.l2_minimum(w_star, H, reg)}


CUT = {
    "WRONG": "Three kinds of entries: above t, below -t, and in between. The first two move by t towards 0, the last are 0. Draw S(w, t) against w.",
    "SHAPE": "The result has the shape of w.",
    "RAISED": "t may be a number or an array; w may have any number of axes.",
}


@graded(points=1, cases=[
    Case("ten entries", w=draw.spaced(10, gap=0.1), t=draw.uniform(low=0.32, high=0.38), hint=CUT),
    Case("a threshold for each entry", w=draw.spaced(3, 4, gap=0.1), t=draw.uniform(3, 4, low=0.2, high=0.6), hint=CUT | {
        "*": "t may be an array of the shape of w: an entry has its own threshold.",
    }),
    Case("one row", w=draw.spaced(1, 8, gap=0.1), t=draw.uniform(low=0.32, high=0.38), hidden=True, hint=CUT | {
        "*": "A single row is still two axes.",
    }),
    Case("four axes", w=draw.spaced(2, 2, 2, 3, gap=0.1), t=draw.uniform(low=0.32, high=0.38), hidden=True, hint=CUT | {
        "*": "Entry by entry: the number of axes does not matter.",
    }),
])  # fmt: skip
def soft_threshold(s, w, t):
    return {"S": s.soft_threshold(w, t)}


def lasso_targets(*kept):
    """y for the case's X: a few true weights and some noise."""

    def make(rng, case):
        truth = np.zeros(case.X.shape[1])
        truth[: len(kept)] = kept
        return case.X @ truth + 0.3 * rng.normal(size=len(case.X))

    return draw.given(make)


ISTA = {
    "WRONG": "One step: w minus lr times the slope X'(Xw - y) / N, then a soft threshold by lr * reg. In this order, num_steps times, from zeros.",
    "SHAPE": "One weight for each column of X: (D,).",
    "RAISED": "Slope: X' is (D, N), Xw - y is (N,).",
}


@graded(points=3, cases=[
    Case("one step", X=draw.normal(8, 4), y=lasso_targets(3.0, -2.0), reg=draw.uniform(low=0.2, high=0.4), lr=draw.uniform(low=0.1, high=0.2), num_steps=1, hint=ISTA),
    Case("two true weights of six, 40 steps", X=draw.normal(20, 6), y=lasso_targets(3.0, -2.0), reg=draw.uniform(low=0.5, high=0.7), lr=draw.uniform(low=0.2, high=0.3), num_steps=40, hint=ISTA | {
        "WRONG": "A weight that the threshold cuts is exactly 0, and it stays in the game: a later step may lift it again.",
    }),
    Case("a single weight", X=draw.normal(7, 1), y=lasso_targets(4.0), reg=draw.uniform(low=0.2, high=0.4), lr=draw.uniform(low=0.1, high=0.2), num_steps=3, hidden=True, hint={
        "*": "One column is still a column: X is (N, 1), w is (1,).",
    }),
    Case("a single sample", X=draw.normal(1, 3, loc=2), y=lasso_targets(4.0), reg=draw.uniform(low=0.2, high=0.4), lr=draw.uniform(low=0.02, high=0.04), num_steps=3, hidden=True, hint={
        "*": "One row is still a row: X is (1, D), y is (1,), w is (D,).",
    }),
])  # fmt: skip
def lasso_ista(s, X, y, reg, lr, num_steps):
    w = s.lasso_ista(X, y, reg, lr, num_steps)
    return {"w": w, "cut": np.asarray(w) == 0}


# ------------------------------------------------------------------------------------------------ targets

TARGET = {
    "WRONG": "A mean over the N samples, in the loss and in the gradient.",
    "SHAPE": "The loss is one number, and dx has the shape of x.",
    "NONFINITE": "Work with log_softmax: it takes the maximum off first, and never the logarithm of 0.",
}
SMOOTH = TARGET | {"WRONG": "Write the target row for K = 2: the right class has 1 - eps + eps / 2, the wrong one eps / 2. It sums to 1. Both loss and gradient use it, averaged over N."}


@graded(points=3, cases=[
    Case("4 samples, 3 classes", x=draw.normal(4, 3), y=draw.labels(4, 3), eps=draw.uniform(low=0.2, high=0.4), hint=SMOOTH),
    Case("logits near 1e4", x=draw.normal(3, 5, scale=1e4), y=draw.labels(3, 5), eps=draw.uniform(low=0.2, high=0.4), hint=SMOOTH | {
        "*": "Every class has a share of the target, so every log-probability counts, also one of -20000. Take it from log_softmax; softmax first would give log 0.",
    }),
    Case("no smoothing", x=draw.normal(4, 3, scale=2), y=draw.labels(4, 3), eps=0.0, hidden=True, hint=SMOOTH | {
        "WRONG": "eps = 0 is plain cross-entropy. A 0 is a number, not a missing argument.",
    }),
    Case("one sample, two classes", x=draw.normal(1, 2), y=draw.labels(1, 2), eps=draw.uniform(low=0.2, high=0.4), hidden=True, hint={
        "*": "One sample is a batch of one: x is (1, 2), and so is dx.",
    }),
])  # fmt: skip
def label_smoothing_loss(s, x, y, eps):
    loss, dx = s.label_smoothing_loss(x, y, eps)
    return {"loss": loss, "dx": dx}


def noise_of_labels(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Of each class's samples, a share eps / K goes to each other class; the same generator gives the same labels; two epochs differ.

    Each of at most 2 * 5 * 5 shares a case may be off by 7 standard errors (and one sample): a right answer is refused less
    than once in ten million cases.
    """
    if not isinstance(got, dict) or got.keys() != want.keys():
        return compare(want, got)
    y, K, eps = inputs["y"], inputs["num_classes"], inputs["eps"]
    for path, g in got.items():
        if not isinstance(g, np.ndarray) or g.shape != y.shape or g.dtype.kind not in "iu":
            return compare(want[path], g, path) or refuse(f"{path}: an array of whole numbers was expected", path=path)
    for path in ("labels", "next epoch"):
        g = got[path]
        if g.min() < 0 or g.max() >= K:
            return refuse(f"{path}: a label lies outside 0 to num_classes - 1", path=path)
        table = np.bincount(y * K + g, minlength=K * K).reshape(K, K)  # rows: true, columns: given
        count, p = table.sum(axis=1, keepdims=True), eps / K + (1 - eps) * np.eye(K)
        if (np.abs(table - count * p) > 7 * np.sqrt(count * p * (1 - p)) + 1).any():
            kept = float(np.mean(g == y))
            words = f"{path}: the shares of kept and of replaced labels are not those of eps"
            return refuse(words, f"{words}: {kept:.4f} are as before, {1 - eps + eps / K:.4f} were expected", path)
    if not np.array_equal(got["labels"], got["again"]):
        return refuse("the same state of rng gave other labels: take all chance from rng", path="again")
    if np.array_equal(got["labels"], got["next epoch"]):
        return refuse("the next epoch drew the same noise: take all chance from rng, and set no seed inside", path="next epoch")
    return []


NOISE = {
    "WRONG": "A replaced label is drawn from all classes, its own included: a share 1 - eps + eps / K stays. Each sample flips a coin of its own; y is left as it was; all chance comes from rng.",
    "SHAPE": "One label for each sample: (N,).",
    "DTYPE": "Labels are whole numbers.",
}


@graded(points=2, verify=noise_of_labels, cases=[
    Case("two classes", y=draw.labels(8000, 2), num_classes=2, eps=0.5, seed=draw.integers(0, 2**31), hint=NOISE),
    Case("five classes", y=draw.labels(10000, 5), num_classes=5, eps=0.2, seed=draw.integers(0, 2**31), hint=NOISE | {
        "WRONG": "eps is the share of labels that are drawn anew, evenly from all num_classes; of the others none changes.",
    }),
    Case("a class that no sample has", y=draw.labels(8000, 3), num_classes=4, eps=0.5, seed=draw.integers(0, 2**31), hidden=True, hint=NOISE | {
        "*": "A class may be missing among these labels and is drawn all the same: num_classes says how many there are.",
    }),
    Case("much noise", y=draw.labels(8000, 3), num_classes=3, eps=draw.uniform(low=0.65, high=0.85), seed=draw.integers(0, 2**31), hidden=True, hint=NOISE | {
        "WRONG": "Each label is drawn anew with probability eps, whatever eps is.",
    }),
])  # fmt: skip
def noisy_labels(s, y, num_classes, eps, seed):
    rng = np.random.default_rng(seed)
    labels = np.array(s.noisy_labels(y, num_classes, eps, rng))
    following = np.array(s.noisy_labels(y, num_classes, eps, rng))
    again = s.noisy_labels(y.copy(), num_classes, eps, np.random.default_rng(seed))
    return {"labels": labels, "next epoch": following, "again": again}


FOCAL = TARGET | {"WRONG": "Only the probability of the right class enters. Derive the gradient by log p_y first; its derivative with respect to the logits is onehot - p."}


@graded(points=4, cases=[
    Case("gamma 2, all classes alike", x=draw.normal(4, 3), y=draw.labels(4, 3), gamma=2.0, alpha=np.ones(3), hint=FOCAL),
    Case("gamma 3.5, weights", x=draw.normal(5, 4), y=draw.labels(5, 4), gamma=3.5, alpha=draw.uniform(4, low=0.3, high=3), hint=FOCAL | {
        "WRONG": "alpha[y] is the weight of a sample. The weighted sum is divided by N, not by the sum of the weights; gamma is what is passed.",
    }),
    Case("gamma 0", x=draw.normal(4, 3, scale=2), y=draw.labels(4, 3), gamma=0, alpha=draw.uniform(3, low=0.3, high=3), hidden=True, hint=FOCAL | {
        "WRONG": "gamma = 0 is weighted cross-entropy. A 0 is a number, not a missing argument.",
    }),
    Case("logits near 1e4", x=draw.normal(6, 4, scale=1e4), y=draw.labels(6, 4), gamma=draw.uniform(low=1, high=2), alpha=draw.uniform(4, low=0.3, high=3), hidden=True, hint=FOCAL | {
        "*": "At large logits a probability is 0 or 1 to the last digit. Take log p_y from log_softmax, never as the logarithm of p_y.",
    }),
    Case("one sample, two classes", x=draw.normal(1, 2), y=draw.labels(1, 2), gamma=1.5, alpha=draw.uniform(2, low=2, high=3), hidden=True, hint={
        "*": "One sample is a batch of one: x is (1, 2), and so is dx.",
    }),
])  # fmt: skip
def focal_loss(s, x, y, gamma, alpha):
    loss, dx = s.focal_loss(x, y, gamma, alpha)
    return {"loss": loss, "dx": dx}


# ------------------------------------------------------------------------------------------------ two tasks


def multitask_boxes(width, has):
    """Rows of boxes for the case's h, NaN where `has` says no; (`has_box` is drawn from the same list.)"""

    def make(rng, case):
        boxes = rng.normal(0.0, 2.0, (len(case.h), width))
        boxes[~np.array(has)] = np.nan
        return boxes

    return draw.given(make)


def multitask_inputs(has, D, K, M):
    has = [bool(b) for b in has]
    return dict(
        h=draw.normal(len(has), D), Wc=draw.normal(D, K), Wb=draw.normal(D, M), y=draw.labels(len(has), K),
        boxes=multitask_boxes(M, has), has_box=np.array(has), beta=draw.uniform(low=2, high=4),
    )  # fmt: skip


TASKS = {
    "WRONG": "h lies on both paths: dh is the sum of what comes back from the two heads. beta belongs to the box term and to all its gradients.",
    "SHAPE": "(loss, dh, dWc, dWb): one number, and the shapes of h, Wc and Wb.",
    "NONFINITE": "0 * NaN is NaN: choose the rows that have a box before you subtract or square, do not multiply by a mask.",
}


@graded(points=4, cases=[
    Case("all samples have a box", **multitask_inputs([1, 1, 1, 1], 3, 4, 2), hint=TASKS),
    Case("two of five have a box", **multitask_inputs([1, 0, 0, 1, 0], 4, 3, 2), hint=TASKS | {
        "WRONG": "The box term is a mean over the samples that have a box, and the classes' term one over all samples.",
    }),
    Case("no sample has a box", **multitask_inputs([0, 0, 0], 4, 3, 2), hidden=True, hint=TASKS | {
        "*": "With no box the second term is 0, and so is dWb. A mean over nothing is NaN.",
    }),
    Case("one sample, one number for a box", **multitask_inputs([1], 3, 2, 1), hidden=True, hint={
        "*": "Axes of length 1 stay: dh is (1, D), dWb is (D, 1).",
    }),
])  # fmt: skip
def multitask_loss(s, h, Wc, Wb, y, boxes, has_box, beta):
    loss, dh, dWc, dWb = s.multitask_loss(h, Wc, Wb, y, boxes, has_box, beta)
    return {"loss": loss, "dh": dh, "dWc": dWc, "dWb": dWb}


KENDALL = {
    "WRONG": "For one regression: exp(-s) L / 2 + s / 2, with s = log sigma^2. Differentiate by L and by s; a classification has no half before its exp(-s) L.",
    "SHAPE": "(loss, dlosses, dlog_vars): one number and two arrays (T,).",
    "RAISED": "kinds[i] is the string 'regression' or 'classification', in any order.",
}


@graded(points=3, cases=[
    Case("two regressions", losses=draw.uniform(2, low=0.5, high=3), log_vars=draw.uniform(2, low=0.3, high=1), kinds=["regression", "regression"], hint=KENDALL),
    Case("one of each", losses=draw.uniform(2, low=0.5, high=3), log_vars=draw.uniform(2, low=0.3, high=1), kinds=["regression", "classification"], hint=KENDALL),
    Case("very sure, in another order", losses=draw.uniform(4, low=0.01, high=0.1), log_vars=draw.uniform(4, low=-4, high=-2), kinds=["classification", "regression", "classification", "regression"], hidden=True, hint=KENDALL | {
        "*": "s is the logarithm of a variance and is often negative: s / 2 then lowers the loss. The kinds may come in any order.",
    }),
    Case("a single classification", losses=draw.uniform(1, low=0.5, high=3), log_vars=draw.uniform(1, low=0.5, high=2), kinds=["classification"], hidden=True, hint={
        "*": "One task: the gradients still have the shape (1,), and the loss is a number.",
    }),
])  # fmt: skip
def kendall_multitask_loss(s, losses, log_vars, kinds):
    loss, dlosses, dlog_vars = s.kendall_multitask_loss(losses, log_vars, kinds)
    return {"loss": loss, "dlosses": dlosses, "dlog_vars": dlog_vars}


# ------------------------------------------------------------------------------------------------ early stopping


def stopping_losses(pattern, unit=1.0, noise=0.2):
    """Validation losses: the numbers of `pattern` times `unit`, each moved by up to `noise` units (None: NaN), on a drawn height."""

    def make(rng, _):
        height = rng.uniform(30, 60)
        moved = [float("nan") if p is None else p + rng.uniform(-noise, noise) for p in pattern]
        return [float(height + unit * m) for m in moved]

    return draw.given(make)


STOP = {
    "WRONG": "Write down after each loss: the best so far, its number, and how many checks have passed since. best_step counts all checks, from 0.",
    "RAISED": "A first check always is an improvement: best_loss starts at infinity.",
}


@graded(points=3, cases=[
    Case("patience 3", losses=stopping_losses([9, 7, 5, 3, 6, 7, 8, 9, 9]), patience=3, min_delta=0.0, hint=STOP | {
        "WRONG": "The third check in a row without an improvement returns True; the first and the second do not.",
    }),
    Case("better again in time", losses=stopping_losses([9, 6, 8, 7, 4, 6, 5, 2, 4, 3, 5, 6]), patience=3, min_delta=0.0, hint=STOP | {
        "WRONG": "An improvement starts the count anew, and only the best loss so far decides what one is, not the loss before.",
    }),
    Case("small gains that add up", losses=stopping_losses([9, 5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1, 0.5, 0.9, 0.8, 0.7, 0.6, 0.5, 9], noise=0.01), patience=7, min_delta=3.25, hidden=True, hint=STOP | {
        "WRONG": "A loss must lie more than min_delta below the best one. What does not changes neither best_loss nor best_step, so that small gains add up against it.",
    }),
    Case("NaN on the way, patience 2", losses=stopping_losses([9, 6, None, 4, None, None, 3]), patience=2, min_delta=0.0, hidden=True, hint=STOP | {
        "*": "NaN is no improvement. Every comparison with NaN is False: ask whether the loss is better, not whether it is worse.",
    }),
])  # fmt: skip
def early_stopping(s, losses, patience, min_delta):
    stopper, stopped = s.EarlyStopping(patience, min_delta), -1
    for number, loss in enumerate(losses):
        if stopper.step(loss, {"w": np.zeros(2)}):
            stopped = number
            break
    return {"stopped at check": stopped, "best_loss": stopper.best_loss, "best_step": stopper.best_step}


RESTORE = {
    "WRONG": "Training writes into the same arrays at every step: copy each array when you store it, and copy again when you hand it back.",
    "RAISED": "Before the check fails, print the names in params and in what you have stored.",
    "SHAPE": "Every array comes back with its name and its shape.",
}


def stopping_weights(**shapes):
    return draw.given(lambda rng, _: {name: rng.normal(size=shape) for name, shape in shapes.items()})


@graded(points=2, cases=[
    Case("updates in place", params=stopping_weights(W1=(3, 2), b1=(2,)), losses=stopping_losses([9, 6, 3, 5, 7]), in_place=True, trained_on=False, hint=RESTORE),
    Case("restored, trained on, restored", params=stopping_weights(W1=(2, 3), b1=(3,)), losses=stopping_losses([9, 4, 6, 5]), in_place=True, trained_on=True, hint=RESTORE | {
        "WRONG": "After the first restore the caller's arrays must not be your stored ones: training on would spoil them.",
    }),
    Case("parameters replaced by new arrays", params=stopping_weights(W1=(3, 2), gamma1=(2,)), losses=stopping_losses([9, 6, 3, 5, 7]), in_place=False, trained_on=False, hidden=True, hint=RESTORE | {
        "WRONG": "params[name] may be another array at each check: read the dict that this call got.",
    }),
    Case("NaN on the way", params=stopping_weights(W=(2, 2)), losses=stopping_losses([9, 6, None, 7, 8]), in_place=True, trained_on=False, hidden=True, hint=RESTORE | {
        "WRONG": "A check with loss NaN is no improvement: its weights are not to be kept.",
    }),
    Case("the first was the best", params=stopping_weights(W=(2, 2), b=(1,)), losses=stopping_losses([3, 6, 5, 8]), in_place=True, trained_on=False, hidden=True, hint=RESTORE | {
        "WRONG": "The first check counts: its weights are the best until better ones come.",
    }),
])  # fmt: skip
def early_stopping_restore(s, params, losses, in_place, trained_on):
    stopper = s.EarlyStopping(10)
    for loss in losses:
        stopper.step(loss, params)
        for name in params:
            if in_place:
                params[name] *= -0.7
            else:
                params[name] = -0.7 * params[name]
    stopper.restore(params)
    if trained_on:
        for name in params:
            params[name] += 1.0
        stopper.restore(params)
    return {"params": params, "best_loss": stopper.best_loss}


# ------------------------------------------------------------------------------------------------ many models

ENSEMBLE = {
    "WRONG": "Softmax first, for each model alone; then the mean of the probabilities. Rows sum to 1; labels are the largest of the means.",
    "SHAPE": "(probs, labels): (N, K) and (N,), also for one sample or one model.",
    "NONFINITE": "log_softmax does no harm to logits of 1e4; exp of the bare logits does.",
    "DTYPE": "labels are whole numbers: the place of the largest mean probability.",
}


def ensemble_members(M, D, K, scale=1.0):
    return dict(W=draw.normal(M, D, K, scale=scale), b=draw.normal(M, K, scale=scale))


def ensemble_loud(M, D, K):
    """One member with logits near 1e4 among ordinary ones (of several such, mean probabilities would tie)."""
    scale = np.array([1.0] * (M - 1) + [4e3])
    return dict(W=draw.given(lambda rng, _: scale[:, None, None] * rng.normal(size=(M, D, K))), b=np.zeros((M, K)))


def ensemble_split(M, D, K):
    """Members for the case's x that disagree: for some sample the mean probability names another class than the mean logit and than most members."""

    def make(rng, case):
        while True:
            W = rng.normal(0.0, 2.0, (M, D, K))
            logits = case.x @ W  # (M, N, K)
            p = np.exp(logits - logits.max(axis=2, keepdims=True))
            best = (p / p.sum(axis=2, keepdims=True)).mean(axis=0).argmax(axis=1)
            votes = np.eye(K)[logits.argmax(axis=2)].sum(axis=0)  # (N, K)
            outvoted = (votes.argmax(axis=1) != best) & (votes.max(axis=1) > M / 2)
            if outvoted.any() and (best != logits.mean(axis=0).argmax(axis=1)).any():
                return W

    return dict(W=draw.given(make), b=np.zeros((M, K)))


@graded(points=2, cases=[
    Case("three models", x=draw.normal(5, 3), **ensemble_split(3, 3, 4), hint=ENSEMBLE),
    Case("one model", x=draw.normal(4, 2), **ensemble_members(1, 2, 3), hint=ENSEMBLE),
    Case("one sample", x=draw.normal(1, 3), **ensemble_members(4, 3, 3), hidden=True, hint=ENSEMBLE),
    Case("one model with logits near 1e4", x=draw.normal(6, 3), **ensemble_loud(3, 3, 4), hidden=True, hint=ENSEMBLE),
])  # fmt: skip
def ensemble_predict(s, x, W, b):
    models = [lambda z, W=W[m], b=b[m]: z @ W + b for m in range(len(W))]
    probs, labels = s.ensemble_predict(models, x)
    return {"probs": probs, "labels": labels}


CYCLE = {
    "WRONG": "Each cycle begins at lr_max and has L = total_steps / cycles steps; at its last step the cosine's angle is pi (L - 1) / L. A snapshot is kept after that last step.",
    "SHAPE": "(rates, steps): one rate for each step, one number for each cycle.",
    "DTYPE": "steps are whole numbers.",
}


@graded(points=2, cases=[
    Case("3 cycles of 4 steps", total_steps=12, cycles=3, lr_max=draw.uniform(low=0.2, high=0.8), hint=CYCLE),
    Case("2 cycles of 49 steps", total_steps=98, cycles=2, lr_max=draw.uniform(low=2, high=4), hint=CYCLE),
    Case("one cycle", total_steps=9, cycles=1, lr_max=draw.uniform(low=0.2, high=0.8), hidden=True, hint=CYCLE | {
        "*": "One cycle is the whole run: one snapshot, after the last step.",
    }),
    Case("cycles of one step", total_steps=4, cycles=4, lr_max=draw.uniform(low=0.2, high=0.8), hidden=True, hint=CYCLE | {
        "*": "A cycle of one step has the angle 0: the rate is lr_max, and a snapshot follows each step.",
    }),
])  # fmt: skip
def snapshot_schedule(s, total_steps, cycles, lr_max):
    rates, steps = s.snapshot_schedule(total_steps, cycles, lr_max)
    return {"rates": rates, "steps": [int(step) for step in steps] if np.asarray(steps).dtype.kind in "iu" else steps}


SNAPSHOT = {
    "WRONG": "Update first, keep a copy then, go on from where you are. The rate is that of step t of the schedule, and t counts through all cycles.",
    "SHAPE": "One snapshot for each cycle, stacked in front: (cycles, *w.shape).",
}


@graded(points=2, cases=[
    Case("2 cycles of 3 steps", w=draw.normal(4), goal=draw.normal(7, 4), cycles=2, length=3, lr_max=draw.uniform(low=0.3, high=0.6), hint=SNAPSHOT),
    Case("3 cycles of 4 steps, a matrix", w=draw.normal(2, 3), goal=draw.normal(7, 2, 3), cycles=3, length=4, lr_max=draw.uniform(low=0.3, high=0.6), hint=SNAPSHOT),
    Case("one cycle", w=draw.normal(3), goal=draw.normal(7, 3), cycles=1, length=5, lr_max=draw.uniform(low=0.3, high=0.6), hidden=True, hint={
        "*": "One snapshot is still a stack of one: (1, *w.shape).",
    }),
    Case("cycles of one step", w=draw.normal(2), goal=draw.normal(7, 2), cycles=4, length=1, lr_max=draw.uniform(low=0.3, high=0.6), hidden=True, hint=SNAPSHOT | {
        "WRONG": "With cycles of one step every update is followed by a snapshot, and the rate is always lr_max.",
    }),
])  # fmt: skip
def snapshot_ensemble(s, w, goal, cycles, length, lr_max):
    def gradient(w, t):  # of |w - goal|^2 / 2, the goal another one at each step
        return w - goal[t % len(goal)]

    return {"snapshots": s.snapshot_ensemble(w, gradient, cycles * length, cycles, lr_max)}


def experiment_sets(R, n):
    """x_train (R, n): sets of inputs from -1 to 1, each with two of its points far apart."""

    def make(rng, _):
        x = rng.uniform(-1, 1, (R, n))
        x[:, 0], x[:, 1] = -1, 1
        return x

    return draw.given(make)


def experiment_inputs(R, n, P, degree):
    noisy = draw.given(lambda rng, case: np.sin(3 * case.x_train) + 0.5 + rng.normal(0, 0.4, case.x_train.shape))
    truth = draw.given(lambda rng, case: np.sin(3 * case.x_test) + 0.5)
    return dict(x_train=experiment_sets(R, n), y_train=noisy, x_test=draw.uniform(P, low=-1, high=1), f_test=truth, degree=degree)


TERMS = {
    "WRONG": "Predictions are (R, P): means over r (axis 0) first, squares then, the mean over the test points last. bias2 compares the mean prediction with the truth.",
    "SHAPE": "Return three numbers.",
    "NONFINITE": "Divide the variance by R, not by R - 1.",
    "RAISED": "fit(x, y) gives a function: call it with x_test. It wants one training set at a time.",
}


@graded(points=3, cases=[
    Case("constants, 6 training sets", **experiment_inputs(6, 5, 7, 0), hint=TERMS),
    Case("parabolas, 4 training sets", **experiment_inputs(4, 8, 5, 2), hint=TERMS),
    Case("one training set", **experiment_inputs(1, 6, 4, 1), hidden=True, hint=TERMS | {
        "*": "With one training set the variance is 0 and the error is all bias.",
    }),
    Case("one test point", **experiment_inputs(5, 6, 1, 1), hidden=True, hint=TERMS | {
        "*": "One test point: predictions are (R, 1), and nothing is to be squeezed.",
    }),
])  # fmt: skip
def bias_variance(s, x_train, y_train, x_test, f_test, degree):
    def fit(x, y):
        powers = np.vander(np.ravel(x), degree + 1)
        w = np.linalg.lstsq(powers, np.ravel(y), rcond=None)[0]
        return lambda z: np.vander(z, degree + 1) @ w

    bias2, variance, error = s.bias_variance(fit, x_train, y_train, x_test, f_test)
    # one array, since a variance of 0 is right to the rounding of the other two
    return {"bias2, variance, error": np.array([bias2, variance, error], dtype=float)}
