"""Losses, numerical gradients, Jacobians, gates, linear collapse and piecewise linear nets."""

from typing import Any

import numpy as np

from autograder import draw
from autograder.spec import Case, graded

# --- losses ---------------------------------------------------------------------------------------------------------


def rows_at_different_heights(n: int, c: int) -> draw.Draw:
    """(n, c) ordinary logits, each row shifted by its own amount: +-1e4 in turn."""

    def make(rng: np.random.Generator, _: Any) -> np.ndarray:
        heights = 1e4 * np.where(np.arange(n) % 2, -1.0, 1.0)
        return rng.uniform(-2, 2, (n, c)) + rng.permutation(heights)[:, None]

    return draw.given(make)


def gaps_within_rows(n: int, c: int) -> draw.Draw:
    """(n, c) logits for labels `y` drawn before: each row's largest is 1e4, mostly at a wrong class, all others far below."""

    def make(rng: np.random.Generator, earlier: Any) -> np.ndarray:
        x = rng.uniform(-1e4, 9e3, (n, c))
        x[np.arange(n), (earlier.y + (np.arange(n) % 3 > 0)) % c] = 1e4
        return x

    return draw.given(make)


def hinge_scores(n: int, c: int, settled: int) -> draw.Draw:
    """(n, c) scores for labels `y` drawn before: exactly `settled` samples keep every margin, no term is near its kink, and
    among the others some term is met and some is not."""

    def make(rng: np.random.Generator, earlier: Any) -> np.ndarray:
        while True:
            x = rng.normal(0, 1.5, (n, c))
            x[np.arange(settled), earlier.y[:settled]] += 12.0
            margins = x - x[np.arange(n), earlier.y][:, None] + 1.0
            others = np.arange(c) != earlier.y[:, None]
            active = (margins > 0) & others
            clear = np.abs(margins[others]).min() > 1e-3
            if clear and (active.sum(1) == 0).sum() == settled and (active.sum() < (n - settled) * (c - 1)):
                return x

    return draw.given(make)


@graded(points=4, cases=[
    Case("5 samples, 3 classes", x=draw.normal(5, 3), y=draw.labels(5, 3), hint={
        "WRONG": "both the loss and dx are means over the N samples, and dx takes 1 from one entry a row: dx[arange(N), y]",
        "SHAPE": "the loss is one number, dx has the shape of x"}),
    Case("one sample", x=draw.normal(1, 4), y=draw.labels(1, 4), hint={
        "SHAPE": "dx has the shape of x also when N is 1: keep the axis",
        "*": "with N = 1 an axis has length one: use axis=1 and keepdims=True, and do not squeeze"}),
    Case("rows at different heights", x=rows_at_different_heights(6, 4), y=draw.labels(6, 4), hidden=True, hint={
        "NONFINITE": "subtract from each row its own maximum before exponentiating: the largest of the whole batch leaves other rows at exp(-20000) = 0",
        "*": "softmax does not change when a row is shifted; your result does"}),
    Case("gaps of 1e4 within a row", y=draw.labels(6, 5), x=gaps_within_rows(6, 5), hidden=True, hint={
        "NONFINITE": "exp(-20000) is exactly 0 and its logarithm is -inf: compute log p as shifted - log(sum(exp(shifted)))",
        "WRONG": "a small number added inside the logarithm caps the loss: compute log p as shifted - log(sum(exp(shifted)))"}),
])  # fmt: skip
def softmax_loss(s, x, y):
    loss, dx = s.softmax_loss(x, y)
    return {"loss": loss, "dx": dx}


