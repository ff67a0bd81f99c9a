"""Checks of part 3: convolution by a matrix product, and normalisation of pictures. Nothing is square; eps, momentum, gamma, beta far from defaults."""

import numpy as np

from autograder import draw
from autograder.spec import Case, faster, graded, gradient


def same_everywhere(*shape):
    """An array that holds one number in all places, drawn between 1 and 2."""
    return draw.given(lambda rng, _: np.full(shape, rng.uniform(1.0, 2.0)))


def coloured(*shape, scale=1.0, loc=0.0):
    """(N, C, ...) pictures: each channel with a mean and a spread of its own, of the sizes loc + scale and scale."""

    def make(rng, _):
        channel = (1, shape[1]) + (1,) * (len(shape) - 2)
        spread, mean = scale * rng.uniform(0.5, 2.0, channel), loc + scale * rng.normal(size=channel)
        return mean + spread * rng.normal(size=shape)

    return draw.given(make)


def with_a_zero(*shape):
    """Gaussian numbers, one of which, in a random place, is 0."""

    def make(rng, _):
        values = rng.normal(size=shape)
        values.flat[rng.integers(values.size)] = 0.0
        return values

    return draw.given(make)


def positive(*shape):
    return draw.uniform(*shape, low=0.5, high=3.0)


# ------------------------------------------------------------------------------------------------ im2col and col2im

IM2COL = {
    "SHAPE": "There is one row for each window, N * H' * W' of them, and one column for each entry of a window, C * HH * WW.",
    "WRONG": "Look at one row: is it x[n, :, i:i+HH, j:j+WW].ravel()? Rows are counted by (n, i, j), entries by (c, p, q), the last index "
    "fastest. A reshape cannot exchange axes: transpose to (N, H', W', C, HH, WW) first.",
    "RAISED": "Write the shapes beside each line. kernel is a pair (HH, WW), in this order: rows, then columns.",
}


@graded(points=3, cases=[
    Case("2x3 kernel, no padding", x=draw.normal(2, 3, 4, 6), kernel=(2, 3), stride=1, pad=0, hint=IM2COL),
    Case("padding 2", x=draw.normal(2, 2, 4, 3), kernel=(3, 2), stride=1, pad=2, hint={
        "SHAPE": "H' = (H + 2 pad - HH) / stride + 1: the padding counts on both sides.",
        "WRONG": "Padding puts zeros around the rows and columns of each picture (axes 2 and 3), pad of them on each of the four sides.",
    }),
    Case("stride 2", x=draw.normal(2, 2, 5, 8), kernel=(3, 2), stride=2, pad=0, hidden=True, hint={
        "SHAPE": "Windows begin at 0, stride, 2 stride, ..., along the rows and along the columns: fewer of them, and fewer rows.",
        "WRONG": "Windows begin at i * stride and j * stride. Inside a window neighbours stay neighbours: the stride is not for p and q.",
        "RAISED": "Windows begin at 0, stride, 2 stride, ... and there are (H - HH) / stride + 1 of them along the rows.",
    }),
    Case("1x1 kernel, one channel", x=draw.normal(2, 1, 3, 4), kernel=(1, 1), stride=1, pad=0, hidden=True, hint={
        "*": "A window of one number is still a window: columns has two axes, here (N * H * W, 1). Do not squeeze.",
    }),
])  # fmt: skip
def im2col(s, x, kernel, stride, pad):
    return {"columns": s.im2col(x, kernel, stride, pad)}


COL2IM = {
    "SHAPE": "The result has the shape x_shape. With padding 0 a slice such as pad:-pad is empty: write pad:pad + H.",
    "WRONG": "Read the columns as (N, H', W', C, HH, WW), in this order, and then move the axis of channels: a reshape alone shuffles the pixels.",
    "RAISED": "Write the shapes beside each line: columns.reshape(N, H', W', C, HH, WW) has to fit.",
}


