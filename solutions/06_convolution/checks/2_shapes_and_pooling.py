"""Checks of part 2: padding, sizes, pooling, shifts, and a fully connected layer as a convolution."""

import numpy as np

from autograder import draw
from autograder.spec import Case, graded, gradient


def pool_picture(*shape, sign=1.0):
    """Entries of one sign, at least 0.05 apart and 0.4 from zero: no ties in any window."""

    def make(rng, _):
        ladder = 0.5 + 0.1 * np.arange(int(np.prod(shape))) + rng.uniform(-0.02, 0.02, int(np.prod(shape)))
        return sign * rng.permutation(ladder).reshape(shape)

    return draw.given(make)


def pool_windows(height, width, stride):
    return {"pool_height": height, "pool_width": width, "stride": stride}


def shape_sizes(divides, strides, dilations):
    """Eight lists of arguments of output_size; without `dilations` the last one is left out."""

    def one(rng, leftover):
        kernel, pad = int(rng.integers(2, 8)), int(rng.integers(1, 5))
        stride, places = int(rng.integers(*strides)), int(rng.integers(12, 40))
        dilation = int(rng.integers(*dilations)) if dilations else 1
        n = dilation * (kernel - 1) + 1 + (places - 1) * stride + leftover % stride - 2 * pad
        return [n, kernel, stride, pad] + ([dilation] if dilations else [])

    def make(rng, _):  # what is left over where the stride does not divide: all but one pixel of a stride
        return [one(rng, 0 if divides else -1) for _ in range(8)]

    return draw.given(make)


def shape_net(biases=(True,), square=True, normalised=False):
    """The layers of a small classifier: two convolutions, a pool, two fully connected layers."""

    def make(rng, _):
        c0, c1, c2, d, m = (int(v) for v in rng.permutation(np.arange(3, 17))[:5])
        a, b, c, e = (int(v) for v in rng.permutation([2, 3, 4, 5, 6])[:4])
        first, second = ((a, a), (b, b)) if square else ((a, b), (c, e))
        flags = [biases[i % len(biases)] for i in range(4)]
        layers = [{"kind": "conv", "in": c0, "out": c1, "kernel": first, "bias": flags[0]}]
        layers += [{"kind": "batchnorm", "channels": c1}] if normalised else []
        layers += [{"kind": "relu"}, {"kind": "conv", "in": c1, "out": c2, "kernel": second, "bias": flags[1]}]
        layers += [{"kind": "batchnorm", "channels": c2}] if normalised else []
        layers += [{"kind": "pool", "kernel": (2, 2)}, {"kind": "flatten"}]
        layers += [{"kind": "linear", "in": 6 * c2, "out": d, "bias": flags[2]}, {"kind": "relu"}]
        return [*layers, {"kind": "linear", "in": d, "out": m, "bias": flags[3]}]

    return draw.given(make)


def shape_chain(kernels, strides, dilations, ones=False):
    """Four chains of three to five layers (kernel, stride, dilation); `ones`: a kernel of 1 with stride 2 or 3 stands second in each."""

    def make(rng, _):
        chains = [
            [(int(rng.integers(*kernels)), int(rng.integers(*strides)), int(rng.integers(*dilations))) for _ in range(length)]
            for length in (3, 4, 5, 4)
        ]
        if ones:
            chains = [[chain[0], (1, int(rng.integers(2, 4)), 1), *chain[1:]] for chain in chains]
        return chains

    return draw.given(make)