@graded(points=4, cases=[
    Case("6 samples, 4 classes", y=draw.labels(6, 4), x=hinge_scores(6, 4, 0), hint={
        "WRONG": "the right class is no term of the sum; its gradient is minus the number of active terms of its row; both are means over N",
        "SHAPE": "the loss is one number, dx has the shape of x"}),
    Case("one sample", y=draw.labels(1, 5), x=hinge_scores(1, 5, 0), hint={
        "*": "with N = 1 the right scores are an array of one: index with [:, None], do not squeeze"}),
    Case("samples that keep every margin", y=draw.labels(7, 4), x=hinge_scores(7, 4, 3), hidden=True, hint={
        "WRONG": "a sample that keeps every margin costs nothing and moves nothing, and still counts in N"}),
    Case("equal scores", y=draw.labels(7, 5), x=draw.given(lambda rng, case: np.full((7, 5), rng.normal())), hidden=True, hint={
        "WRONG": "tell the right class by its label, not by its value: another class may have the same score",
        "*": "at the start of training all scores are equal"}),
])  # fmt: skip
def svm_loss(s, x, y):
    loss, dx = s.svm_loss(x, y)
    return {"loss": loss, "dx": dx}


# --- numerical derivatives --------------------------------------------------------------------------------------------


@graded(points=4, cases=[
    Case("a vector, h = 1e-5", x=draw.normal(5), a=draw.uniform(5, low=1, high=3), b=draw.normal(5), h=1e-5, transpose=False, at_the_end=False, hint={
        "WRONG": "the central quotient is (f(x + h) - f(x - h)) / (2h), one entry at a time, x put back in between; f is called 2 * x.size times"}),
    Case("a matrix, h = 0.1", x=draw.normal(2, 3), a=draw.uniform(2, 3, low=1, high=3), b=draw.normal(2, 3), h=0.1, transpose=False, at_the_end=False, hint={
        "WRONG": "take the h that is passed, as it is: for a cubic the central quotient is f' + a*h**2, and that is what is expected here"}),
    Case("three axes, h = 1e-5", x=draw.normal(2, 1, 4), a=draw.uniform(2, 1, 4, low=1, high=3), b=draw.normal(2, 1, 4), h=1e-5,
         transpose=False, at_the_end=False, hidden=True, hint="x may have any number of axes: np.ndindex(*x.shape) visits every entry"),
    Case("a transposed view, h = 1e-5", x=draw.normal(4, 3), a=draw.uniform(3, 4, low=1, high=3), b=draw.normal(3, 4), h=1e-5,
         transpose=True, at_the_end=False, hidden=True,
         hint="reshape(-1) and ravel() of a transposed array are copies: writing there does not move x"),
    Case("x at the end, h = 0.1", x=draw.normal(3, 2), a=draw.uniform(3, 2, low=1, high=3), b=draw.normal(3, 2), h=0.1,
         transpose=False, at_the_end=True, hidden=True, hint="the last entry is put back like all others: whoever owns x goes on with it"),
])  # fmt: skip
def eval_numerical_gradient(s, x, a, b, h, transpose, at_the_end):
    x = x.T if transpose else x
    start, moved = x.copy(), []

    def f(z):  # a cubic, whose central quotient is exactly 3 a x^2 + 2 b x + sum(x) + a h^2
        moved.append(int(np.sum(np.abs(z - start) > 0.01 * h)))
        return float(np.sum(a * z**3 + b * z**2) + 0.5 * np.sum(z) ** 2)

    grad = s.eval_numerical_gradient(f, x, h)
    left = {"entries left moved": int(np.sum(np.abs(x - start) > 0.01 * h))} if at_the_end else {}
    return {"grad": grad, "calls of f": len(moved), "entries moved at a call": max(moved, default=0)} | left