@graded(points=3, cases=[
    Case("the same number in all columns, padding 1", columns=same_everywhere(2 * 5 * 6, 12), x_shape=(2, 2, 4, 6), kernel=(2, 3), stride=1,
         pad=1, hint={
        "SHAPE": "The result has the shape x_shape: what lies on the padding is cut off.",
        "WRONG": "A pixel that lies in several windows gets the sum of what they hold: here its value tells in how many it lies. Add, neither assign nor "
        "average. (With an array of places, a[places] += v keeps one of the entries that meet; np.add.at adds them all.)",
    }),
    Case("2x3 kernel, no padding", columns=draw.normal(2 * 3 * 4, 18), x_shape=(2, 3, 4, 6), kernel=(2, 3), stride=1, pad=0, hint=COL2IM),
    Case("stride 3, padding 2", columns=draw.normal(2 * 3 * 4, 16), x_shape=(2, 2, 6, 7), kernel=(4, 2), stride=3, pad=2, hidden=True, hint={
        "NONFINITE": "Where the stride is larger than the kernel some pixels lie in no window. They are 0, and there is nothing to divide by.",
        "*": "Window (i, j) begins at row i * stride and column j * stride of the padded picture. A pixel that no window holds is 0.",
    }),
    Case("1x1 kernel, one picture, one channel", columns=draw.normal(12, 1), x_shape=(1, 1, 3, 4), kernel=(1, 1), stride=1, pad=0, hidden=True,
         hint={"*": "The result keeps all four axes of x_shape, also those of length 1."}),
    Case("stride beyond the kernel", columns=draw.normal(2 * 2 * 3, 8), x_shape=(2, 2, 5, 8), kernel=(2, 2), stride=3, pad=0, hidden=True, hint={
        "*": "Here no windows meet, but there are gaps between them: a pixel that no window holds is 0.",
    }),
])  # fmt: skip
def col2im(s, columns, x_shape, kernel, stride, pad):
    return {"x": s.col2im(columns, x_shape, kernel, stride, pad)}


# ------------------------------------------------------------------------------------------------ convolution by im2col

FAST = {
    "SHAPE": "The product has one row for each (n, i, j) and one column for each filter; out is (N, F, H', W').",
    "WRONG": "The product's rows are (n, i, j) and its columns f. Reshape to (N, H', W', F) and only then move the last axis to the second "
    "place: a reshape straight to (N, F, H', W') shuffles the pixels.",
    "RAISED": "columns is (N H' W', C HH WW) and w.reshape(F, -1) is (F, C HH WW): one of the two needs a transpose.",
}


@graded(points=3, cases=[
    Case("2x3 kernel, no padding", x=draw.normal(2, 3, 4, 6), w=draw.normal(4, 3, 2, 3), b=draw.normal(4),
         conv_param={"stride": 1, "pad": 0}, hint=FAST),
    Case("padding 2, kernel 3x2", x=draw.normal(2, 2, 4, 5), w=draw.normal(3, 2, 3, 2), b=draw.normal(3),
         conv_param={"stride": 1, "pad": 2}, hint={
        "SHAPE": "H' = (H + 2 pad - HH) / stride + 1 and W' = (W + 2 pad - WW) / stride + 1, with conv_param's own padding.",
        "*": "Take padding from conv_param, and H' from H and HH, W' from W and WW.",
    }),
    Case("stride 2", x=draw.normal(2, 2, 5, 8), w=draw.normal(3, 2, 3, 2), b=draw.normal(3),
         conv_param={"stride": 2, "pad": 0}, hidden=True, hint={"*": "Divide by the stride in both H' and W', and hand it on to im2col."}),
    Case("one picture, one channel, one filter", x=draw.normal(1, 1, 4, 5), w=draw.normal(1, 1, 2, 3), b=draw.normal(1),
         conv_param={"stride": 1, "pad": 0}, hidden=True, hint={"*": "out keeps its four axes, (1, 1, H', W')."}),
])  # fmt: skip
def conv_im2col_forward(s, x, w, b, conv_param):
    return {"out": s.conv_im2col_forward(x, w, b, conv_param)[0]}


FAST_BACK = {
    "SHAPE": "dx like x, dw like w, db like b: dw comes out of the product flat and gets back its four axes.",
    "WRONG": "First bring dout into the layout of the product, (N H' W', F): move the axis of filters to the end, then reshape. Then it is the affine "
    "layer: dw = dy.T @ columns, db the sum of dy's rows, and col2im of dy @ w_flat.",
    "RAISED": "Write the shapes beside each product; dy is (N H' W', F), columns (N H' W', C HH WW).",
}