def dot_pictures(rows, cols, height, width, dots=1, ground=0.0, contrast=1.0):
    """Twelve pictures of rows x cols windows, a bright dot in each of `dots` windows: in the middle, at a side or in a corner of its window.

    Each kind of place comes at least once, in random order. Of several dots the brightest lies in the middle of its window always.
    """

    def offset(rng, size, place):
        middle = int(rng.integers(1, size - 1)) if size > 2 else 0
        return middle if place == "middle" else int(rng.choice([0, size - 1]))

    def one(rng, vertical, horizontal):
        x = np.full((rows * height, cols * width), ground)
        for k, cell in enumerate(rng.permutation(rows * cols)[:dots]):
            inside = dots > 1 and k == 0
            i = cell // cols * height + offset(rng, height, "middle" if inside else vertical)
            j = cell % cols * width + offset(rng, width, "middle" if inside else horizontal)
            x[i, j] = ground + contrast * (5.0 - k + float(rng.uniform(0, 0.5)))
        return x

    def make(rng, _):
        places = [("middle", "middle"), ("end", "middle"), ("middle", "end"), ("end", "end")]
        order = rng.permutation([0, 1, 2, 3, *rng.integers(0, 4, 8)])
        return [one(rng, *places[i]) for i in order]

    return draw.given(make)


# ------------------------------------------------------------------------------------------------ padding

PAD = {
    "SHAPE": "Only the last two axes grow, each at both ends: rows by 2 ph, columns by 2 pw.",
    "WRONG": "pad is (ph, pw), rows first. Print one channel: the picture stands in the middle, unchanged.",
}
PAD_NONE = "With ph = 0 the slice ph:-ph is empty. Write where the picture ends, ph + H, instead of counting from the end."


@graded(points=1, cases=[
    Case("2 pictures, pad (1, 2)", x=draw.normal(2, 3, 4, 5), pad=(1, 2), hint=PAD),
    Case("no rows added, pad (0, 3)", x=draw.normal(2, 3, 4, 5), pad=(0, 3), hint={"*": PAD_NONE}),
    Case("one sample, one channel", x=draw.normal(1, 1, 5, 3), pad=(2, 1), hidden=True, hint={
        "*": "A batch of one picture with one channel still has four axes, before and after.",
    }),
    Case("wider than the picture", x=draw.normal(2, 2, 2, 3), pad=(3, 5), hidden=True, hint={
        "*": "Zeros are made, not cut from the picture: there may be more of them than the picture has rows.",
    }),
])  # fmt: skip
def pad_zero(s, x, pad):
    return {"out": s.pad_zero(x, pad)}


@graded(points=2, cases=[
    Case("2 pictures, pad (1, 2)", x=draw.normal(2, 3, 4, 5), pad=(1, 2), hint=PAD | {
        "WRONG": "The mirror stands on the outermost pixel, which is not repeated: c b | a b c d | c b. Corners are mirrored both ways.",
    }),
    Case("one row, pad (0, 3)", x=draw.normal(2, 3, 1, 5), pad=(0, 3), hint={"*": PAD_NONE}),
    Case("as far as the mirror reaches", x=draw.normal(2, 2, 4, 5), pad=(3, 4), hidden=True, hint={
        "*": "With ph = H - 1 the mirrored rows reach the first row again. A slice that counts down to index -1 stops at the last entry instead.",
    }),
    Case("one sample, one channel", x=draw.normal(1, 1, 3, 4), pad=(1, 2), hidden=True, hint={
        "*": "Axes of length 1 stay: four axes come in and four go out.",
    }),
])  # fmt: skip
def pad_reflect(s, x, pad):
    return {"out": s.pad_reflect(x, pad)}


# ------------------------------------------------------------------------------------------------ sizes

SIZES = {
    "WRONG": "Count the places by hand: a kernel of 3 on 7 pixels with stride 2 and no padding stands at 0, 2 and 4. Padding is on both sides.",
    "RAISED": "dilation has a default of 1 and may be left out.",
    "DTYPE": "A size is one whole number.",
}


@graded(points=2, cases=[
    Case("stride 1, dilation left out", sizes=shape_sizes(True, (1, 2), None), hint=SIZES),
    Case("strides that divide", sizes=shape_sizes(True, (2, 6), (1, 2)), hint=SIZES | {
        "WRONG": "The first place costs no stride: the + 1 stands outside the division.",
    }),
    Case("strides that do not divide", sizes=shape_sizes(False, (3, 7), (1, 2)), hidden=True, hint={
        "WRONG": "A place where the kernel does not fit does not count: round down, neither up nor to the nearest.",
        "DTYPE": "A size is one whole number: use whole-number division.",
    }),
    Case("dilated kernels", sizes=shape_sizes(True, (1, 2), (2, 5)), hidden=True, hint={
        "WRONG": "k taps that stand d apart have k - 1 spaces between them: they span d (k - 1) + 1 pixels.",
    }),
])  # fmt: skip
def output_size(s, sizes):
    return {"sizes": [s.output_size(*size) for size in sizes]}