@graded(points=3, cases=[
    Case("4 inputs, 3 outputs, h = 1e-5", x=draw.normal(4), a=draw.normal(3, 4), h=1e-5, view=None, hint={
        "SHAPE": "one row for each output, one column for each input",
        "WRONG": "central differences, column by column: J[:, b] = (f(x + h e_b) - f(x - h e_b)) / (2h)"}),
    Case("2x3 inputs, 5x2 outputs, h = 0.1", x=draw.normal(2, 3), a=draw.normal(5, 2, 6), h=0.1, view=None, hint={
        "SHAPE": "flatten both sides: (y.size, x.size)",
        "WRONG": "flatten row by row, and use the h that is passed"}),
    Case("a number comes out", x=draw.normal(3, 2), a=draw.normal(6), h=1e-5, view=None, hidden=True,
         hint="f may return a number: then the Jacobian has one row"),
    Case("three axes come in", x=draw.normal(2, 1, 3), a=draw.normal(4, 6), h=1e-5, view=None, hidden=True,
         hint="x may have any number of axes: np.ndindex(*x.shape) visits every entry, in the order of the columns"),
    Case("a view comes out", a=draw.choice((2, 3), (3, 2), (2, 4), (4, 2), (3, 4), (4, 3)),
         x=draw.given(lambda rng, case: rng.normal(size=case.a)), view=[draw.choice(-1, 1), draw.choice(-1, 1)], h=0.1, hidden=True,
         hint="f returned a view of its argument; when that array is changed in place afterwards, the first result changes too. Give f a fresh array, or copy what it returns"),
])  # fmt: skip
def numerical_jacobian(s, x, a, h, view):
    def f(z):
        if view is not None:
            return z.T[:: view[0], :: view[1]]
        y = a @ z.reshape(-1) ** 3 + 0.5 * (a @ z.reshape(-1)) ** 2
        return y if np.ndim(y) else float(y)

    return {"J": s.numerical_jacobian(f, x, h)}


@graded(points=2, cases=[
    Case("2x3 outputs, 4x2 inputs", jacobian=draw.normal(6, 8), dout=draw.normal(2, 3), shape=(4, 2), hint={
        "RAISED": "flatten dout first: J has a row for each of its entries",
        "SHAPE": "a gradient has the shape of the thing it belongs to: here x's",
        "WRONG": "J^T dout, flattened and folded row by row"}),
    Case("the output is a loss", jacobian=draw.normal(1, 6), dout=draw.normal(), shape=(3, 2),
         hint="dout may have no axes: np.ravel makes an array of one of it"),
    Case("x has an axis of one", jacobian=draw.normal(3, 4), dout=draw.normal(3), shape=(1, 4, 1), hidden=True,
         hint="return exactly the shape that was passed: axes of length 1 belong to it"),
    Case("x is a number", jacobian=draw.normal(6, 1), dout=draw.normal(3, 2), shape=(), hidden=True,
         hint="the shape () has no axes: an array of shape (1,) is something else"),
])  # fmt: skip
def vector_jacobian(s, jacobian, dout, shape):
    return {"dx": s.vector_jacobian(jacobian, np.asarray(dout), shape)}


@graded(points=2, cases=[
    Case("a vector", slope=draw.normal(5), hint={
        "SHAPE": "n entries in, n entries out: the Jacobian is (n, n)", "WRONG": "phi'(x_a) at [a, a], zeros elsewhere"}),
    Case("a 2x3 layer", slope=draw.normal(2, 3), hint={
        "SHAPE": "flatten first: six inputs, six outputs, (6, 6). np.diag of a matrix does the opposite, it takes the diagonal out",
        "WRONG": "flatten row by row"}),
    Case("three axes", slope=draw.normal(1, 4, 1), hidden=True, hint="reshape(-1) flattens any number of axes"),
    Case("one entry", slope=draw.normal(1), hidden=True, hint={"SHAPE": "one input, one output: the Jacobian is (1, 1), not a number"}),
])  # fmt: skip
def elementwise_jacobian(s, slope):
    return {"J": s.elementwise_jacobian(slope)}


@graded(points=2, cases=[
    Case("a 3x4 layer", slope=draw.normal(3, 4), dout=draw.normal(3, 4), tile=(1, 1), hint={
        "SHAPE": "the gradient has the shape of x", "*": "a product with a diagonal matrix goes entry by entry"}),
    Case("a vector", slope=draw.normal(5), dout=draw.normal(5), tile=(1,), hint={
        "SHAPE": "slope @ dout adds everything up; nothing is added up here", "*": "x may have any number of axes"}),
    Case("four axes", slope=draw.normal(2, 1, 3, 2), dout=draw.normal(2, 1, 3, 2), tile=(1, 1, 1, 1), hidden=True,
         hint="x may have any number of axes; nothing in the rule depends on it"),
    Case("two hundred thousand entries", slope=draw.normal(2, 5), dout=draw.normal(2, 5), tile=(200, 100), hidden=True,
         hint="do not form the Jacobian: it would have forty thousand million entries, all but a few of them zero"),
])  # fmt: skip
def elementwise_vjp(s, slope, dout, tile):
    dx = s.elementwise_vjp(np.tile(slope, tile), np.tile(dout, tile))
    return {"dx": dx if np.size(dx) < 1000 else np.ravel(dx)[::397]}