@gradient(of="conv_im2col_forward", backward="conv_im2col_backward", wrt=("x", "w", "b"), points=4, cases=[
    Case("2x3 kernel, no padding", x=draw.normal(2, 3, 4, 6), w=draw.normal(4, 3, 2, 3), b=draw.normal(4),
         conv_param={"stride": 1, "pad": 0}, hint=FAST_BACK),
    Case("padding 1, kernel 3x2", x=draw.normal(2, 2, 4, 5), w=draw.normal(3, 2, 3, 2), b=draw.normal(3),
         conv_param={"stride": 1, "pad": 1}, hint={
        "SHAPE": "dx has the shape of x, without the padding: col2im cuts it off.",
        "*": "Hand the padding of the forward pass on to col2im.",
    }),
    Case("stride 2", x=draw.normal(2, 2, 5, 8), w=draw.normal(3, 2, 3, 2), b=draw.normal(3),
         conv_param={"stride": 2, "pad": 0}, hidden=True, hint={"*": "The stride of the forward pass belongs in the cache, and from there in col2im."}),
    Case("one picture, one channel, one filter", x=draw.normal(1, 1, 4, 5), w=draw.normal(1, 1, 2, 3), b=draw.normal(1),
         conv_param={"stride": 1, "pad": 0}, hidden=True, hint={"*": "db is an array of shape (F,), here (1,); dx and dw keep their four axes."}),
])  # fmt: skip
def conv_im2col_backward():
    """dx, dw and db for a random cotangent."""


RIGHT_FIRST = {"*": "Before it may be fast it has to be right: see the check of conv_im2col_forward."}


@faster(of="conv_im2col_forward", than="conv_forward_naive", ratio=5, points=4, cases=[
    Case("5x5 kernel, padding 2", x=draw.normal(2, 3, 7, 6), w=draw.normal(4, 3, 5, 5), b=draw.normal(4), conv_param={"stride": 1, "pad": 2}, hint=RIGHT_FIRST),
    Case("stride 3", x=draw.normal(2, 2, 8, 7), w=draw.normal(3, 2, 2, 4), b=draw.normal(3), conv_param={"stride": 3, "pad": 0}, hint=RIGHT_FIRST),
    Case("one picture, one filter", x=draw.normal(1, 3, 7, 6), w=draw.normal(1, 3, 3, 3), b=draw.normal(1), conv_param={"stride": 1, "pad": 1}, hidden=True,
         hint=RIGHT_FIRST),
], timed={"x": draw.normal(8, 3, 24, 24), "w": draw.normal(8, 3, 5, 5), "b": draw.normal(8), "conv_param": {"stride": 1, "pad": 2}},
    hint="Is there a loop over pictures, filters or pixels left, in im2col or behind it? Lay out the windows without one (a strided view, a table of places, or a loop over the "
    "few places of the kernel) and take one matrix product.",
)  # fmt: skip
def conv_im2col_speed(s, x, w, b, conv_param):
    return {"out": s.conv_im2col_forward(x, w, b, conv_param)[0]}


# ------------------------------------------------------------------------------------------------ batch normalisation

CHANNELS = {
    "SHAPE": "out has the shape of x; running_mean and running_var have one entry a channel, (C,).",
    "WRONG": "One mean and one variance a channel, over axes 0, 2 and 3. If you reshape to (N H W, C), move the axis of channels to the end "
    "first: a reshape alone mixes channels. The variance is the biased one, divided by M, in the running statistics too.",
    "RAISED": "gamma and beta are (C,): give them the shape (C, 1, 1), so that they meet the axis of channels and not that of length W.",
    "DTYPE": "The new running statistics go back into bn_param, under \"running_mean\" and \"running_var\".",
}
FAR = "With a mean far larger than the spread, mean(x**2) - mean(x)**2 is a small difference of huge numbers. Subtract the mean first, then square."