PARAMS = {
    "WRONG": "A filter has a weight for each tap on each input channel, and one bias. ReLU, flattening and pooling learn nothing.",
    "RAISED": "Look at layer['kind'] first: the entries differ from kind to kind.",
}


@graded(points=2, cases=[
    Case("convolutions and fully connected layers", layers=shape_net(), hint=PARAMS),
    Case("some without biases", layers=shape_net(biases=(False, True, True, False)), hint={
        "WRONG": "A layer with 'bias': False has weights only.",
    }),
    Case("kernels that are not square", layers=shape_net(square=False), hidden=True, hint={
        "WRONG": "A kernel has height times width taps.",
    }),
    Case("with batch normalisation", layers=shape_net(normalised=True), hidden=True, hint={
        "WRONG": "Learned are a scale and a shift for each channel. The running statistics are measured.",
    }),
])  # fmt: skip
def n_params(s, layers):
    return {"count": s.n_params(layers)}


FIELD = {
    "WRONG": "Two layers of kernel 3 and stride 1 see 5 pixels. Each further tap of a layer reaches one jump farther, in pixels of the input.",
    "SHAPE": "Return two numbers, (size, jump).",
}


@graded(points=3, cases=[
    Case("stride 1", chains=shape_chain((2, 8), (1, 2), (1, 2)), hint=FIELD),
    Case("strides", chains=shape_chain((2, 6), (2, 4), (1, 2)), hint=FIELD | {
        "WRONG": "A layer's taps stand as far apart as the strides of the layers *before* it have multiplied up to. Its own stride counts from the next layer on.",
    }),
    Case("dilations", chains=shape_chain((2, 6), (1, 3), (2, 5)), hidden=True, hint={
        "WRONG": "A dilation stretches the k - 1 spaces of its own layer; it leaves the jump alone.",
    }),
    Case("kernels of 1 with a stride", chains=shape_chain((2, 6), (1, 3), (1, 2), ones=True), hidden=True, hint={
        "WRONG": "A kernel of 1 does not widen the field, but its stride still makes the later layers see farther.",
    }),
])  # fmt: skip
def receptive_field(s, chains):
    fields = [s.receptive_field(chain) for chain in chains]
    return {"sizes": [field[0] for field in fields], "jumps": [field[1] for field in fields]}


# ------------------------------------------------------------------------------------------------ pooling

POOL = {
    "WRONG": "Work one window out by hand: window (i, j) starts at row i * stride and column j * stride, and each channel is pooled alone.",
    "SHAPE": "There are 1 + (H - pool_height) / stride rows of windows, and the columns likewise with the width.",
    "RAISED": "Print the shape of the window that fails: do rows go with pool_height and columns with pool_width?",
}
POOL_OVERLAP = POOL | {"WRONG": "Windows start every `stride` pixels, whatever their size: here they overlap."}
POOL_FLAT = POOL | {"*": "pool_height belongs to the rows and pool_width to the columns. Windows may be flat and leave gaps."}
POOL_ONE = {"*": "One window, one picture, one channel: the answer still has the four axes (N, C, 1, 1)."}


