"""Checks of part 1: convolution. Nothing is square, the stride always divides, the padding starts at 0."""

from autograder import draw
from autograder.spec import Case, graded, gradient

# ------------------------------------------------------------------------------------------------ one dimension


def conv_signals(x, w, stride, pad):
    """The inputs of a one-dimensional layer: signals of shape x, kernels of shape w, biases that cannot be overlooked."""
    return dict(x=draw.normal(*x), w=draw.normal(*w), b=draw.normal(w[0], loc=2.0), conv_param={"stride": stride, "pad": pad})


CONV_PLAIN_1D = dict(x=(3, 2, 9), w=(4, 2, 3), stride=2, pad=1)
CONV_UNPADDED_1D = dict(x=(3, 2, 7), w=(2, 2, 4), stride=1, pad=0)
CONV_ONES_1D = dict(x=(1, 1, 6), w=(1, 1, 3), stride=1, pad=1)
CONV_STRIDE3_1D = dict(x=(2, 2, 8), w=(3, 2, 3), stride=3, pad=2)
CONV_WHOLE_1D = dict(x=(2, 3, 2), w=(4, 3, 4), stride=1, pad=1)
CONV_GAPS_1D = dict(x=(2, 2, 8), w=(3, 2, 2), stride=3, pad=0)  # samples 2 and 5 lie in no window
CONV_WIDE_1D = dict(x=(2, 2, 5), w=(3, 2, 2), stride=1, pad=3)  # the first and the last window hold zeros alone

CONV1D = {
    "SHAPE": "out has three axes, (N, F, L'), with L' = (L + 2 pad - K) / stride + 1: one output channel for each kernel.",
    "WRONG": "Work out[0, 0, 0] by hand: the first window starts at 0 of the padded signal, spans all channels, and is not flipped. Then out[0, 0, 1]: it starts at stride.",
    "RAISED": "Print the shape of one window beside that of w: the window is (N, C, K), and the sum runs over C and K.",
}
CONV_UNPADDED = {
    "RAISED": "With pad = 0 a slice pad:-pad is empty. Say where it ends: pad : pad + L.",
    "SHAPE": "With pad = 0 a slice pad:-pad is empty. Say where it ends: pad : pad + L.",
    "WRONG": "Take stride and pad from conv_param: here they are 1 and 0, and the kernel has an even size.",
}
CONV_ONE_OF_EACH = {
    "*": "An axis of size 1 is still an axis: no squeeze, no special case for one sample, one channel or one kernel.",
}
CONV_STRIDE3 = {
    "*": "pad is a number of zeros on each side, whatever the kernel's size, and stride the distance of two windows: both come from conv_param.",
}
CONV_WHOLE = {
    "*": "A kernel as large as its padded input has exactly one window. Nothing can be read off a single output: take stride and pad from conv_param, and keep the axes of size 1.",
}
CONV_GAPS = {
    "*": "A stride beyond the kernel leaves gaps between the windows. What no window looks at has gradient 0: begin with zeros and add.",
}
CONV_WIDE = {
    "*": "Padding may be wider than the kernel, and then some windows hold zeros alone. If you cut windows at the border instead of padding, both ends of a slice need a bound: "
    "an end below 0 counts from the back. Such a window still has its output, the bias.",
}


@graded(points=3, cases=[
    Case("stride 2, padding 1", **conv_signals(**CONV_PLAIN_1D), hint=CONV1D),
    Case("stride 1, no padding", **conv_signals(**CONV_UNPADDED_1D), hint=CONV_UNPADDED),
    Case("one signal, one channel, one kernel", **conv_signals(**CONV_ONES_1D), hidden=True, hint=CONV_ONE_OF_EACH),
    Case("stride 3, padding 2", **conv_signals(**CONV_STRIDE3_1D), hidden=True, hint=CONV_STRIDE3),
    Case("kernel as long as the padded signal", **conv_signals(**CONV_WHOLE_1D), hidden=True, hint=CONV_WHOLE),
    Case("padding wider than the kernel", **conv_signals(**CONV_WIDE_1D), hidden=True, hint=CONV_WIDE),
])  # fmt: skip
def conv1d_forward(s, x, w, b, conv_param):
    return {"out": s.conv1d_forward(x, w, b, conv_param)[0]}