# --- gates ------------------------------------------------------------------------------------------------------------


@graded(points=3, cases=[
    Case("add and mul", gates=["add", "mul"], x=draw.normal(3, 2), y=draw.normal(3, 2), dout=draw.normal(3, 2),
         hint="add, a distributor, does not share out: both inputs receive all of dout. mul, a switcher: each receives dout times the *other* input"),
    Case("mul and max", gates=["mul", "max"], x=draw.normal(3, 4), dout=draw.normal(3, 4), y=draw.given(
             lambda rng, case: case.x + rng.permutation([-1, 1] * 6).reshape(3, 4) * rng.uniform(0.1, 2, (3, 4))),
         hint="max, a router: entry by entry, the larger input receives dout, the other 0"),
    Case("numbers", gates=["add", "mul", "max"], x=draw.uniform(low=-3, high=-2), y=draw.uniform(low=-2, high=-1), dout=draw.normal(),
         hidden=True, hint="x, y and dout may be plain numbers, which cannot be indexed by a mask: multiply by (x > y), or np.where"),
    Case("an array with itself", gates=["add", "mul"], x=draw.normal(4), y=None, dout=draw.normal(4), hidden=True,
         hint="each returned gradient speaks of its own input alone; their sum, 2 x dout for mul, is formed by whoever owns the wire"),
])  # fmt: skip
def gate_backward(s, gates, x, y, dout):
    def fresh(v):
        return v.copy() if np.ndim(v) else v

    answer = {}
    for gate in gates:
        first = fresh(x)
        dx, dy = s.gate_backward(gate, first, first if y is None else fresh(y), fresh(dout))
        answer[gate] = [np.array(dx), np.array(dy)]  # copies: an add gate may hand out one array twice
    return answer


@graded(points=4, cases=[
    Case("a wire that feeds two gates", gates=[("mul", 0, 1), ("mul", 0, 2)], inputs=[draw.normal(4), draw.normal(4)], dout=draw.normal(4),
         hint="walk the list from the end: a gate needs the gradient of its own output first. A wire that feeds two gates receives the sum of two gradients"),
    Case("a gate fed twice by one wire", gates=[("add", 0, 1), ("mul", 2, 2), ("max", 3, 1)],
         inputs=[draw.uniform(2, 2, low=2, high=3), draw.uniform(2, 2, low=0.5, high=1)], dout=draw.normal(2, 2),
         hint="when i and j are the same wire both gradients of the gate go to it: add one after the other, not side by side"),
    Case("sums of sums", gates=[("add", 0, 1), ("add", 2, 0), ("mul", 3, 1), ("add", 4, 2)], inputs=[draw.normal(3), draw.normal(3)],
         dout=draw.normal(3), hidden=True,
         hint="an add gate that returns dout itself gives one array several names, and += then changes them all: copy, or write a = a + b"),
    Case("a wire without a use", gates=[("mul", 0, 2)], inputs=[draw.normal(2, 3), draw.normal(2, 3), draw.normal(2, 3)],
         dout=draw.normal(2, 3), hidden=True, hint="a wire that feeds nothing has the gradient zero, an array like all others"),
    Case("a gate without a use", gates=[("mul", 0, 1), ("add", 0, 1), ("mul", 3, 0)], inputs=[draw.normal(3), draw.normal(3)],
         dout=draw.normal(3), hidden=True,
         hint="the output of a gate may feed nothing: then its gradient is zero, neither dout nor None, and it hands zeros on"),
])  # fmt: skip
def circuit_backward(s, gates, inputs, dout):
    compute = {"add": np.add, "mul": np.multiply, "max": np.maximum}
    values = list(inputs)
    for name, i, j in gates:
        values.append(compute[name](values[i], values[j]))
    return {"gradients": [np.array(g) if g is not None else None for g in s.circuit_backward(gates, values, dout)]}