@graded(points=2, cases=[
    Case("2x2 windows, stride 2", x=pool_picture(2, 3, 4, 6), pool_param=pool_windows(2, 2, 2), hint=POOL),
    Case("overlapping windows", x=pool_picture(2, 2, 5, 7), pool_param=pool_windows(3, 3, 2), hint=POOL_OVERLAP),
    Case("negative entries", x=pool_picture(2, 2, 4, 6, sign=-1.0), pool_param=pool_windows(2, 2, 2), hidden=True, hint={
        "WRONG": "The largest of negative numbers is negative: a search for the maximum must not start from 0.",
    }),
    Case("flat windows", x=pool_picture(2, 3, 5, 6), pool_param=pool_windows(1, 2, 2), hidden=True, hint=POOL_FLAT),
    Case("one window", x=pool_picture(1, 1, 3, 3), pool_param=pool_windows(3, 3, 3), hidden=True, hint=POOL_ONE),
])  # fmt: skip
def max_pool_forward_naive(s, x, pool_param):
    return {"out": s.max_pool_forward_naive(x, pool_param)[0]}


BACK_ONE = {"*": "One window, one picture, one channel: dout has the shape (1, 1, 1, 1). Do not squeeze it."}


@gradient(of="max_pool_forward_naive", backward="max_pool_backward_naive", wrt=("x",), points=3, cases=[
    Case("2x2 windows, stride 2", x=pool_picture(2, 3, 4, 6), pool_param=pool_windows(2, 2, 2), hint={
        "WRONG": "dout[n, c, i, j] goes, whole, to the one pixel of channel c that won window (i, j).",
        "SHAPE": "dx has the shape of x.",
    }),
    Case("overlapping windows", x=pool_picture(2, 2, 5, 7), pool_param=pool_windows(3, 3, 2), hint={
        "WRONG": "A pixel can win several windows; what it receives from them adds up.",
    }),
    Case("negative entries", x=pool_picture(2, 2, 4, 6, sign=-1.0), pool_param=pool_windows(2, 2, 2), hidden=True, hint={
        "WRONG": "The largest of negative numbers is negative: a search for the winner must not start from 0.",
    }),
    Case("flat windows", x=pool_picture(2, 3, 5, 6), pool_param=pool_windows(1, 2, 2), hidden=True, hint=POOL_FLAT),
    Case("one window", x=pool_picture(1, 1, 3, 3), pool_param=pool_windows(3, 3, 3), hidden=True, hint=BACK_ONE),
])  # fmt: skip
def max_pool_backward_naive():
    """dx for a random cotangent."""


@graded(points=1, cases=[
    Case("2x2 windows, stride 2", x=draw.normal(2, 3, 4, 6), pool_param=pool_windows(2, 2, 2), hint=POOL | {
        "WRONG": "A mean over the pixels of the window, each channel alone.",
    }),
    Case("overlapping windows", x=draw.normal(2, 2, 5, 7), pool_param=pool_windows(3, 3, 2), hint=POOL | {
        "WRONG": "Windows start every `stride` pixels and are divided by their own number of pixels, not by the stride's square.",
    }),
    Case("flat windows", x=draw.normal(2, 3, 5, 6), pool_param=pool_windows(1, 2, 2), hidden=True, hint=POOL_FLAT),
    Case("one window", x=draw.normal(1, 1, 3, 3), pool_param=pool_windows(3, 3, 3), hidden=True, hint=POOL_ONE),
])  # fmt: skip
def avg_pool_forward(s, x, pool_param):
    return {"out": s.avg_pool_forward(x, pool_param)[0]}


@gradient(of="avg_pool_forward", backward="avg_pool_backward", wrt=("x",), points=2, cases=[
    Case("2x2 windows, stride 2", x=draw.normal(2, 3, 4, 6), pool_param=pool_windows(2, 2, 2), hint={
        "WRONG": "Each pixel of a window gets the same share of dout[n, c, i, j], and the shares add up to it.",
        "SHAPE": "dx has the shape of x.",
    }),
    Case("overlapping windows", x=draw.normal(2, 2, 5, 7), pool_param=pool_windows(3, 3, 2), hint={
        "WRONG": "A pixel that lies in several windows collects a share from each: add. A share is one over the pixels of a window.",
    }),
    Case("flat windows", x=draw.normal(2, 3, 5, 6), pool_param=pool_windows(1, 2, 2), hidden=True, hint=POOL_FLAT),
    Case("one window", x=draw.normal(1, 1, 3, 3), pool_param=pool_windows(3, 3, 3), hidden=True, hint=BACK_ONE),
])  # fmt: skip
def avg_pool_backward():
    """dx for a random cotangent."""