CONV1D_BACK = {
    "SHAPE": "Each gradient has the shape of the thing it belongs to; dx is without the padding, db is (F,).",
    "WRONG": "Which of the three differs? dx: windows overlap, so their shares are added, at i * stride. dw: a sum over samples and windows. db: a sum over samples and places. No mean.",
    "RAISED": "dout is (N, F, L'): walk over its L' places, and give window and kernels their share of each.",
}


@gradient(of="conv1d_forward", backward="conv1d_backward", wrt=("x", "w", "b"), points=4, cases=[
    Case("stride 2, padding 1", **conv_signals(**CONV_PLAIN_1D), hint=CONV1D_BACK),
    Case("stride 1, no padding", **conv_signals(**CONV_UNPADDED_1D), hint=CONV_UNPADDED),
    Case("kernel as long as the padded signal", **conv_signals(**CONV_WHOLE_1D), hidden=True, hint=CONV_WHOLE),
    Case("stride 3, padding 2", **conv_signals(**CONV_STRIDE3_1D), hidden=True, hint=CONV_STRIDE3),
    Case("stride beyond the kernel", **conv_signals(**CONV_GAPS_1D), hidden=True, hint=CONV_GAPS),
    Case("padding wider than the kernel", **conv_signals(**CONV_WIDE_1D), hidden=True, hint=CONV_WIDE),
])  # fmt: skip
def conv1d_backward():
    """dx, dw and db for a random cotangent."""


# ------------------------------------------------------------------------------------------------ pictures and kernels


@graded(points=2, cases=[
    Case("picture 7x8, kernel 3x5", x=draw.normal(7, 8), k=draw.normal(3, 5), hint={
        "SHAPE": "The kernel fits at H - h + 1 heights and W - w + 1 widths, and these are the two axes.",
        "WRONG": "out[0, 0] is the sum of the top left corner of x times k, entry by entry: no flip, no transpose, no division.",
        "RAISED": "Which of the two sizes belongs to rows? Kernel and picture are not square here.",
    }),
    Case("kernel 2x4", x=draw.normal(5, 7), k=draw.normal(2, 4), hint={
        "*": "An even kernel has no middle: count from its top left corner, x[i + a, j + b] k[a, b].",
    }),
    Case("one row", x=draw.normal(1, 7), k=draw.normal(1, 3), hidden=True, hint={
        "*": "A picture of one row gives an answer of one row, (1, W - w + 1): two axes, no squeeze.",
    }),
    Case("kernel as large as the picture", x=draw.normal(3, 5), k=draw.normal(3, 5), hidden=True, hint={
        "*": "There is exactly one place for the kernel: the answer is an array of shape (1, 1), not a number.",
    }),
    Case("kernel of one column", x=draw.normal(6, 4), k=draw.normal(3, 1), hidden=True, hint={
        "*": "A kernel of one column or one row is not flipped either. np.convolve flips; np.correlate does not.",
    }),
])  # fmt: skip
def cross_correlate2d(s, x, k):
    return {"out": s.cross_correlate2d(x, k)}


CONV_TRUE = {
    "WRONG": "Turn the kernel by 180 degrees: both axes flipped, nothing transposed. Test with a kernel that has a single 1 in a corner: full mode then only moves the picture.",
    "SHAPE": "valid: (H - h + 1, W - w + 1). full: (H + h - 1, W + w - 1), so h - 1 rows and w - 1 columns of zeros on either side.",
    "RAISED": "Kernel and picture are not square: rows go with h, columns with w.",
}


@graded(points=3, cases=[
    Case("valid, kernel 3x2", x=draw.normal(6, 5), k=draw.normal(3, 2), mode="valid", hint=CONV_TRUE),
    Case("full, kernel 3x2", x=draw.normal(6, 4), k=draw.normal(3, 2), mode="full", hint=CONV_TRUE),
    Case("valid, kernel of one row", x=draw.normal(4, 6), k=draw.normal(1, 3), mode="valid", hidden=True, hint={
        "*": "A slice n:-n is empty for n = 0. Say where it ends.",
    }),
    Case("full, kernel larger than the picture", x=draw.normal(5, 3), k=draw.normal(2, 4), mode="full", hidden=True, hint={
        "*": "In full mode picture and kernel may change places, so the kernel may be the larger one, along one axis or both.",
    }),
])  # fmt: skip
def true_conv2d(s, x, k, mode):
    return {"out": s.true_conv2d(x, k, mode)}