# --- linear nets, on paper and in floating point ----------------------------------------------------------------------


def stack(*widths: int) -> tuple[list[draw.Draw], list[draw.Draw]]:
    """Generators of the weights and biases of affine layers with these widths."""
    pairs = list(zip(widths[:-1], widths[1:], strict=True))
    return [draw.normal(a, b) for a, b in pairs], [draw.normal(b, loc=1.0) for _, b in pairs]


def nets(*widths: tuple[int, ...]) -> list[Any]:
    return [list(stack(*w)) for w in widths]


@graded(points=3, cases=[
    Case("two layers", stacks=nets((4, 3, 2)),
         hint="weights multiply in the order of the layers, x @ W1 @ W2; the first bias passes through W2"),
    Case("one layer, then two", stacks=nets((3, 5), (3, 2, 4)), hint="a stack of one layer is that layer: there is nothing to multiply"),
    Case("five layers through a bottleneck", stacks=nets((5, 6, 1, 4, 7, 2)), hidden=True,
         hint="each bias passes through *all* the layers behind it, not just the next"),
    Case("one input, one output", stacks=nets((1, 4, 1)), hidden=True, hint="weight is (1, 1) and bias (1,): keep both axes"),
])  # fmt: skip
def collapse_linear(s, stacks):
    return {"weight and bias": [list(s.collapse_linear(weights, biases)) for weights, biases in stacks]}


def off_the_ties(n: int, low: int, high: int) -> draw.Draw:
    """(n,) numbers 0.3 to 0.4 steps (the input `step` drawn before) beside the grid, the first two at its ends `low` and `high`."""

    def make(rng: np.random.Generator, earlier: Any) -> np.ndarray:
        grid = np.concatenate([[low, high], rng.integers(low, high, n - 2)]).astype(float)
        return (grid + rng.choice([-1, 1], n) * rng.uniform(0.3, 0.4, n)) * earlier.step

    return draw.given(make)


@graded(points=3, cases=[
    Case("positive x, step 1", step=1.0, x=off_the_ties(9, 1, 500),
         hint="between 2**52 and 2**53 the float64 numbers are 1 apart: push x up there and the fraction is rounded away"),
    Case("far below zero, step 1/8", step=0.125, x=off_the_ties(9, 1 - 2**20, 500),
         hint="the spacing scales with the number, so b1 scales with step; and just below 2**52 the spacing is half as wide: leave room for negative x"),
    Case("step 32", step=32.0, x=off_the_ties(9, 1, 500), hidden=True, hint="b1 must scale with the step, also upwards"),
    Case("far above zero, step 1/64", step=2.0**-6, x=off_the_ties(9, 1, 2**20 - 1), hidden=True,
         hint="x goes up to a million steps: put b1 in the middle of the range where the spacing is `step`, not at its upper end"),
])  # fmt: skip
def float_staircase(s, step, x):
    b1, b2 = s.float_staircase(step)
    b1, b2 = np.float64(b1), np.float64(b2)
    return {"out": (x + b1) + b2, "b1 + b2": b1 + b2}


# --- piecewise linear nets --------------------------------------------------------------------------------------------


def around_tile(n: int, far: bool) -> draw.Draw:
    """(n, 1) places on both ramps and the plateau of the tile drawn before, and right and left of it when `far`."""

    def make(rng: np.random.Generator, tile: Any) -> np.ndarray:
        near = rng.uniform(tile.left - tile.ramp, tile.right + tile.ramp, n - 4)
        ramps = [tile.left - 0.3 * tile.ramp, tile.right + 0.6 * tile.ramp]
        outside = [-1000.0, 1000.0] if far else [tile.left, tile.right]
        return np.concatenate([near, ramps, outside])[:, None]

    return draw.given(make)


def wider(low: float, high: float) -> draw.Draw:
    return draw.given(lambda rng, tile: tile.left + rng.uniform(low, high))