# ------------------------------------------------------------------------------------------------ shifts

RING = {
    "SHAPE": "On a ring every pixel is a place: out has the shape of x.",
    "WRONG": "out[0, 0] is the sum of x[a, b] k[a, b]: no flip, no centring. Past the last row comes row 0 again.",
    "RAISED": "An index past the end wraps round: (i + a) modulo H for rows, (j + b) modulo W for columns.",
}


@graded(points=2, cases=[
    Case("3x2 kernel", x=draw.normal(5, 7), k=draw.normal(3, 2), by=(2, 3), hint=RING),
    Case("picture of one column", x=draw.normal(5, 1), k=draw.normal(3, 1), by=(2, 0), hint=RING | {
        "*": "A picture of one column still has two axes, and so has the answer. A slice that ends at -(w - 1) is empty for w = 1.",
    }),
    Case("5x4 kernel", x=draw.normal(6, 5), k=draw.normal(5, 4), by=(-2, 1), hidden=True, hint={
        "*": "A kernel of h rows reaches h - 1 rows past the end: how many rows does your picture wrap?",
    }),
    Case("kernel as large as the picture", x=draw.normal(3, 2), k=draw.normal(3, 2), by=(1, 1), hidden=True, hint={
        "*": "The kernel may be as large as the picture: a slice that ends at -(H - h) is empty then.",
    }),
])  # fmt: skip
def circular_conv2d(s, x, k, by):
    moved = s.circular_conv2d(np.roll(x, by, axis=(0, 1)), k.copy())
    return {"out": s.circular_conv2d(x, k), "out of the shifted picture": moved}


GAP = {
    "WRONG": "Compare f(T x) with T f(x), both moved the same way: rows by dy (axis 0), columns by dx (axis 1). The largest distance counts, not the mean and not the signed difference.",
    "SHAPE": "Return one number.",
}


@graded(points=2, cases=[
    Case("down 1, right 2", x=draw.normal(5, 7), mask=draw.normal(5, 7), dy=1, dx=2, in_place=False, hint=GAP),
    Case("f writes into its input", x=draw.normal(5, 4), mask=draw.normal(5, 4), dy=2, dx=1, in_place=True, hint={
        "WRONG": "f may change the array that it gets. Which of your arrays is still what it was when you shift it?",
    }),
    Case("up and left", x=draw.normal(5, 6), mask=draw.normal(5, 6), dy=-2, dx=-1, in_place=False, hidden=True, hint={
        "*": "A negative shift goes up or left, and it goes round the ring as well.",
    }),
    Case("more than once round", x=draw.normal(4, 5), mask=draw.normal(4, 5), dy=5, dx=8, in_place=False, hidden=True, hint={
        "*": "A shift larger than the picture is the same as its remainder.",
    }),
])  # fmt: skip
def shift_equivariance_gap(s, x, mask, dy, dx, in_place):
    def weighted(sign):
        def f(z):
            if not in_place:
                return sign * mask * z
            z *= sign * mask
            return z

        return f

    functions = [weighted(1.0), weighted(-1.0), np.square, lambda z: np.cumsum(z, axis=0) * mask]
    return {"gaps": np.array([s.shift_equivariance_gap(f, x.copy(), dy, dx) for f in functions])}


SHARE = {
    "WRONG": "Eight shifts, diagonals included and (0, 0) not. A shift counts only if every entry of the code is the same as before.",
    "SHAPE": "Return one number from 0 to 1.",
}