# ------------------------------------------------------------------------------------------------ the layer


def conv_images(x, w, stride, pad):
    """The inputs of a layer: images of shape x, kernels of shape w, biases that cannot be overlooked."""
    return dict(x=draw.normal(*x), w=draw.normal(*w), b=draw.normal(w[0], loc=2.0), conv_param={"stride": stride, "pad": pad})


CONV_PLAIN_2D = dict(x=(2, 3, 7, 8), w=(4, 3, 3, 2), stride=2, pad=1)  # out (2, 4, 4, 5)
CONV_UNPADDED_2D = dict(x=(2, 2, 6, 5), w=(3, 2, 2, 3), stride=1, pad=0)  # out (2, 3, 5, 3)
CONV_ONES_2D = dict(x=(1, 1, 5, 7), w=(1, 1, 3, 2), stride=1, pad=1)  # out (1, 1, 5, 8)
CONV_STRIDE3_2D = dict(x=(2, 2, 6, 8), w=(3, 2, 4, 3), stride=3, pad=2)  # out (2, 3, 3, 4)
CONV_WHOLE_2D = dict(x=(2, 2, 2, 3), w=(3, 2, 4, 5), stride=1, pad=1)  # out (2, 3, 1, 1)
CONV_GAPS_2D = dict(x=(2, 2, 5, 8), w=(2, 2, 2, 2), stride=3, pad=0)  # row 2 and columns 2 and 5 lie in no window
CONV_WIDE_2D = dict(x=(1, 2, 4, 5), w=(2, 2, 2, 1), stride=2, pad=3)  # out (1, 2, 5, 6); the outermost windows hold zeros alone

CONV2D = {
    "SHAPE": "out has four axes, (N, F, H', W'); H' comes from H and HH, W' from W and WW.",
    "WRONG": "Work out[0, 0, 0, 0] by hand, then its right neighbour. A window spans all channels, is not flipped, moves by stride, and each kernel has its bias.",
    "RAISED": "Neither images nor kernels are square: rows go with H and HH, columns with W and WW.",
}


@graded(points=4, cases=[
    Case("stride 2, padding 1", **conv_images(**CONV_PLAIN_2D), hint=CONV2D),
    Case("stride 1, no padding", **conv_images(**CONV_UNPADDED_2D), hint=CONV_UNPADDED),
    Case("one image, one channel, one kernel", **conv_images(**CONV_ONES_2D), hidden=True, hint=CONV_ONE_OF_EACH),
    Case("stride 3, padding 2", **conv_images(**CONV_STRIDE3_2D), hidden=True, hint=CONV_STRIDE3),
    Case("kernel as large as the padded image", **conv_images(**CONV_WHOLE_2D), hidden=True, hint=CONV_WHOLE),
    Case("padding wider than the kernel", **conv_images(**CONV_WIDE_2D), hidden=True, hint=CONV_WIDE),
])  # fmt: skip
def conv_forward_naive(s, x, w, b, conv_param):
    return {"out": s.conv_forward_naive(x, w, b, conv_param)[0]}


CONV2D_BACK = {
    "SHAPE": "Each gradient has the shape of the thing it belongs to; dx is without the padding, db is (F,).",
    "WRONG": "Which of the three differs? dx: overlapping windows add, at i * stride and j * stride. dw: a sum over images and places. db: a sum over images and both axes of places.",
    "RAISED": "Neither images nor kernels are square: rows go with H and HH, columns with W and WW.",
}


@gradient(of="conv_forward_naive", backward="conv_backward_naive", wrt=("x", "w", "b"), points=6, cases=[
    Case("stride 2, padding 1", **conv_images(**CONV_PLAIN_2D), hint=CONV2D_BACK),
    Case("stride 1, no padding", **conv_images(**CONV_UNPADDED_2D), hint=CONV_UNPADDED),
    Case("kernel as large as the padded image", **conv_images(**CONV_WHOLE_2D), hidden=True, hint=CONV_WHOLE),
    Case("stride 3, padding 2", **conv_images(**CONV_STRIDE3_2D), hidden=True, hint=CONV_STRIDE3),
    Case("stride beyond the kernel", **conv_images(**CONV_GAPS_2D), hidden=True, hint=CONV_GAPS),
    Case("padding wider than the kernel", **conv_images(**CONV_WIDE_2D), hidden=True, hint=CONV_WIDE),
])  # fmt: skip
def conv_backward_naive():
    """dx, dw and db for a random cotangent."""