@graded(points=3, cases=[
    Case("ramps of width 1", left=draw.uniform(low=0.5, high=2), right=wider(1, 3), ramp=1.0, x=around_tile(12, False), hint={
        "WRONG": "the slope changes four times: +1 at left - ramp, -1 at left, -1 at right, +1 at right + ramp, each over ramp",
        "RAISED": "w1 is (1, H), b1 (H,), w2 (H, 1), b2 (1,)"}),
    Case("narrow ramps", left=draw.uniform(low=-3, high=-2), right=wider(1, 3), ramp=draw.uniform(low=0.1, high=0.2),
         x=around_tile(12, False), hint="the height is 1 whatever the width of the ramp: the slope is 1 / ramp, and the ramps lie outside the plateau"),
    Case("far away", left=draw.uniform(low=-3, high=2), right=wider(1, 3), ramp=1.0, x=around_tile(12, True),
         hidden=True, hint="far away the slopes must add up to nothing: what was switched on must be switched off"),
    Case("a tent", left=draw.uniform(low=-3, high=2), right=draw.given(lambda rng, tile: tile.left), ramp=1.0,
         x=around_tile(12, False), hidden=True, hint={
             "NONFINITE": "left and right may be equal: do not divide by the width of the plateau",
             "*": "left and right may be equal: then two kinks coincide"}),
])  # fmt: skip
def relu_tile(s, left, right, ramp, x):
    w1, b1, w2, b2 = s.relu_tile(left, right, ramp)
    return {"out": np.maximum(0.0, x @ w1 + b1) @ w2 + b2}


def knots(start: float, gaps: draw.Draw) -> draw.Draw:
    return draw.given(lambda rng, case: start + np.concatenate([[0.0], np.cumsum(gaps.make(rng, case))]))


def between_knots(extra: int = 2) -> draw.Draw:
    """(N, 1) all knots drawn before, and `extra` places inside each gap."""

    def make(rng: np.random.Generator, case: Any) -> np.ndarray:
        shares = rng.uniform(0.1, 0.9, (extra, 1))
        inside = case.knots[:-1] + shares * np.diff(case.knots)
        return np.concatenate([case.knots, inside.ravel()])[:, None]

    return draw.given(make)


@graded(points=4, cases=[
    Case("five even knots from 0", knots=knots(0.0, draw.given(lambda rng, _: np.ones(4))), values=draw.normal(5), x=between_knots(), hint={
        "WRONG": "at a knot the ReLU adds the *change* of slope; the first one adds the first slope, and b2 is the first value",
        "RAISED": "w1 is (1, H), b1 (H,), w2 (H, 1), b2 (1,)"}),
    Case("uneven knots from 0", knots=knots(0.0, draw.uniform(5, low=0.3, high=2)), values=draw.normal(6), x=between_knots(),
         hint="a slope is a difference of values over the difference of *its* knots"),
    Case("knots left of zero", knots=knots(-7.0, draw.given(lambda rng, _: np.full(6, rng.uniform(0.5, 1.5)))), values=draw.normal(7, loc=3), x=between_knots(),
         hidden=True, hint="the first kink lies at the first knot, wherever that is, not at zero"),
    Case("two knots", knots=knots(0.0, draw.uniform(1, low=0.3, high=2)), values=draw.normal(2), x=between_knots(), hidden=True,
         hint="two knots make one straight piece: there is a slope and no change of it"),
])  # fmt: skip
def relu_interpolant(s, knots, values, x):
    w1, b1, w2, b2 = s.relu_interpolant(knots, values)
    at_most_k = bool(np.size(b1) <= len(knots))
    return {"out": np.maximum(0.0, x @ w1 + b1) @ w2 + b2, "at most K hidden units": at_most_k}


