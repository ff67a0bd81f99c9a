"""Checks of part 1: layers by hand. Inputs keep away from kinks; parameters are far from their defaults."""

import numpy as np

from autograder import draw
from autograder.spec import Case, graded, gradient


def some_near(size, *shape):
    """A third of the entries of ordinary size, a third near +size and a third near -size, none within 0.05 of 0."""

    def make(rng, _):
        count = int(np.prod(shape))
        x = rng.uniform(0.1, 2.0, count) * rng.choice([-1.0, 1.0], count)
        sign = np.arange(count) % 3 - 1.0  # -1, 0, 1, -1, ...
        x = np.where(sign == 0, x, sign * size * rng.uniform(0.75, 1.0, count))
        return rng.permutation(x).reshape(shape)

    return draw.given(make)


def near(size, *shape):
    """Entries between 0.7 and 1.3 times size, of either sign, at least one of each."""

    def make(rng, _):
        count = int(np.prod(shape))
        sign = rng.permutation(np.where(np.arange(count) % 2, 1.0, -1.0))
        return (sign * size * rng.uniform(0.7, 1.3, count)).reshape(shape)

    return draw.given(make)


def hinges(count, low, high):
    """(count, M) places in [low, high), each at least 0.02 from every entry of its column of x."""

    def make(rng, case):
        b = rng.uniform(low, high, (count, case.x.shape[1]))
        while (close := (np.abs(b[:, None, :] - case.x) < 0.02).any(axis=1)).any():
            b = np.where(close, rng.uniform(low, high, b.shape), b)
        return b

    return draw.given(make)