# ------------------------------------------------------------------------------------------------ gradients as convolutions


@graded(points=3, cases=[
    Case("kernels 3x2, padding 1", x=draw.normal(2, 3, 6, 7), dout=draw.normal(2, 4, 6, 8), pad=1, hint={
        "SHAPE": "dw is (F, C, HH, WW): kernels first, then channels. HH is what remains: H + 2 pad - H' + 1.",
        "WRONG": "The indices have a plus, so nothing is flipped; the sum runs over images and places, and there is no mean.",
        "RAISED": "dout plays the kernel. For a layer that sums over axis 1 the batch has to stand there, in x and in dout.",
    }),
    Case("kernels 2x3, no padding", x=draw.normal(3, 2, 5, 7), dout=draw.normal(3, 4, 4, 5), pad=0, hint={
        "SHAPE": "With pad = 0 a slice pad:-pad is empty; np.pad, or pad : pad + H, takes every pad.",
        "RAISED": "With pad = 0 a slice pad:-pad is empty; np.pad, or pad : pad + H, takes every pad.",
        "WRONG": "Take pad as it comes: here it is 0. x and dout enter as they are, nothing flipped; batch and channels change places (swapaxes or transpose, no reshape).",
    }),
    Case("one kernel of one pixel", x=draw.normal(2, 3, 4, 5), dout=draw.normal(2, 1, 6, 7), pad=1, hidden=True, hint={
        "*": "dw has four axes also where three of them have size 1: no squeeze.",
    }),
    Case("kernels 4x3, padding 2", x=draw.normal(2, 2, 4, 6), dout=draw.normal(2, 3, 5, 8), pad=2, hidden=True, hint={
        "*": "pad is a number of zeros on each of the four sides, not a switch.",
    }),
])  # fmt: skip
def conv_dw_by_correlation(s, x, dout, pad):
    return {"dw": s.conv_dw_by_correlation(x, dout, pad)}


@graded(points=4, cases=[
    Case("kernels 3x2, padding 1", dout=draw.normal(2, 4, 6, 5), w=draw.normal(4, 3, 3, 2), pad=1, hint={
        "SHAPE": "full mode first: H' + HH - 1 rows and W' + WW - 1 columns; then pad of them are cut from each side. The channels are those of x.",
        "WRONG": "The indices have a minus: both spatial axes of w are flipped, and only these. The sum runs over the kernels f.",
        "RAISED": "w is (F, C, HH, WW), but dout has F channels: the two first axes of w change places.",
    }),
    Case("kernels 2x3, no padding", dout=draw.normal(2, 3, 4, 5), w=draw.normal(3, 2, 2, 3), pad=0, hint={
        "SHAPE": "Where the layer had no padding nothing is cut: a slice pad:-pad is empty for pad = 0.",
        "RAISED": "Where the layer had no padding nothing is cut: a slice pad:-pad is empty for pad = 0.",
        "WRONG": "The kernel has 2 rows and 3 columns: HH - 1 rows and WW - 1 columns of zeros on either side of dout, both spatial axes of w flipped, and its two first axes "
        "exchanged (swapaxes or transpose, no reshape).",
    }),
    Case("kernels of one pixel", dout=draw.normal(1, 3, 4, 5), w=draw.normal(3, 2, 1, 1), pad=0, hidden=True, hint={
        "*": "A kernel of one pixel needs no zeros around dout, and a slice n:-n is empty for n = 0: say where it ends. One image is a batch of one: no squeeze.",
    }),
    Case("kernels 4x5, padding 2", dout=draw.normal(2, 3, 5, 7), w=draw.normal(3, 2, 4, 5), pad=2, hidden=True, hint={
        "*": "pad is the number of rows and columns to be cut from each side, whatever the kernel's size.",
    }),
])  # fmt: skip
def conv_dx_by_full_convolution(s, dout, w, pad):
    return {"dx": s.conv_dx_by_full_convolution(dout, w, pad)}


# ------------------------------------------------------------------------------------------------ transposed convolution


CONV_OUTPUT_PADDING = {
    "*": "output_padding adds rows at the bottom and columns at the right of the canvas before pad is cut from each side: what was cut too much comes back, zeros come only after that.",
}