@graded(points=5, cases=[
    Case("training, one batch", batches=[coloured(2, 3, 4, 5)], gamma=draw.normal(3), beta=draw.normal(3), modes=["train"],
         bn_param={"eps": 0.3, "momentum": 0.6, "running_mean": draw.normal(3), "running_var": positive(3)}, hint=CHANNELS | {
        "WRONG": CHANNELS["WRONG"] + " eps and momentum are those of bn_param.",
    }),
    Case("test mode", batches=[coloured(2, 3, 4, 5)], gamma=draw.normal(3), beta=draw.normal(3), modes=["test"],
         bn_param={"eps": 0.3, "momentum": 0.6, "running_mean": draw.normal(3), "running_var": positive(3)}, hint={
        "WRONG": "In test mode running_mean and running_var take the place of the batch's statistics, eps still stands under the root, and "
        "nothing is updated.",
        "RAISED": "Test mode has nothing to do with the batch's statistics: read the running ones from bn_param.",
    }),
    Case("three steps from nothing, then test mode", batches=[coloured(2, 3, 4, 5), coloured(1, 3, 2, 3), coloured(2, 3, 3, 2), coloured(2, 3, 2, 4)],
         gamma=draw.normal(3), beta=draw.normal(3), modes=["train", "train", "train", "test"], bn_param={"eps": 0.2, "momentum": 0.7},
         hidden=True, hint={
        "RAISED": "bn_param may come without running statistics: they begin as zeros, of shape (C,).",
        "*": "Both running statistics begin as zeros and each training step moves them on in bn_param: m * running + (1 - m) * batch, the first step too.",
    }),
    Case("default eps and momentum, quiet pictures", batches=[coloured(2, 3, 4, 5, scale=3e-3)], gamma=draw.normal(3), beta=draw.normal(3),
         modes=["train"], bn_param={"running_mean": draw.normal(3, scale=3e-3), "running_var": draw.uniform(3, low=1e-6, high=1e-5)}, hidden=True, hint={
        "RAISED": "bn_param need not hold eps and momentum: read them with .get and a default.",
        "*": "The defaults are eps = 1e-5 and momentum = 0.9. eps is added to the variance, under the root, also where the variance is as small.",
    }),
    Case("test mode before any training", batches=[coloured(2, 3, 4, 5)], gamma=draw.normal(3), beta=draw.normal(3), modes=["test"],
         bn_param={"eps": 0.4}, hidden=True, hint={
        "RAISED": "Test mode too may come without running statistics: they are zeros where bn_param does not hold them. Read them with .get and a default.",
        "*": "Where bn_param holds no running statistics both are zeros, in test mode too: what is divided by is then the root of eps.",
    }),
    Case("one picture, one channel", batches=[coloured(1, 1, 4, 5)], gamma=draw.normal(1), beta=draw.normal(1), modes=["train"],
         bn_param={"eps": 0.3, "momentum": 0.6, "running_mean": draw.normal(1), "running_var": positive(1)}, hidden=True, hint={
        "*": "A single channel is still a channel: out keeps its four axes, and the running statistics have shape (1,). One picture has H W pixels to average.",
    }),
    Case("channels a million from zero", batches=[coloured(2, 3, 4, 5, loc=1e6)], gamma=draw.normal(3), beta=draw.normal(3), modes=["train"],
         bn_param={"eps": 0.3, "momentum": 0.6, "running_mean": draw.normal(3, loc=1e6), "running_var": positive(3)}, hidden=True, hint={"*": FAR}),
])  # fmt: skip
def spatial_batchnorm_forward(s, batches, gamma, beta, modes, bn_param):
    outs = []
    for x, mode in zip(batches, modes):
        bn_param["mode"] = mode
        outs.append(np.array(s.spatial_batchnorm_forward(x, gamma.copy(), beta.copy(), bn_param)[0]))
    begin = None if "train" in modes else np.zeros(len(gamma))  # whether test mode puts the zeros into bn_param is nobody's business
    return {"out": outs, "running_mean": bn_param.get("running_mean", begin), "running_var": bn_param.get("running_var", begin)}


THREE_WAYS = {
    "SHAPE": "dx like x, dgamma and dbeta like gamma and beta.",
    "WRONG": "dx has three parts: through x itself, through the mean and through the variance. All means and sums run over N, H and W, so M is N H W. dgamma "
    "is the sum of dout * x_hat, dbeta that of dout.",
    "RAISED": "A (C,) array meets the last axis, of length W. Give it the shape (C, 1, 1) first.",
}
GAMMA_ZERO = "An entry of gamma may be 0: do not win x_hat back from out by dividing. Keep x_hat itself in the cache."


@gradient(of="spatial_batchnorm_forward", backward="spatial_batchnorm_backward", wrt=("x", "gamma", "beta"), points=5, cases=[
    Case("2 pictures, 3 channels", x=coloured(2, 3, 4, 5), gamma=draw.normal(3), beta=draw.normal(3), bn_param={"mode": "train"}, hint=THREE_WAYS),
    Case("eps 0.5", x=coloured(2, 3, 4, 5), gamma=draw.normal(3), beta=draw.normal(3), bn_param={"mode": "train", "eps": 0.5, "momentum": 0.3}, hint={
        "*": "The backward pass needs the eps of the forward pass: cache the root of var + eps, or eps itself.",
    }),
    Case("an entry of gamma is 0", x=coloured(2, 3, 4, 5), gamma=with_a_zero(3), beta=draw.normal(3), bn_param={"mode": "train", "eps": 0.1}, hidden=True,
         hint={"*": GAMMA_ZERO}),
    Case("one picture, one channel", x=coloured(1, 1, 4, 5), gamma=draw.normal(1), beta=draw.normal(1), bn_param={"mode": "train", "eps": 0.1}, hidden=True,
         hint={"*": "dgamma and dbeta have the shape (1,), dx keeps its four axes. With N = 1 the sums still run over H and W."}),
])  # fmt: skip
def spatial_batchnorm_backward():
    """dx, dgamma and dbeta for a random cotangent, in train mode."""