def balanced(n, c, *rest):
    """(n, c, *rest): in each channel (axis 1) half of the entries on either side of 0, all at least 0.1 apart."""

    def make(rng, _):
        count = n * int(np.prod(rest))
        ladder = 0.2 * (np.arange(count) - count // 2 + 0.5)
        channels = [rng.permutation(ladder + rng.uniform(-0.05, 0.05, count)).reshape(n, *rest) for _ in range(c)]
        return np.stack(channels, axis=1)

    return draw.given(make)


def threshold(share):
    """(C,): for each channel (axis 1) a place halfway between two neighbours among x, `share` of the way up."""

    def make(rng, case):
        values = np.sort(np.moveaxis(case.x, 1, 0).reshape(case.x.shape[1], -1), axis=1)
        k = max(1, round(share * values.shape[1]))
        return (values[:, k - 1] + values[:, k]) / 2

    return draw.given(make)


def far_left(rng, _):
    """(4, 3) entries between -30 and -15, one at the upper end at least and many below -25."""
    x = np.concatenate([rng.uniform(-16, -15, 2), rng.uniform(-25, -16, 4), rng.uniform(-30, -27, 6)])
    return rng.permutation(x).reshape(4, 3)


def rungs(rng, _):
    """(4, 3) entries of either sign, one a rung: up to 13.2 softplus differs from its straight line in the eighth digit."""
    steps = np.array([5.0, 8.0, 10.3, 11.2, 12.1, 13.05]) + rng.uniform(0, 0.15, 6)
    return rng.permutation(np.concatenate([steps, -steps])).reshape(4, 3)


# ------------------------------------------------------------------------------------------------ affine

AFFINE = {
    "RAISED": "Flatten each sample first: rows stay, all other axes become one of length D.",
    "SHAPE": "out has the two axes (N, M), whatever the shape of x.",
    "WRONG": "Compare with one entry worked out by hand: out[n, m] is the sum over d of X[n, d] w[d, m], plus b[m].",
}


@graded(points=2, cases=[
    Case("5 samples, 4 features", x=draw.normal(5, 4), w=draw.normal(4, 3), b=draw.normal(3), hint=AFFINE),
    Case("images", x=draw.normal(3, 2, 4, 5), w=draw.normal(40, 6), b=draw.normal(6), hint=AFFINE | {
        "WRONG": "Flatten each image in numpy's usual (row-major) order, the last axis fastest.",
    }),
    Case("sequences", x=draw.normal(3, 2, 5), w=draw.normal(10, 4), b=draw.normal(4), hidden=True, hint={
        "*": "x may have any number of axes behind the first, not only one or three: reshape to (N, D) without naming them.",
    }),
    Case("one sample", x=draw.normal(1, 4), w=draw.normal(4, 3), b=draw.normal(3), hidden=True, hint={
        "*": "A batch of one is still a batch: keep the axis of length 1, out is (1, M).",
    }),
    Case("one input feature", x=draw.normal(6, 1), w=draw.normal(1, 3), b=draw.normal(3), hidden=True, hint={
        "*": "With D = 1 a squeeze takes the wrong axis away. Say which axis you mean: reshape to (N, D).",
    }),
    Case("one output unit", x=draw.normal(6, 5), w=draw.normal(5, 1), b=draw.normal(1), hidden=True, hint={
        "*": "With M = 1 out is a column, (N, 1), not a vector (N,): the next layer expects two axes.",
    }),
])  # fmt: skip
def affine_forward(s, x, w, b):
    return {"out": s.affine_forward(x, w, b)[0]}


AFFINE_BACK = {
    "SHAPE": "Each gradient has the shape of the thing it belongs to: dx like x, dw like w, db like b.",
    "WRONG": "Check each part alone. dw and db are sums over the samples: no mean, the 1/N is already in dout.",
    "RAISED": "Write the shapes beside each product: which side needs a transpose?",
}


@gradient(of="affine_forward", backward="affine_backward", wrt=("x", "w", "b"), points=3, cases=[
    Case("5 samples, 4 features", x=draw.normal(5, 4), w=draw.normal(4, 3), b=draw.normal(3), hint=AFFINE_BACK),
    Case("films", x=draw.normal(3, 2, 2, 2, 5), w=draw.normal(40, 6), b=draw.normal(6), hint={
        "SHAPE": "x had five axes, so dx has five: undo the flattening at the end, for any number of axes.",
        "RAISED": "dw needs the flattened x, (N, D), as the forward pass did.",
        "WRONG": "Undo the flattening in the same order of entries in which it was done.",
    }),
    Case("one sample", x=draw.normal(1, 4), w=draw.normal(4, 3), b=draw.normal(3), hidden=True, hint={
        "*": "A batch of one needs no case of its own: db is still the sum over axis 0, shape (M,).",
    }),
    Case("one output unit", x=draw.normal(6, 5), w=draw.normal(5, 1), b=draw.normal(1), hidden=True, hint={
        "*": "With M = 1 db is an array of shape (1,) and dw a column (D, 1): do not squeeze.",
    }),
])  # fmt: skip
def affine_backward():
    """dx, dw and db for a random cotangent."""


# ------------------------------------------------------------------------------------------------ relu and sigmoid

ANY_SHAPE = {
    "*": "An elementwise layer does not care about axes: out has the shape of x, with no reshape, no squeeze and no loop over two axes.",
}
BACK_SHAPE = {
    "*": "dx is an elementwise product and has the shape of x: no reshape, no squeeze, no loop over two axes.",
}


@graded(points=1, cases=[
    Case("4x3 matrix", x=draw.spaced(4, 3), hint={
        "SHAPE": "np.max takes the maximum along an axis; the elementwise one is another function.",
        "WRONG": "Negative entries become exactly 0, positive ones stay as they are.",
        "RAISED": "Python's max compares whole arrays. numpy has an elementwise one.",
    }),
    Case("images", x=draw.spaced(2, 3, 4, 5, scale=0.2), hint=ANY_SHAPE),
    Case("vector", x=draw.spaced(7), hidden=True, hint=ANY_SHAPE),
    Case("inputs near 1e4", x=near(1e4, 5, 3), hidden=True, hint="ReLU has no ceiling: large entries pass as they are."),
])  # fmt: skip
def relu_forward(s, x):
    return {"out": s.relu_forward(x)[0]}


@gradient(of="relu_forward", backward="relu_backward", wrt=("x",), points=1, cases=[
    Case("4x3 matrix", x=draw.spaced(4, 3), hint={
        "WRONG": "dout passes where the input was positive and is stopped where it was not. The sign of dout plays no part.",
        "SHAPE": "dx has the shape of x.",
    }),
    Case("images", x=draw.spaced(2, 3, 4, 5, scale=0.2), hint=BACK_SHAPE),
    Case("vector", x=draw.spaced(7), hidden=True, hint=BACK_SHAPE),
    Case("inputs near 1e4", x=near(1e4, 5, 3), hidden=True, hint="The slope is 1 for every positive input, however large."),
])  # fmt: skip
def relu_backward():
    """dx for a random cotangent."""


@graded(points=2, cases=[
    Case("4x3 matrix", x=draw.normal(4, 3, scale=2), hint="sigma(0) is 1/2, sigma(2) about 0.88: which of yours differs? Mind the sign in the exponent."),
    Case("some entries near 1e3", x=some_near(1e3, 5, 3), hint={
        "NONFINITE": "exp(1000) is inf, and inf / inf or 0 * inf is nan. Only ever take exp of a number that is not positive.",
        "WRONG": "sigma tends to 0 on the left and to 1 on the right.",
    }),
    Case("entries between -30 and -15", x=draw.given(far_left), hidden=True,
         hint="sigma(-25) is 1.4e-11 and not sigma(-20): no entry is cut off at a bound of yours. A formula that cannot overflow needs no clipping."),
    Case("vector", x=draw.normal(7, scale=2), hidden=True, hint=ANY_SHAPE),
    Case("images", x=draw.normal(2, 3, 4, 5, scale=2), hidden=True, hint=ANY_SHAPE),
])  # fmt: skip
def sigmoid_forward(s, x):
    return {"out": s.sigmoid_forward(x)[0]}


@gradient(of="sigmoid_forward", backward="sigmoid_backward", wrt=("x",), points=1, cases=[
    Case("4x3 matrix", x=draw.normal(4, 3, scale=2), hint={
        "WRONG": "In sigma (1 - sigma) stands the output. What does your cache hold, the input or the output? And is dout in the product?",
    }),
    Case("some entries near 1e3", x=some_near(1e3, 5, 3), hint={
        "NONFINITE": "Write the derivative with the output, which lies in [0, 1], not with exponentials of the input.",
    }),
    Case("vector", x=draw.normal(7, scale=2), hidden=True, hint=BACK_SHAPE),
    Case("images", x=draw.normal(2, 3, 4, 5, scale=2), hidden=True, hint=BACK_SHAPE),
])  # fmt: skip
def sigmoid_backward():
    """dx for a random cotangent."""


# ------------------------------------------------------------------------------------------------ tanh and softplus


@gradient(of="tanh_forward", backward="tanh_backward", wrt=("x",), out=True, points=2, cases=[
    Case("4x3 matrix", x=draw.normal(4, 3), hint={
        "WRONG": "If dx differs: the derivative is 1 minus the square of the output, not of the input, times dout. If out differs: tanh(1) is about 0.76.",
    }),
    Case("some entries near 1e3", x=some_near(1e3, 5, 3), hint={
        "NONFINITE": "A quotient of two exponentials overflows above and below. numpy has the function ready; or factor the larger one out.",
    }),
    Case("vector", x=draw.normal(7), hidden=True, hint=ANY_SHAPE),
    Case("images", x=draw.normal(2, 3, 4, 5), hidden=True, hint=ANY_SHAPE),
])  # fmt: skip
def tanh():
    """out and dx for a random cotangent."""


@gradient(of="softplus_forward", backward="softplus_backward", wrt=("x",), out=True, points=2, cases=[
    Case("4x3 matrix", x=draw.normal(4, 3, scale=2), hint={
        "WRONG": "Ours is centred: out is 0 at x = 0, and logarithms are natural. The derivative of log(1 + e^x) is a function you have.",
    }),
    Case("some entries near 1e3", x=some_near(1e3, 5, 3), hint={
        "NONFINITE": "log(1 + e^x) = max(x, 0) + log(1 + e^-|x|): factor the larger term out before you take the exponential.",
        "WRONG": "For large x the function is x - log 2: the centring holds in every branch.",
    }),
    Case("inputs near 10", x=draw.given(rungs), hidden=True, hint="At x = 8 softplus still differs from x by 3e-4. If you switch to the straight line, do it beyond 20."),
    Case("vector", x=draw.normal(7, scale=2), hidden=True, hint=ANY_SHAPE),
])  # fmt: skip
def softplus():
    """out and dx for a random cotangent."""


# ------------------------------------------------------------------------------------------------ bent lines


@gradient(of="vrelu_forward", backward="vrelu_backward", wrt=("x",), out=True, points=1, cases=[
    Case("4x3 matrix", x=draw.spaced(4, 3), hint={
        "WRONG": "out is |x|; its slope is -1 on the left and +1 on the right, times dout with dout's own sign.",
    }),
    Case("images", x=draw.spaced(2, 3, 4, 5), hint=ANY_SHAPE),
    Case("vector", x=draw.spaced(7), hidden=True, hint=ANY_SHAPE),
    Case("inputs near 1e200", x=near(1e200, 4, 3), hidden=True, hint="The square of 1e200 is inf. |x| needs no square and no root."),
])  # fmt: skip
def vrelu():
    """out and dx for a random cotangent."""


@gradient(of="leaky_relu_forward", backward="leaky_relu_backward", wrt=("x",), out=True, points=2, cases=[
    Case("slope 0.3", x=draw.spaced(2, 3, 5), alpha=0.3, hint={
        "WRONG": "The slope is alpha as it is passed, on the side where x is negative, in both passes.",
        "RAISED": "x may have any number of axes, and alpha is one number.",
    }),
    Case("slope above 1", x=draw.spaced(4, 3), alpha=2.5, hint="max(x, alpha x) picks the wrong branch once alpha is above 1. Let the sign of x decide."),
    Case("slope below 0", x=draw.spaced(4, 3), alpha=-0.7, hidden=True, hint="With alpha below 0 the output is positive on both sides: the sign of the output no longer tells the branch."),
    Case("slope 0", x=draw.spaced(5, 4), alpha=0.0, hidden=True, hint="alpha = 0 is a number like others (it gives the ReLU): do not replace it by a default, do not divide by it."),
])  # fmt: skip
def leaky_relu():
    """out and dx for a random cotangent."""


@gradient(of="elu_forward", backward="elu_backward", wrt=("x",), out=True, points=2, cases=[
    Case("alpha 0.6", x=draw.spaced(2, 3, 4), alpha=0.6, hint={
        "WRONG": "On the negative side out is alpha (e^x - 1) and its slope alpha e^x, with the alpha that is passed.",
        "RAISED": "x may have any number of axes, and alpha is one number.",
    }),
    Case("some entries near 1e3", x=some_near(1e3, 5, 3), alpha=1.7, hint={
        "NONFINITE": "A mask does not undo overflow: 0 * inf is nan. Keep large positive entries out of the exponential.",
    }),
    Case("entries near 1e-11", x=near(1e-11, 4, 3), alpha=1.0, hidden=True, hint="e^x - 1 loses its digits where x is tiny. np.expm1 keeps them."),
    Case("alpha 0", x=draw.spaced(3, 5), alpha=0.0, hidden=True, hint="alpha = 0 is a number like others (it gives the ReLU): do not replace it by a default, do not divide by it."),
    Case("alpha below 0", x=draw.spaced(4, 3), alpha=-0.8, hidden=True, hint="With alpha below 0 the output is positive on both sides: let the sign of x choose the branch, in both passes."),
])  # fmt: skip
def elu():
    """out and dx for a random cotangent."""


# ------------------------------------------------------------------------------------------------ slopes learned and drawn


@gradient(of="prelu_forward", backward="prelu_backward", wrt=("x", "alpha"), out=True, points=3, cases=[
    Case("5x3 matrix", x=draw.spaced(5, 3), alpha=draw.uniform(3, low=0.2, high=0.9), hint={
        "SHAPE": "One slope for each channel, so dalpha is (C,): a sum, but not over axis 1.",
        "WRONG": "alpha's derivative is x on the negative side and 0 on the positive one, times dout, summed over what shares it.",
    }),
    Case("films", x=draw.spaced(2, 3, 2, 2, 4), alpha=draw.uniform(3, low=0.2, high=0.9), hint={
        "SHAPE": "dalpha is (C,): sum over the samples, the rows and the columns of each map.",
        "RAISED": "numpy aligns (C,) with the last axis. Channels are axis 1: give alpha an axis of length 1 for each axis behind it.",
        "WRONG": "Channels are axis 1: is alpha aligned with it, and is dalpha summed over all the others?",
    }),
    Case("slopes above 1", x=draw.spaced(6, 4), alpha=draw.uniform(4, low=1.3, high=3.0), hidden=True, hint="max(x, alpha x) picks the wrong branch once alpha is above 1. Let the sign of x decide."),
    Case("slopes below 0", x=draw.spaced(5, 3), alpha=draw.uniform(3, low=-0.9, high=-0.2), hidden=True, hint="With a slope below 0 the output is positive on both sides: let the sign of x choose the branch, in both passes."),
    Case("one channel", x=draw.spaced(6, 1), alpha=draw.uniform(1, low=0.2, high=0.9), hidden=True, hint="With C = 1 alpha and dalpha still have shape (1,)."),
])  # fmt: skip
def prelu():
    """out, dx and dalpha for a random cotangent."""


@gradient(of="rrelu_forward", backward="rrelu_backward", wrt=("x",), out=True, points=3, cases=[
    Case("train mode", x=draw.spaced(5, 4), lower=0.2, upper=0.7, mode="train", seed=draw.integers(0, 10**6), hint={
        "WRONG": "Draw by exactly the call in the docstring: one slope for each entry, between the lower and upper that are passed. The way back uses the same slopes.",
    }),
    Case("test mode", x=draw.spaced(4, 3), lower=0.3, upper=0.8, mode="test", seed=None, hint={
        "WRONG": "When testing nothing is random: the slope is the mean of lower and upper.",
        "RAISED": "In test mode the seed may be None and is not used.",
    }),
    Case("slopes above 1", x=draw.spaced(6, 3), lower=1.2, upper=2.6, mode="train", seed=draw.integers(0, 10**6), hidden=True,
         hint="max(x, slope x) picks the wrong branch once a slope is above 1. Let the sign of x decide."),
    Case("slopes below 0", x=draw.spaced(5, 4), lower=-0.9, upper=-0.2, mode="train", seed=draw.integers(0, 10**6), hidden=True,
         hint="With a slope below 0 the output is positive on both sides: let the sign of x choose the branch, in both passes."),
    Case("images", x=draw.spaced(2, 3, 4, 5), lower=0.2, upper=0.7, mode="train", seed=draw.integers(0, 10**6), hidden=True,
         hint="A slope for each single entry, not one for each sample or map: the draw has the shape of x."),
])  # fmt: skip
def rrelu():
    """out and dx for a random cotangent."""


# ------------------------------------------------------------------------------------------------ maxout, apl, srelu


@gradient(of="maxout_forward", backward="maxout_backward", wrt=("x", "w", "b"), out=True, points=4, cases=[
    Case("2 pieces", x=draw.normal(6, 4), w=draw.normal(4, 3, 2), b=draw.normal(3, 2), hint={
        "SHAPE": "z is (N, M, K) and the maximum runs over the last axis.",
        "WRONG": "Look at which of out, dx, dw, db differs. The winner takes all of dout; w and b collect sums over the samples, x over the units.",
    }),
    Case("5 pieces", x=draw.normal(7, 4), w=draw.normal(4, 3, 5), b=draw.normal(3, 5), hint="The number of pieces K is the last axis of w, whatever it is."),
    Case("all pieces far below zero", x=draw.normal(6, 4), w=draw.normal(4, 3, 3, scale=1e98), b=draw.uniform(3, 3, low=-6e98, high=-5e98), hidden=True,
         hint="A running maximum that starts at a number of yours, 0 or -1000 or -1e9, stays there when all pieces are smaller. Start with the first piece, or with -np.inf."),
    Case("one sample", x=draw.normal(1, 4), w=draw.normal(4, 3, 2), b=draw.normal(3, 2), hidden=True, hint="A batch of one is still a batch: out is (1, M), dx is (1, D)."),
    Case("one unit", x=draw.normal(6, 4), w=draw.normal(4, 1, 2), b=draw.normal(1, 2), hidden=True, hint="With M = 1 out is still (N, 1), dw still (D, 1, K): do not squeeze."),
    Case("one piece", x=draw.normal(5, 4), w=draw.normal(4, 3, 1), b=draw.normal(3, 1), hidden=True, hint="With K = 1 the unit is affine: its one piece always wins. There is no second one to compare with."),
])  # fmt: skip
def maxout():
    """out, dx, dw and db for a random cotangent."""


@gradient(of="apl_forward", backward="apl_backward", wrt=("x", "a", "b"), out=True, points=4, cases=[
    Case("hinges below zero", x=draw.spaced(7, 4), a=draw.normal(3, 4), b=hinges(3, -1.5, -0.1), hint={
        "SHAPE": "a and b are (S, M), and so are da and db: the sum runs over the samples alone.",
        "WRONG": "Take one hinge, a max(0, b - x): where it is open its slope is -a in x, b - x in a and a in b. Then add the ReLU.",
    }),
    Case("hinges on both sides", x=draw.spaced(7, 3), a=draw.normal(4, 3), b=hinges(4, -1.5, 1.5), hint="A hinge is open where x < b, and b may be above 0: then x can be positive and both terms have a slope."),
    Case("one hinge", x=draw.spaced(6, 3), a=draw.normal(1, 3), b=hinges(1, -0.8, -0.1), hidden=True, hint="With S = 1 da and db still have shape (1, M)."),
    Case("one sample", x=draw.uniform(1, 5, low=-2.0, high=-1.0), a=draw.normal(3, 5), b=hinges(3, -1.7, -0.1), hidden=True, hint="A batch of one is still a batch: out and dx are (1, M)."),
])  # fmt: skip
def apl():
    """out, dx, da and db for a random cotangent."""


SLOPES = dict(a_left=draw.uniform(3, low=-0.5, high=0.7), a_right=draw.uniform(3, low=-0.5, high=0.7))


def srelu_inputs(x, left, right, a_left, a_right):
    """The five inputs in the order of the signature, the thresholds between entries of x."""
    return dict(x=x, t_left=threshold(left), a_left=a_left, t_right=threshold(right), a_right=a_right)


@gradient(of="srelu_forward", backward="srelu_backward", wrt=("x", "t_left", "a_left", "t_right", "a_right"), out=True, points=4, cases=[
    Case("10x3 matrix", **srelu_inputs(balanced(10, 3), 0.3, 0.7, **SLOPES), hint={
        "SHAPE": "The four parameters have shape (C,), and so have their gradients: no sum over axis 1.",
        "WRONG": "In t + a (x - t) the threshold stands twice: its derivative is 1 - a. That of the slope is the distance x - t. Both only beyond the threshold.",
    }),
    Case("films", **srelu_inputs(balanced(2, 3, 2, 2, 5), 0.3, 0.7, **SLOPES), hint={
        "SHAPE": "The gradients of the parameters are (C,): sum over the samples, the rows and the columns of each map.",
        "RAISED": "numpy aligns (C,) with the last axis. Channels are axis 1: give each parameter an axis of length 1 for each axis behind it.",
    }),
    Case("both thresholds above zero", **srelu_inputs(draw.given(lambda rng, _: 0.2 + 0.2 * rng.permutation(np.arange(1.0, 28.0)).reshape(9, 3)), 0.3, 0.6, **SLOPES), hidden=True,
         hint="Nothing ties the middle piece to 0: compare x with the thresholds, not with 0."),
    Case("one channel", **srelu_inputs(balanced(12, 1), 0.3, 0.7, a_left=draw.uniform(1, low=-0.5, high=0.7), a_right=draw.uniform(1, low=-0.5, high=0.7)), hidden=True,
         hint="With C = 1 the parameters and their gradients still have shape (1,): do not squeeze."),
    Case("slopes above 1", **srelu_inputs(balanced(10, 3), 0.3, 0.7, a_left=draw.uniform(3, low=1.3, high=2.5), a_right=draw.uniform(3, low=1.3, high=2.5)), hidden=True,
         hint="Minimum and maximum of the lines pick the wrong piece once a slope is above 1. Compare x with the thresholds."),
])  # fmt: skip
def srelu():
    """out, dx and the gradients of the four parameters for a random cotangent."""


# ------------------------------------------------------------------------------------------------ saturation and step

STACK = dict(x=draw.normal(4, 5), weights=[draw.normal(5, 3), draw.normal(3, 6), draw.normal(6, 2)], dout=draw.normal(4, 2))


@graded(points=3, cases=[
    Case("sigmoid", z=draw.normal(9, 7, scale=2.5), threshold=0.1, kind="sigmoid", **STACK, hint={
        "WRONG": "fraction: compare the derivative with the threshold, not the output, and divide by the number of entries. norms: from input to output, one more than layers.",
        "SHAPE": "fraction is one number; norms has L + 1 entries, one for the input and one for each layer.",
    }),
    Case("tanh", z=draw.normal(8, 9, scale=1.2), threshold=0.3, kind="tanh", **STACK, hint="kind chooses the function and with it the derivative: 1 minus the square of the output for tanh."),
    Case("some entries near 1e3", z=some_near(1e3, 7, 6), threshold=0.2, kind="sigmoid", **STACK, hidden=True,
         hint="A derivative that comes out as nan is not below any threshold, and the most saturated units are not counted. Write it with the output."),
    Case("tanh, some entries near 1e3", z=some_near(1e3, 6, 5), threshold=0.4, kind="tanh", **STACK, hidden=True,
         hint="inf / inf is nan, and nan is below no threshold: work with np.tanh, whose output lies in [-1, 1]."),
    Case("maps of a convolution", z=draw.normal(2, 3, 5, 4, scale=2.5), threshold=0.1, kind="sigmoid", **STACK, hidden=True,
         hint="z may have any number of axes: the share is taken over all its entries."),
])  # fmt: skip
def saturation(s, z, threshold, kind, x, weights, dout):
    return {"fraction": s.saturated_fraction(z, kind, threshold), "norms": np.array(s.gradient_norms(x, weights, dout, kind), dtype=float)}


@graded(points=2, cases=[
    Case("entries between -1 and 1", x=near(0.35, 5, 3), dout=draw.normal(5, 3), hint={
        "DTYPE": "out and dx are real numbers, 1.0 and 0.0: a comparison gives booleans.",
        "SHAPE": "dx is an array of zeros of the shape of x, not the number 0.",
        "WRONG": "out is 0 or 1; dx is zero everywhere; straight_through is dout inside the window.",
    }),
    Case("entries beyond 1", x=some_near(3, 5, 4), dout=draw.normal(5, 4), hint={
        "WRONG": "Far out the step is still 0 or 1, and the window |x| < 1 (of x, not of dout) stops the straight-through estimate.",
    }),
    Case("tiny entries", x=near(1e-9, 4, 3), dout=draw.normal(4, 3), hidden=True, hint={
        "WRONG": "The step is at 0: 1e-9 is above it. It is not at 1/2, where probabilities are rounded, and it has no width.",
    }),
    Case("images", x=near(0.7, 2, 3, 4, 5), dout=draw.normal(2, 3, 4, 5), hidden=True, hint=BACK_SHAPE),
    Case("vector", x=near(0.7, 7), dout=draw.normal(7), hidden=True, hint=BACK_SHAPE),
])  # fmt: skip
def step(s, x, dout):
    out, cache = s.step_forward(x.copy())
    values = {"out": np.array(out), "dx": s.step_backward(dout.copy(), cache)}
    _, cache = s.step_forward(x)
    values["straight_through"] = s.step_backward_straight_through(dout, cache)
    return values