@graded(points=4, cases=[
    Case("stride 2, padding 1", y=draw.normal(2, 4, 3, 4), w=draw.normal(4, 3, 3, 2), conv_param={"stride": 2, "pad": 1}, output_padding=0, hint={
        "SHAPE": "H = (H' - 1) stride + HH - 2 pad, W = (W' - 1) stride + WW - 2 pad, and the channels are those of the convolution's input.",
        "WRONG": "Each y puts the kernel, not flipped, at i * stride, j * stride of a canvas; overlaps add; then pad is cut from each side.",
        "RAISED": "w is (F, C, HH, WW), and y has F channels: the sum runs over the first axis of w.",
    }),
    Case("stride 2, padding 1, output_padding 1", y=draw.normal(2, 3, 3, 4), w=draw.normal(3, 2, 3, 4), conv_param={"stride": 2, "pad": 1}, output_padding=1, hint=CONV_OUTPUT_PADDING),
    Case("stride 3 beyond the kernel, no padding, output_padding 2", y=draw.normal(1, 2, 3, 4), w=draw.normal(2, 3, 2, 3), conv_param={"stride": 3, "pad": 0}, output_padding=2, hidden=True, hint={
        "SHAPE": "Where output_padding is larger than pad the canvas itself needs the room. With pad = 0 a slice pad:-pad is empty: say where it ends. "
        "And one picture is a batch of one: four axes come out, with pad 0 too.",
        "*": "A stride beyond the kernel leaves gaps, and they stay 0, as do the rows of output_padding that no copy reaches.",
    }),
    Case("one number", y=draw.normal(1, 1, 1, 1), w=draw.normal(1, 1, 4, 3), conv_param={"stride": 2, "pad": 1}, output_padding=0, hidden=True, hint=CONV_ONE_OF_EACH),
    Case("padding as large as the kernel", y=draw.normal(2, 3, 4, 3), w=draw.normal(3, 2, 2, 3), conv_param={"stride": 2, "pad": 2}, output_padding=0, hidden=True, hint={
        "*": "pad may be as large as the kernel, or larger. If you lay zeros between and around the numbers of y and correlate with the kernel turned round, there are HH - 1 - pad rows "
        "of zeros at the border, and a negative number means that rows are cut.",
    }),
])  # fmt: skip
def conv_transpose_forward(s, y, w, conv_param, output_padding):
    return {"out": s.conv_transpose_forward(y, w, conv_param, output_padding)}


CONV_ADJOINT = {
    "WRONG": "Left: conv(x) without a bias, times y, summed over all entries. Right: x times convT(y), summed the same way, with the same w and conv_param. No mean, no absolute values.",
    "SHAPE": "Two numbers come back: the inner products run over all axes, the batch too.",
    "RAISED": "Both sides use the same conv_param: pass it on whole.",
}


@graded(points=2, cases=[
    Case("stride 2, padding 1", x=draw.normal(2, 3, 7, 8), y=draw.normal(2, 4, 4, 5), w=draw.normal(4, 3, 3, 2), conv_param={"stride": 2, "pad": 1}, hint=CONV_ADJOINT),
    Case("stride 1, no padding", x=draw.normal(2, 2, 5, 7), y=draw.normal(2, 3, 3, 7), w=draw.normal(3, 2, 3, 1), conv_param={"stride": 1, "pad": 0}, hint=CONV_UNPADDED),
    Case("one channel, one kernel", x=draw.normal(2, 1, 5, 6), y=draw.normal(2, 1, 5, 7), w=draw.normal(1, 1, 3, 2), conv_param={"stride": 1, "pad": 1}, hidden=True, hint={
        "*": "Both factors of an inner product have the same four axes. If one of them lost an axis of size 1, numpy broadcasts in silence, and the sum is another.",
    }),
    Case("stride 3, padding 2", x=draw.normal(2, 2, 6, 8), y=draw.normal(2, 3, 3, 4), w=draw.normal(3, 2, 4, 3), conv_param={"stride": 3, "pad": 2}, hidden=True, hint=CONV_STRIDE3),
])  # fmt: skip
def adjoint_gap(s, x, y, w, conv_param):
    left, right = s.adjoint_gap(x, y, w, conv_param)
    return {"left": left, "right": right}