@graded(points=3, cases=[
    Case("one dot, 4x4 windows", pictures=dot_pictures(2, 3, 4, 4), window=(4, 4), hint=SHARE),
    Case("three dots", pictures=dot_pictures(2, 3, 4, 4, dots=3), window=(4, 4), hint=SHARE | {
        "WRONG": "All entries of the code count, not the brightest alone and not the average entry.",
    }),
    Case("one row of windows", pictures=dot_pictures(1, 3, 4, 4), window=(4, 4), hidden=True, hint={
        "WRONG": "Shifts are circular: with a single row of windows a dot that leaves below comes back above, into the same window.",
    }),
    Case("windows that are not square", pictures=dot_pictures(2, 2, 3, 5), window=(3, 5), hidden=True, hint={
        "*": "window is (h, w): h goes with the rows, w with the columns.",
    }),
    Case("darker than zero", pictures=dot_pictures(2, 3, 4, 4, ground=-9.0), window=(4, 4), hidden=True, hint={
        "WRONG": "A code is made of maxima: the values may all be below 0.",
    }),
    Case("nearly equal values", pictures=dot_pictures(2, 3, 4, 4, ground=1.0, contrast=1e-9), window=(4, 4), hidden=True, hint={
        "WRONG": "Exactly as it was means ==: no sum is taken, so nothing is rounded, and a tolerance takes different codes for equal.",
    }),
])  # fmt: skip
def pool_invariance(s, pictures, window):
    return {"shares": np.array([s.pool_invariance(x, window) for x in pictures], dtype=float)}


# ------------------------------------------------------------------------------------------------ fully connected as a convolution

FILTERS = {
    "WRONG": "Filter m is column m of W, read as C x H x Ww in numpy's order. Reshaping alone mixes the classes.",
    "SHAPE": "The filters stand first: (M, C, H, Ww), always four axes.",
}


@graded(points=2, cases=[
    Case("4 classes", W=draw.normal(30, 4), C=2, H=3, Ww=5, hint=FILTERS),
    Case("as many classes as pixels", W=draw.normal(12, 12), C=2, H=2, Ww=3, hint={
        "WRONG": "Do not guess from the sizes which axis is which: rows are always pixels, columns always classes.",
    }),
    Case("one class", W=draw.normal(18, 1), C=3, H=3, Ww=2, hidden=True, hint=FILTERS),
    Case("pictures of one pixel", W=draw.normal(5, 3), C=5, H=1, Ww=1, hidden=True, hint={
        "*": "A 1x1 filter still has a height and a width: (M, C, 1, 1).",
    }),
])  # fmt: skip
def fc_as_conv(s, W, C, H, Ww):
    return {"filters": s.fc_as_conv(W, C, H, Ww)}


SLIDING = {
    "SHAPE": "(N, M, Hbig - H + 1, Wbig - Ww + 1): classes where the channels were, and one place more than the pictures are larger.",
    "WRONG": "out[n, :, i, j] is what the classifier says of x[n, :, i : i + H, j : j + Ww], flattened in numpy's order.",
    "RAISED": "Print the shape of what you flatten: (N, C, H, Ww) becomes (N, C * H * Ww).",
}


@graded(points=3, cases=[
    Case("larger pictures, b = 0", x=draw.normal(2, 2, 6, 8), W=draw.normal(24, 3), b=np.zeros(3), C=2, H=3, Ww=4, hint=SLIDING),
    Case("with biases", x=draw.normal(2, 2, 5, 6), W=draw.normal(24, 3), b=draw.normal(3, scale=4), C=2, H=3, Ww=4, hint=SLIDING | {
        "WRONG": "b[m] is added to the whole map of class m. Added to a (N, M, H', W') array, a bare b runs along the last axis.",
    }),
    Case("pictures of the trained size", x=draw.normal(2, 3, 2, 4), W=draw.normal(24, 5), b=draw.normal(5), C=3, H=2, Ww=4, hidden=True, hint={
        "*": "One place is left: the map is 1 x 1, and its two axes stay.",
    }),
    Case("one class, one channel, one picture", x=draw.normal(1, 1, 5, 4), W=draw.normal(6, 1), b=draw.normal(1), C=1, H=2, Ww=3, hidden=True, hint={
        "*": "Axes of length 1 stay: the answer is (1, 1, H', W').",
    }),
])  # fmt: skip
def sliding_classifier(s, x, W, b, C, H, Ww):
    return {"scores": s.sliding_classifier(x, W, b, C, H, Ww)}