def kinks_of(weights: list[np.ndarray], biases: list[np.ndarray], low: float, high: float) -> tuple[np.ndarray, np.ndarray]:
    """Places and changes of slope of a net in (low, high): every hidden kink, those that leave no trace too.

    Follows (start, end, slope, intercept) of each unit from layer to layer, another way than the reference's.
    """
    pieces = [(low, high, np.array([1.0]), np.array([0.0]))]
    for depth, (w, b) in enumerate(zip(weights, biases, strict=True)):
        split = []
        for start, end, slope, level in pieces:
            slope, level = slope @ w, level @ w + b
            if depth == len(weights) - 1:
                split.append((start, end, slope, level))
                continue
            with np.errstate(all="ignore"):
                roots = -level / slope
            cuts = np.sort(roots[(roots > start) & (roots < end)])
            edges = np.concatenate([[start], cuts, [end]])
            for a, z in zip(edges[:-1], edges[1:], strict=True):
                on = slope * (a + z) / 2 + level > 0
                split.append((a, z, slope * on, level * on))
        pieces = split
    jumps = np.array([q[2][0] - p[2][0] for p, q in zip(pieces[:-1], pieces[1:], strict=True)])
    return np.array([q[0] for q in pieces[1:]]), jumps


def clear_net(*widths: int, least: int, total: int = 0) -> draw.Draw:
    """[weights, biases] of a random net whose kinks, `total` or more, all in (-30, 30), are apart and clear, `least` of them in (-3, 3).

    Weights stay away from zero, so that with one hidden layer each unit has its kink there.
    """

    def make(rng: np.random.Generator, _: Any) -> list[list[np.ndarray]]:
        while True:
            shapes = list(zip(widths[:-1], widths[1:], strict=True))
            weights = [rng.choice([-1.0, 1.0], s) * rng.uniform(0.3, 1.5, s) for s in shapes]
            biases = [rng.uniform(-3, 3, b) for _, b in shapes]
            places, jumps = kinks_of(weights, biases, -1000.0, 1000.0)
            ends = np.abs(places[:, None] - np.array([-3, 0.5, 3])).min(initial=1)
            ends = min(ends, 30 - np.abs(places).max(initial=0))
            apart = np.diff(places).min(initial=1)
            slopes = np.sort(np.cumsum([0.0, *jumps]))  # no slope comes back: that is the sawtooth's business
            clear = min(ends, apart) > 0.03 and np.abs(jumps).min(initial=1) > 0.1 and np.diff(slopes).min(initial=1) > 1e-3
            if clear and len(places) >= total and (np.abs(places) < 3).sum() >= least:
                return [weights, biases]

    return draw.given(make)


def idle_net(rng: np.random.Generator, _: Any) -> list[list[np.ndarray]]:
    """One hidden layer: `clear` kinks, and units that never switch, are not listened to, coincide or cancel."""
    clear = int(rng.integers(2, 6))
    places = rng.permutation(np.arange(-2.75, 2.75, 0.5) + rng.uniform(-0.1, 0.1, 11))[: clear + 3]
    slopes = rng.choice([-1.0, 1.0], clear + 3) * rng.uniform(0.7, 2, clear + 3)
    heard = rng.choice([-1.0, 1.0], clear + 3) * rng.uniform(0.5, 2, clear + 3)
    heard[-1] = 0.0  # nobody listens
    w = [*slopes, 0.0, 3 * slopes[0], 1.0, -1.0]  # never switches; the first one's twin; two that cancel into a straight line
    b = [*(-slopes * places), 1.0, -3 * slopes[0] * places[0], -places[-2], places[-2]]
    v = [*heard, 0.7, heard[0], 1.5, -1.5]
    w, b, v = np.array(w), np.array(b), np.array(v)
    v[clear + 1] = 0.0  # the pair stands alone at its place
    order = rng.permutation(len(w))
    return [[w[None, order], v[order][:, None]], [b[order], rng.normal(size=1)]]


def zigzag(rng: np.random.Generator, _: Any) -> list[list[np.ndarray]]:
    """One hidden layer, 4 to 11 kinks, slopes up and down by turns: two different slopes in all."""
    kinks = np.cumsum(rng.uniform(0.3, 1.5, int(rng.integers(4, 12)))) - 4.0
    signs = rng.choice([-1.0, 1.0]) * (-1.0) ** np.arange(len(kinks))
    steep = float(rng.uniform(0.5, 3))
    # a unit whose kink lies far to the left gives the first slope; each of the others turns it over
    w1, b1 = np.append(np.ones(len(kinks)), 1.0), np.append(-kinks, 500.0)
    w2 = steep * np.append(2 * signs, -signs[0])
    order = rng.permutation(len(w1))
    return [[w1[None, order], w2[order][:, None]], [b1[order], rng.normal(size=1)]]