# ------------------------------------------------------------------------------------------------ group normalisation

GROUPS = {
    "SHAPE": "out has the shape of x.",
    "WRONG": "G is the number of groups, and each holds C / G neighbouring channels: x.reshape(N, G, C // G, H, W), statistics over axes 2, 3 and 4 with the "
    "biased variance. gamma and beta belong to channels: apply them after going back to (N, C, H, W).",
    "RAISED": "Keep the reduced axes (keepdims=True), so that mean and variance, (N, G, 1, 1, 1), meet the groups.",
}


@graded(points=3, cases=[
    Case("6 channels in 3 groups", x=coloured(2, 6, 3, 4), gamma=draw.normal(1, 6, 1, 1), beta=draw.normal(1, 6, 1, 1), G=3, gn_param={"eps": 1e-5},
         hint=GROUPS),
    Case("eps 0.5", x=coloured(3, 4, 2, 5), gamma=draw.normal(1, 4, 1, 1), beta=draw.normal(1, 4, 1, 1), G=2, gn_param={"eps": 0.5}, hint={
        "*": "Take eps from gn_param, and add it to the variance, under the root.",
    }),
    Case("one group, one picture", x=coloured(1, 4, 3, 5), gamma=draw.normal(1, 4, 1, 1), beta=draw.normal(1, 4, 1, 1), G=1, gn_param={"eps": 0.2}, hidden=True,
         hint={"*": "With N = 1 and G = 1 these axes are still there: name the axes you reduce over, and do not squeeze."}),
    Case("one channel a group, quiet pictures, default eps", x=coloured(2, 3, 4, 5, scale=3e-3), gamma=draw.normal(1, 3, 1, 1), beta=draw.normal(1, 3, 1, 1), G=3,
         gn_param={}, hidden=True, hint={
        "RAISED": "gn_param need not hold eps: read it with .get and a default.",
        "*": "The default is eps = 1e-5, added to the variance also where the variance is as small.",
    }),
    Case("channels a million from zero", x=coloured(2, 4, 3, 5, loc=1e6), gamma=draw.normal(1, 4, 1, 1), beta=draw.normal(1, 4, 1, 1), G=2,
         gn_param={"eps": 0.2}, hidden=True, hint={"*": FAR}),
])  # fmt: skip
def spatial_groupnorm_forward(s, x, gamma, beta, G, gn_param):
    return {"out": s.spatial_groupnorm_forward(x, gamma, beta, G, gn_param)[0]}


GROUPS_BACK = {
    "SHAPE": "dx like x; dgamma and dbeta (1, C, 1, 1), like gamma and beta: sum over axes 0, 2 and 3 with keepdims=True.",
    "WRONG": "gamma varies inside a group: multiply dout by it before any mean is taken. The means for dx run over the C / G * H * W numbers of a group in one "
    "picture, the sums for dgamma and dbeta over N, H and W.",
    "RAISED": "Bring dout * gamma and x_hat into the layout of the groups first.",
}


@gradient(of="spatial_groupnorm_forward", backward="spatial_groupnorm_backward", wrt=("x", "gamma", "beta"), points=4, cases=[
    Case("6 channels in 3 groups", x=coloured(2, 6, 3, 4), gamma=draw.normal(1, 6, 1, 1), beta=draw.normal(1, 6, 1, 1), G=3, gn_param={"eps": 1e-5},
         hint=GROUPS_BACK),
    Case("eps 0.5", x=coloured(3, 4, 2, 5), gamma=draw.normal(1, 4, 1, 1), beta=draw.normal(1, 4, 1, 1), G=2, gn_param={"eps": 0.5}, hint={
        "*": "The backward pass needs the eps of the forward pass.",
    }),
    Case("one group, one picture", x=coloured(1, 4, 3, 5), gamma=draw.normal(1, 4, 1, 1), beta=draw.normal(1, 4, 1, 1), G=1, gn_param={"eps": 0.2}, hidden=True,
         hint={"*": "With N = 1 and G = 1 these axes are still there: name the axes you reduce over, and do not squeeze."}),
    Case("one channel a group, an entry of gamma is 0", x=coloured(2, 3, 4, 5), gamma=with_a_zero(1, 3, 1, 1), beta=draw.normal(1, 3, 1, 1), G=3,
         gn_param={"eps": 0.1}, hidden=True, hint={"*": GAMMA_ZERO}),
])  # fmt: skip
def spatial_groupnorm_backward():
    """dx, dgamma and dbeta for a random cotangent."""