def some_width(rng: np.random.Generator, _: Any) -> list[list[np.ndarray]]:
    """A clear net of one hidden layer with 3 to 12 units."""
    return clear_net(1, int(rng.integers(3, 13)), 1, least=1).make(rng, _)


def single_layer(rng: np.random.Generator, kinks: np.ndarray, jumps: np.ndarray) -> list[list[np.ndarray]]:
    """One hidden layer whose slope changes by `jumps` at `kinks`, the units in random order and of either direction."""
    w1 = rng.choice([-1.0, 1.0], len(kinks)) * rng.uniform(0.7, 2, len(kinks))
    order = rng.permutation(len(kinks))
    return [[w1[None, order], (jumps / np.abs(w1))[order][:, None]], [(-w1 * kinks)[order], rng.normal(size=1)]]


def close_pairs(rng: np.random.Generator, _: Any) -> list[list[np.ndarray]]:
    """3 to 9 pairs of kinks barely 0.01 apart, and up to 6 single ones: a grid of ten thousand places takes a pair for one."""
    pairs, singles = int(rng.integers(3, 10)), int(rng.integers(0, 7))
    places = rng.permutation(np.arange(-26.0, 27.0, 3.0))[: pairs + singles] + rng.uniform(-1, 1, pairs + singles)
    kinks = np.concatenate([places, places[:pairs] + rng.uniform(0.0105, 0.0119, pairs)])
    return single_layer(rng, kinks, rng.choice([-1.0, 1.0], len(kinks)) * rng.uniform(0.4, 2, len(kinks)))


def slight_bends(rng: np.random.Generator, _: Any) -> list[list[np.ndarray]]:
    """3 to 14 kinks at which the slope changes by 0.055 to 0.09 only."""
    kinks = rng.permutation(np.arange(-26.0, 27.0, 3.0))[: int(rng.integers(3, 15))]
    kinks = kinks + rng.uniform(-1, 1, len(kinks))
    return single_layer(rng, kinks, rng.choice([-1.0, 1.0], len(kinks)) * rng.uniform(0.055, 0.09, len(kinks)))


WHOLE, PARTS = [(-30.0, 30.0)], [(-3.0, 3.0), (-3.0, 0.5), (0.5, 30.0)]


@graded(points=5, cases=[
    Case("one hidden layer", nets=[draw.given(some_width)] * 3, spans=WHOLE,
         hint="a unit has its kink at -b/w; n kinks make n + 1 pieces"),
    Case("parts of the line", nets=[clear_net(1, 9, 1, least=4)], spans=PARTS, hint="only kinks between low and high count"),
    Case("several hidden layers", nets=[clear_net(1, 6, 3, 1, least=4, total=10), clear_net(1, 4, 3, 3, 1, least=3)], spans=WHOLE, hidden=True,
         hint="a unit of a later layer may switch once in *every* piece that the layers before it have made"),
    Case("idle units", nets=[draw.given(idle_net)] * 3, spans=WHOLE, hidden=True,
         hint="count where the slope of the output changes: a unit with weight zero in front or behind, a twin at the same place, or two that cancel add no piece"),
    Case("slopes that come back", nets=[draw.given(zigzag)] * 3, spans=WHOLE, hidden=True,
         hint="the same slope may come back: neighbours matter, not the number of different slopes"),
    Case("kinks close together", nets=[draw.given(close_pairs)] * 3, spans=WHOLE, hidden=True,
         hint="kinks may lie 0.01 apart: a grid must be a few times finer than that, or work the kinks out"),
    Case("slopes nearly equal", nets=[draw.given(slight_bends)] * 3, spans=WHOLE, hidden=True,
         hint="slopes of neighbours may differ by 0.05: rounding them to a tenth, or a tolerance of 0.1, loses pieces"),
])  # fmt: skip
def count_linear_regions(s, nets, spans):
    return {"pieces": [s.count_linear_regions([v.copy() for v in w], [v.copy() for v in b], low, high) for w, b in nets for low, high in spans]}
