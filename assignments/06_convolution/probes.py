"""What `check` runs for 06_convolution. Built from the author's checks by `make release`: edit those, never this file.

EXERCISES says what is asked. Each function below is the probe of the exercise of its name: a short script of calls on `s`,
the names of your notebook (`s.relu` is your `relu`); what it returns is compared with the reference's answer, or judged by
the function in VERIFY where right answers may differ. `visible.npz` holds the inputs and expected answers of the visible
cases. At grading all cases, the visible ones too, are drawn anew. A probe of a torch exercise is given `torch`.
"""

import numpy as np
from autograder.verify import gaussian_weights


EXERCISES = {
    "conv1d_forward": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "stride 2, padding 1",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "out has three axes, (N, F, L'), with L' = (L + 2 pad - K) / stride + 1: one output channel for each kernel.",
                    "WRONG": "Work out[0, 0, 0] by hand: the first window starts at 0 of the padded signal, spans all channels, and is not flipped. Then out[0, 0, 1]: it starts at stride.",
                    "RAISED": "Print the shape of one window beside that of w: the window is (N, C, K), and the sum runs over C and K.",
                },
            },
            {
                "name": "stride 1, no padding",
                "weight": 1.0,
                "hint": {
                    "RAISED": "With pad = 0 a slice pad:-pad is empty. Say where it ends: pad : pad + L.",
                    "SHAPE": "With pad = 0 a slice pad:-pad is empty. Say where it ends: pad : pad + L.",
                    "WRONG": "Take stride and pad from conv_param: here they are 1 and 0, and the kernel has an even size.",
                },
            },
        ],
        "hidden": [
            "one signal, one channel, one kernel",
            "stride 3, padding 2",
            "kernel as long as the padded signal",
            "padding wider than the kernel",
        ],
    },
    "conv1d_backward": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "stride 2, padding 1",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Each gradient has the shape of the thing it belongs to; dx is without the padding, db is (F,).",
                    "WRONG": "Which of the three differs? dx: windows overlap, so their shares are added, at i * stride. dw: a sum over samples and windows. db: a sum over samples and places. No mean.",
                    "RAISED": "dout is (N, F, L'): walk over its L' places, and give window and kernels their share of each.",
                },
            },
            {
                "name": "stride 1, no padding",
                "weight": 1.0,
                "hint": {
                    "RAISED": "With pad = 0 a slice pad:-pad is empty. Say where it ends: pad : pad + L.",
                    "SHAPE": "With pad = 0 a slice pad:-pad is empty. Say where it ends: pad : pad + L.",
                    "WRONG": "Take stride and pad from conv_param: here they are 1 and 0, and the kernel has an even size.",
                },
            },
        ],
        "hidden": [
            "kernel as long as the padded signal",
            "stride 3, padding 2",
            "stride beyond the kernel",
            "padding wider than the kernel",
        ],
        "gradient": {"of": "conv1d_forward", "backward": "conv1d_backward", "wrt": ("x", "w", "b")},
    },
    "cross_correlate2d": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "picture 7x8, kernel 3x5",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "The kernel fits at H - h + 1 heights and W - w + 1 widths, and these are the two axes.",
                    "WRONG": "out[0, 0] is the sum of the top left corner of x times k, entry by entry: no flip, no transpose, no division.",
                    "RAISED": "Which of the two sizes belongs to rows? Kernel and picture are not square here.",
                },
            },
            {
                "name": "kernel 2x4",
                "weight": 1.0,
                "hint": {
                    "*": "An even kernel has no middle: count from its top left corner, x[i + a, j + b] k[a, b].",
                },
            },
        ],
        "hidden": ["one row", "kernel as large as the picture", "kernel of one column"],
    },
    "true_conv2d": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "valid, kernel 3x2",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Turn the kernel by 180 degrees: both axes flipped, nothing transposed. Test with a kernel that has a single 1 in a corner: full mode then only moves the picture.",
                    "SHAPE": "valid: (H - h + 1, W - w + 1). full: (H + h - 1, W + w - 1), so h - 1 rows and w - 1 columns of zeros on either side.",
                    "RAISED": "Kernel and picture are not square: rows go with h, columns with w.",
                },
            },
            {
                "name": "full, kernel 3x2",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Turn the kernel by 180 degrees: both axes flipped, nothing transposed. Test with a kernel that has a single 1 in a corner: full mode then only moves the picture.",
                    "SHAPE": "valid: (H - h + 1, W - w + 1). full: (H + h - 1, W + w - 1), so h - 1 rows and w - 1 columns of zeros on either side.",
                    "RAISED": "Kernel and picture are not square: rows go with h, columns with w.",
                },
            },
        ],
        "hidden": ["valid, kernel of one row", "full, kernel larger than the picture"],
    },
    "conv_forward_naive": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "stride 2, padding 1",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "out has four axes, (N, F, H', W'); H' comes from H and HH, W' from W and WW.",
                    "WRONG": "Work out[0, 0, 0, 0] by hand, then its right neighbour. A window spans all channels, is not flipped, moves by stride, and each kernel has its bias.",
                    "RAISED": "Neither images nor kernels are square: rows go with H and HH, columns with W and WW.",
                },
            },
            {
                "name": "stride 1, no padding",
                "weight": 1.0,
                "hint": {
                    "RAISED": "With pad = 0 a slice pad:-pad is empty. Say where it ends: pad : pad + L.",
                    "SHAPE": "With pad = 0 a slice pad:-pad is empty. Say where it ends: pad : pad + L.",
                    "WRONG": "Take stride and pad from conv_param: here they are 1 and 0, and the kernel has an even size.",
                },
            },
        ],
        "hidden": [
            "one image, one channel, one kernel",
            "stride 3, padding 2",
            "kernel as large as the padded image",
            "padding wider than the kernel",
        ],
    },
    "conv_backward_naive": {
        "points": 6,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "stride 2, padding 1",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Each gradient has the shape of the thing it belongs to; dx is without the padding, db is (F,).",
                    "WRONG": "Which of the three differs? dx: overlapping windows add, at i * stride and j * stride. dw: a sum over images and places. db: a sum over images and both axes of places.",
                    "RAISED": "Neither images nor kernels are square: rows go with H and HH, columns with W and WW.",
                },
            },
            {
                "name": "stride 1, no padding",
                "weight": 1.0,
                "hint": {
                    "RAISED": "With pad = 0 a slice pad:-pad is empty. Say where it ends: pad : pad + L.",
                    "SHAPE": "With pad = 0 a slice pad:-pad is empty. Say where it ends: pad : pad + L.",
                    "WRONG": "Take stride and pad from conv_param: here they are 1 and 0, and the kernel has an even size.",
                },
            },
        ],
        "hidden": [
            "kernel as large as the padded image",
            "stride 3, padding 2",
            "stride beyond the kernel",
            "padding wider than the kernel",
        ],
        "gradient": {"of": "conv_forward_naive", "backward": "conv_backward_naive", "wrt": ("x", "w", "b")},
    },
    "conv_dw_by_correlation": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "kernels 3x2, padding 1",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "dw is (F, C, HH, WW): kernels first, then channels. HH is what remains: H + 2 pad - H' + 1.",
                    "WRONG": "The indices have a plus, so nothing is flipped; the sum runs over images and places, and there is no mean.",
                    "RAISED": "dout plays the kernel. For a layer that sums over axis 1 the batch has to stand there, in x and in dout.",
                },
            },
            {
                "name": "kernels 2x3, no padding",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "With pad = 0 a slice pad:-pad is empty; np.pad, or pad : pad + H, takes every pad.",
                    "RAISED": "With pad = 0 a slice pad:-pad is empty; np.pad, or pad : pad + H, takes every pad.",
                    "WRONG": "Take pad as it comes: here it is 0. x and dout enter as they are, nothing flipped; batch and channels change places (swapaxes or transpose, no reshape).",
                },
            },
        ],
        "hidden": ["one kernel of one pixel", "kernels 4x3, padding 2"],
    },
    "conv_dx_by_full_convolution": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "kernels 3x2, padding 1",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "full mode first: H' + HH - 1 rows and W' + WW - 1 columns; then pad of them are cut from each side. The channels are those of x.",
                    "WRONG": "The indices have a minus: both spatial axes of w are flipped, and only these. The sum runs over the kernels f.",
                    "RAISED": "w is (F, C, HH, WW), but dout has F channels: the two first axes of w change places.",
                },
            },
            {
                "name": "kernels 2x3, no padding",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Where the layer had no padding nothing is cut: a slice pad:-pad is empty for pad = 0.",
                    "RAISED": "Where the layer had no padding nothing is cut: a slice pad:-pad is empty for pad = 0.",
                    "WRONG": "The kernel has 2 rows and 3 columns: HH - 1 rows and WW - 1 columns of zeros on either side of dout, both spatial axes of w flipped, and its two first axes exchanged (swapaxes or transpose, no reshape).",
                },
            },
        ],
        "hidden": ["kernels of one pixel", "kernels 4x5, padding 2"],
    },
    "conv_transpose_forward": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "stride 2, padding 1",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "H = (H' - 1) stride + HH - 2 pad, W = (W' - 1) stride + WW - 2 pad, and the channels are those of the convolution's input.",
                    "WRONG": "Each y puts the kernel, not flipped, at i * stride, j * stride of a canvas; overlaps add; then pad is cut from each side.",
                    "RAISED": "w is (F, C, HH, WW), and y has F channels: the sum runs over the first axis of w.",
                },
            },
            {
                "name": "stride 2, padding 1, output_padding 1",
                "weight": 1.0,
                "hint": {
                    "*": "output_padding adds rows at the bottom and columns at the right of the canvas before pad is cut from each side: what was cut too much comes back, zeros come only after that.",
                },
            },
        ],
        "hidden": [
            "stride 3 beyond the kernel, no padding, output_padding 2",
            "one number",
            "padding as large as the kernel",
        ],
    },
    "adjoint_gap": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "stride 2, padding 1",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Left: conv(x) without a bias, times y, summed over all entries. Right: x times convT(y), summed the same way, with the same w and conv_param. No mean, no absolute values.",
                    "SHAPE": "Two numbers come back: the inner products run over all axes, the batch too.",
                    "RAISED": "Both sides use the same conv_param: pass it on whole.",
                },
            },
            {
                "name": "stride 1, no padding",
                "weight": 1.0,
                "hint": {
                    "RAISED": "With pad = 0 a slice pad:-pad is empty. Say where it ends: pad : pad + L.",
                    "SHAPE": "With pad = 0 a slice pad:-pad is empty. Say where it ends: pad : pad + L.",
                    "WRONG": "Take stride and pad from conv_param: here they are 1 and 0, and the kernel has an even size.",
                },
            },
        ],
        "hidden": ["one channel, one kernel", "stride 3, padding 2"],
    },
    "pad_zero": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2 pictures, pad (1, 2)",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Only the last two axes grow, each at both ends: rows by 2 ph, columns by 2 pw.",
                    "WRONG": "pad is (ph, pw), rows first. Print one channel: the picture stands in the middle, unchanged.",
                },
            },
            {
                "name": "no rows added, pad (0, 3)",
                "weight": 1.0,
                "hint": {
                    "*": "With ph = 0 the slice ph:-ph is empty. Write where the picture ends, ph + H, instead of counting from the end.",
                },
            },
        ],
        "hidden": ["one sample, one channel", "wider than the picture"],
    },
    "pad_reflect": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2 pictures, pad (1, 2)",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Only the last two axes grow, each at both ends: rows by 2 ph, columns by 2 pw.",
                    "WRONG": "The mirror stands on the outermost pixel, which is not repeated: c b | a b c d | c b. Corners are mirrored both ways.",
                },
            },
            {
                "name": "one row, pad (0, 3)",
                "weight": 1.0,
                "hint": {
                    "*": "With ph = 0 the slice ph:-ph is empty. Write where the picture ends, ph + H, instead of counting from the end.",
                },
            },
        ],
        "hidden": ["as far as the mirror reaches", "one sample, one channel"],
    },
    "output_size": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "stride 1, dilation left out",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Count the places by hand: a kernel of 3 on 7 pixels with stride 2 and no padding stands at 0, 2 and 4. Padding is on both sides.",
                    "RAISED": "dilation has a default of 1 and may be left out.",
                    "DTYPE": "A size is one whole number.",
                },
            },
            {
                "name": "strides that divide",
                "weight": 1.0,
                "hint": {
                    "WRONG": "The first place costs no stride: the + 1 stands outside the division.",
                    "RAISED": "dilation has a default of 1 and may be left out.",
                    "DTYPE": "A size is one whole number.",
                },
            },
        ],
        "hidden": ["strides that do not divide", "dilated kernels"],
    },
    "n_params": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "convolutions and fully connected layers",
                "weight": 1.0,
                "hint": {
                    "WRONG": "A filter has a weight for each tap on each input channel, and one bias. ReLU, flattening and pooling learn nothing.",
                    "RAISED": "Look at layer['kind'] first: the entries differ from kind to kind.",
                },
            },
            {
                "name": "some without biases",
                "weight": 1.0,
                "hint": {"WRONG": "A layer with 'bias': False has weights only."},
            },
        ],
        "hidden": ["kernels that are not square", "with batch normalisation"],
    },
    "receptive_field": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "stride 1",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Two layers of kernel 3 and stride 1 see 5 pixels. Each further tap of a layer reaches one jump farther, in pixels of the input.",
                    "SHAPE": "Return two numbers, (size, jump).",
                },
            },
            {
                "name": "strides",
                "weight": 1.0,
                "hint": {
                    "WRONG": "A layer's taps stand as far apart as the strides of the layers *before* it have multiplied up to. Its own stride counts from the next layer on.",
                    "SHAPE": "Return two numbers, (size, jump).",
                },
            },
        ],
        "hidden": ["dilations", "kernels of 1 with a stride"],
    },
    "max_pool_forward_naive": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2x2 windows, stride 2",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Work one window out by hand: window (i, j) starts at row i * stride and column j * stride, and each channel is pooled alone.",
                    "SHAPE": "There are 1 + (H - pool_height) / stride rows of windows, and the columns likewise with the width.",
                    "RAISED": "Print the shape of the window that fails: do rows go with pool_height and columns with pool_width?",
                },
            },
            {
                "name": "overlapping windows",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Windows start every `stride` pixels, whatever their size: here they overlap.",
                    "SHAPE": "There are 1 + (H - pool_height) / stride rows of windows, and the columns likewise with the width.",
                    "RAISED": "Print the shape of the window that fails: do rows go with pool_height and columns with pool_width?",
                },
            },
        ],
        "hidden": ["negative entries", "flat windows", "one window"],
    },
    "max_pool_backward_naive": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2x2 windows, stride 2",
                "weight": 1.0,
                "hint": {
                    "WRONG": "dout[n, c, i, j] goes, whole, to the one pixel of channel c that won window (i, j).",
                    "SHAPE": "dx has the shape of x.",
                },
            },
            {
                "name": "overlapping windows",
                "weight": 1.0,
                "hint": {"WRONG": "A pixel can win several windows; what it receives from them adds up."},
            },
        ],
        "hidden": ["negative entries", "flat windows", "one window"],
        "gradient": {"of": "max_pool_forward_naive", "backward": "max_pool_backward_naive", "wrt": ("x",)},
    },
    "avg_pool_forward": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2x2 windows, stride 2",
                "weight": 1.0,
                "hint": {
                    "WRONG": "A mean over the pixels of the window, each channel alone.",
                    "SHAPE": "There are 1 + (H - pool_height) / stride rows of windows, and the columns likewise with the width.",
                    "RAISED": "Print the shape of the window that fails: do rows go with pool_height and columns with pool_width?",
                },
            },
            {
                "name": "overlapping windows",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Windows start every `stride` pixels and are divided by their own number of pixels, not by the stride's square.",
                    "SHAPE": "There are 1 + (H - pool_height) / stride rows of windows, and the columns likewise with the width.",
                    "RAISED": "Print the shape of the window that fails: do rows go with pool_height and columns with pool_width?",
                },
            },
        ],
        "hidden": ["flat windows", "one window"],
    },
    "avg_pool_backward": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2x2 windows, stride 2",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Each pixel of a window gets the same share of dout[n, c, i, j], and the shares add up to it.",
                    "SHAPE": "dx has the shape of x.",
                },
            },
            {
                "name": "overlapping windows",
                "weight": 1.0,
                "hint": {
                    "WRONG": "A pixel that lies in several windows collects a share from each: add. A share is one over the pixels of a window.",
                },
            },
        ],
        "hidden": ["flat windows", "one window"],
        "gradient": {"of": "avg_pool_forward", "backward": "avg_pool_backward", "wrt": ("x",)},
    },
    "circular_conv2d": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "3x2 kernel",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "On a ring every pixel is a place: out has the shape of x.",
                    "WRONG": "out[0, 0] is the sum of x[a, b] k[a, b]: no flip, no centring. Past the last row comes row 0 again.",
                    "RAISED": "An index past the end wraps round: (i + a) modulo H for rows, (j + b) modulo W for columns.",
                },
            },
            {
                "name": "picture of one column",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "On a ring every pixel is a place: out has the shape of x.",
                    "WRONG": "out[0, 0] is the sum of x[a, b] k[a, b]: no flip, no centring. Past the last row comes row 0 again.",
                    "RAISED": "An index past the end wraps round: (i + a) modulo H for rows, (j + b) modulo W for columns.",
                    "*": "A picture of one column still has two axes, and so has the answer. A slice that ends at -(w - 1) is empty for w = 1.",
                },
            },
        ],
        "hidden": ["5x4 kernel", "kernel as large as the picture"],
    },
    "shift_equivariance_gap": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "down 1, right 2",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Compare f(T x) with T f(x), both moved the same way: rows by dy (axis 0), columns by dx (axis 1). The largest distance counts, not the mean and not the signed difference.",
                    "SHAPE": "Return one number.",
                },
            },
            {
                "name": "f writes into its input",
                "weight": 1.0,
                "hint": {
                    "WRONG": "f may change the array that it gets. Which of your arrays is still what it was when you shift it?",
                },
            },
        ],
        "hidden": ["up and left", "more than once round"],
    },
    "pool_invariance": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one dot, 4x4 windows",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Eight shifts, diagonals included and (0, 0) not. A shift counts only if every entry of the code is the same as before.",
                    "SHAPE": "Return one number from 0 to 1.",
                },
            },
            {
                "name": "three dots",
                "weight": 1.0,
                "hint": {
                    "WRONG": "All entries of the code count, not the brightest alone and not the average entry.",
                    "SHAPE": "Return one number from 0 to 1.",
                },
            },
        ],
        "hidden": [
            "one row of windows",
            "windows that are not square",
            "darker than zero",
            "nearly equal values",
        ],
    },
    "fc_as_conv": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4 classes",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Filter m is column m of W, read as C x H x Ww in numpy's order. Reshaping alone mixes the classes.",
                    "SHAPE": "The filters stand first: (M, C, H, Ww), always four axes.",
                },
            },
            {
                "name": "as many classes as pixels",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Do not guess from the sizes which axis is which: rows are always pixels, columns always classes.",
                },
            },
        ],
        "hidden": ["one class", "pictures of one pixel"],
    },
    "sliding_classifier": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "larger pictures, b = 0",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(N, M, Hbig - H + 1, Wbig - Ww + 1): classes where the channels were, and one place more than the pictures are larger.",
                    "WRONG": "out[n, :, i, j] is what the classifier says of x[n, :, i : i + H, j : j + Ww], flattened in numpy's order.",
                    "RAISED": "Print the shape of what you flatten: (N, C, H, Ww) becomes (N, C * H * Ww).",
                },
            },
            {
                "name": "with biases",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(N, M, Hbig - H + 1, Wbig - Ww + 1): classes where the channels were, and one place more than the pictures are larger.",
                    "WRONG": "b[m] is added to the whole map of class m. Added to a (N, M, H', W') array, a bare b runs along the last axis.",
                    "RAISED": "Print the shape of what you flatten: (N, C, H, Ww) becomes (N, C * H * Ww).",
                },
            },
        ],
        "hidden": ["pictures of the trained size", "one class, one channel, one picture"],
    },
    "im2col": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2x3 kernel, no padding",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "There is one row for each window, N * H' * W' of them, and one column for each entry of a window, C * HH * WW.",
                    "WRONG": "Look at one row: is it x[n, :, i:i+HH, j:j+WW].ravel()? Rows are counted by (n, i, j), entries by (c, p, q), the last index fastest. A reshape cannot exchange axes: transpose to (N, H', W', C, HH, WW) first.",
                    "RAISED": "Write the shapes beside each line. kernel is a pair (HH, WW), in this order: rows, then columns.",
                },
            },
            {
                "name": "padding 2",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "H' = (H + 2 pad - HH) / stride + 1: the padding counts on both sides.",
                    "WRONG": "Padding puts zeros around the rows and columns of each picture (axes 2 and 3), pad of them on each of the four sides.",
                },
            },
        ],
        "hidden": ["stride 2", "1x1 kernel, one channel"],
    },
    "col2im": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "the same number in all columns, padding 1",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "The result has the shape x_shape: what lies on the padding is cut off.",
                    "WRONG": "A pixel that lies in several windows gets the sum of what they hold: here its value tells in how many it lies. Add, neither assign nor average. (With an array of places, a[places] += v keeps one of the entries that meet; np.add.at adds them all.)",
                },
            },
            {
                "name": "2x3 kernel, no padding",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "The result has the shape x_shape. With padding 0 a slice such as pad:-pad is empty: write pad:pad + H.",
                    "WRONG": "Read the columns as (N, H', W', C, HH, WW), in this order, and then move the axis of channels: a reshape alone shuffles the pixels.",
                    "RAISED": "Write the shapes beside each line: columns.reshape(N, H', W', C, HH, WW) has to fit.",
                },
            },
        ],
        "hidden": ["stride 3, padding 2", "1x1 kernel, one picture, one channel", "stride beyond the kernel"],
    },
    "conv_im2col_forward": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2x3 kernel, no padding",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "The product has one row for each (n, i, j) and one column for each filter; out is (N, F, H', W').",
                    "WRONG": "The product's rows are (n, i, j) and its columns f. Reshape to (N, H', W', F) and only then move the last axis to the second place: a reshape straight to (N, F, H', W') shuffles the pixels.",
                    "RAISED": "columns is (N H' W', C HH WW) and w.reshape(F, -1) is (F, C HH WW): one of the two needs a transpose.",
                },
            },
            {
                "name": "padding 2, kernel 3x2",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "H' = (H + 2 pad - HH) / stride + 1 and W' = (W + 2 pad - WW) / stride + 1, with conv_param's own padding.",
                    "*": "Take padding from conv_param, and H' from H and HH, W' from W and WW.",
                },
            },
        ],
        "hidden": ["stride 2", "one picture, one channel, one filter"],
    },
    "conv_im2col_backward": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2x3 kernel, no padding",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "dx like x, dw like w, db like b: dw comes out of the product flat and gets back its four axes.",
                    "WRONG": "First bring dout into the layout of the product, (N H' W', F): move the axis of filters to the end, then reshape. Then it is the affine layer: dw = dy.T @ columns, db the sum of dy's rows, and col2im of dy @ w_flat.",
                    "RAISED": "Write the shapes beside each product; dy is (N H' W', F), columns (N H' W', C HH WW).",
                },
            },
            {
                "name": "padding 1, kernel 3x2",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "dx has the shape of x, without the padding: col2im cuts it off.",
                    "*": "Hand the padding of the forward pass on to col2im.",
                },
            },
        ],
        "hidden": ["stride 2", "one picture, one channel, one filter"],
        "gradient": {"of": "conv_im2col_forward", "backward": "conv_im2col_backward", "wrt": ("x", "w", "b")},
    },
    "conv_im2col_speed": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "5x5 kernel, padding 2",
                "weight": 1.0,
                "hint": {
                    "*": "Before it may be fast it has to be right: see the check of conv_im2col_forward.",
                },
            },
            {
                "name": "stride 3",
                "weight": 1.0,
                "hint": {
                    "*": "Before it may be fast it has to be right: see the check of conv_im2col_forward.",
                },
            },
        ],
        "hidden": ["one picture, one filter", "speed"],
        "faster": {"of": ["conv_im2col_forward"], "than": ["conv_forward_naive"], "ratio": 5},
    },
    "spatial_batchnorm_forward": {
        "points": 5,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "training, one batch",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "out has the shape of x; running_mean and running_var have one entry a channel, (C,).",
                    "WRONG": "One mean and one variance a channel, over axes 0, 2 and 3. If you reshape to (N H W, C), move the axis of channels to the end first: a reshape alone mixes channels. The variance is the biased one, divided by M, in the running statistics too. eps and momentum are those of bn_param.",
                    "RAISED": "gamma and beta are (C,): give them the shape (C, 1, 1), so that they meet the axis of channels and not that of length W.",
                    "DTYPE": "The new running statistics go back into bn_param, under \"running_mean\" and \"running_var\".",
                },
            },
            {
                "name": "test mode",
                "weight": 1.0,
                "hint": {
                    "WRONG": "In test mode running_mean and running_var take the place of the batch's statistics, eps still stands under the root, and nothing is updated.",
                    "RAISED": "Test mode has nothing to do with the batch's statistics: read the running ones from bn_param.",
                },
            },
        ],
        "hidden": [
            "three steps from nothing, then test mode",
            "default eps and momentum, quiet pictures",
            "test mode before any training",
            "one picture, one channel",
            "channels a million from zero",
        ],
    },
    "spatial_batchnorm_backward": {
        "points": 5,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2 pictures, 3 channels",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "dx like x, dgamma and dbeta like gamma and beta.",
                    "WRONG": "dx has three parts: through x itself, through the mean and through the variance. All means and sums run over N, H and W, so M is N H W. dgamma is the sum of dout * x_hat, dbeta that of dout.",
                    "RAISED": "A (C,) array meets the last axis, of length W. Give it the shape (C, 1, 1) first.",
                },
            },
            {
                "name": "eps 0.5",
                "weight": 1.0,
                "hint": {
                    "*": "The backward pass needs the eps of the forward pass: cache the root of var + eps, or eps itself.",
                },
            },
        ],
        "hidden": ["an entry of gamma is 0", "one picture, one channel"],
        "gradient": {
            "of": "spatial_batchnorm_forward",
            "backward": "spatial_batchnorm_backward",
            "wrt": ("x", "gamma", "beta"),
        },
    },
    "spatial_groupnorm_forward": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "6 channels in 3 groups",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "out has the shape of x.",
                    "WRONG": "G is the number of groups, and each holds C / G neighbouring channels: x.reshape(N, G, C // G, H, W), statistics over axes 2, 3 and 4 with the biased variance. gamma and beta belong to channels: apply them after going back to (N, C, H, W).",
                    "RAISED": "Keep the reduced axes (keepdims=True), so that mean and variance, (N, G, 1, 1, 1), meet the groups.",
                },
            },
            {
                "name": "eps 0.5",
                "weight": 1.0,
                "hint": {"*": "Take eps from gn_param, and add it to the variance, under the root."},
            },
        ],
        "hidden": [
            "one group, one picture",
            "one channel a group, quiet pictures, default eps",
            "channels a million from zero",
        ],
    },
    "spatial_groupnorm_backward": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "6 channels in 3 groups",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "dx like x; dgamma and dbeta (1, C, 1, 1), like gamma and beta: sum over axes 0, 2 and 3 with keepdims=True.",
                    "WRONG": "gamma varies inside a group: multiply dout by it before any mean is taken. The means for dx run over the C / G * H * W numbers of a group in one picture, the sums for dgamma and dbeta over N, H and W.",
                    "RAISED": "Bring dout * gamma and x_hat into the layout of the groups first.",
                },
            },
            {
                "name": "eps 0.5",
                "weight": 1.0,
                "hint": {"*": "The backward pass needs the eps of the forward pass."},
            },
        ],
        "hidden": ["one group, one picture", "one channel a group, an entry of gamma is 0"],
        "gradient": {
            "of": "spatial_groupnorm_forward",
            "backward": "spatial_groupnorm_backward",
            "wrt": ("x", "gamma", "beta"),
        },
    },
    "three_layer_conv_net_init": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "3x8x6 images, 20 filters, scale 1",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "the convolution keeps height and width, pooling halves each: W2 has num_filters * (H // 2) * (W // 2) rows",
                    "WRONG": "weights come from np.random.normal, biases are zeros",
                },
            },
            {
                "name": "scale 0.02, filters of size 3",
                "weight": 1.0,
                "hint": {
                    "WRONG": "weight_scale is the standard deviation of every entry: not the variance, not 1e-3 by heart, not corrected by the fan-in",
                    "SHAPE": "sizes come from the arguments: filter_size is not always 7, the channels not always 3",
                },
            },
        ],
        "hidden": ["single precision", "two networks in a row"],
    },
    "three_layer_conv_net_scores": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "three images of 2x6x4",
                "weight": 1.0,
                "hint": {
                    "WRONG": "conv, ReLU, pool, affine, ReLU, affine: is a ReLU missing, or is something behind the scores?",
                    "RAISED": "pad (filter_size - 1) // 2 and stride 1; with y=None the answer is the array of scores alone",
                },
            },
            {
                "name": "filters of size 5",
                "weight": 1.0,
                "hint": {"*": "the padding follows filter_size: (filter_size - 1) // 2"},
            },
        ],
        "hidden": ["one image, one filter, size 1", "weights loaded from a file"],
    },
    "three_layer_conv_net_loss": {
        "points": 5,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "four images, no regularisation",
                "weight": 1.0,
                "hint": {
                    "WRONG": "back in the opposite order: affine, affine-ReLU, conv-ReLU-pool; softmax_loss has divided by N already",
                    "RAISED": "ask `y is None`: an array has no single truth value",
                    "SHAPE": "loss is one number; each gradient has the name and the shape of its parameter",
                },
            },
            {
                "name": "reg 2.3",
                "weight": 1.0,
                "hint": {
                    "*": "0.5 * reg * sum(W*W) over W1, W2 and W3, not over biases, not divided by N; its gradient is reg * W",
                },
            },
        ],
        "hidden": ["one image of class 0, filters of size 5", "the second of two batches"],
    },
    "lenet_shapes": {
        "points": 4,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "two images, 26 classes",
                "weight": 1.0,
                "hint": {
                    "WRONG": "ReLU behind conv1, conv2, fc1 and fc2 (stages gives what is behind it), maximum (not mean) in the pools, and nothing behind fc3: logits, no softmax",
                    "SHAPE": "padding 2 in conv1 only; 28, 14, 10, 5: conv2 leaves 14 - 5 + 1 = 10",
                    "RAISED": "the attributes are conv1, conv2, fc1, fc2, fc3; after pool2 each image has 16 * 5 * 5 numbers",
                },
            },
            {
                "name": "five classes",
                "weight": 1.0,
                "hint": {"*": "the last layer has num_classes outputs, not 26 by heart"},
            },
        ],
        "hidden": ["in training mode", "one image, one class", "the gradient of the first layer"],
    },
    "learning_rate_at": {
        "points": 2,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a warm-up of 4 in 20 steps",
                "weight": 1.0,
                "hint": {
                    "WRONG": "step 0 has peak / warmup, step warmup - 1 has peak, step warmup has peak again; then half a cosine over total - warmup steps",
                    "RAISED": "one float a call",
                },
            },
            {
                "name": "no warm-up",
                "weight": 1.0,
                "hint": {
                    "RAISED": "warmup may be 0: divide by it only where step < warmup",
                    "*": "with no warm-up the first step has the whole peak",
                },
            },
        ],
        "hidden": ["steps in any order", "a very small peak"],
    },
    "train_step": {
        "points": 4,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one step of SGD",
                "weight": 1.0,
                "hint": {
                    "WRONG": "mean cross-entropy of the *logits* (it contains the softmax), backward, step; the loss is that before the step",
                    "RAISED": "optimizer.zero_grad(), loss.backward() and optimizer.step() take no arguments; cross_entropy takes (logits, labels)",
                    "DTYPE": "return the loss",
                },
            },
            {
                "name": "three steps with momentum",
                "weight": 1.0,
                "hint": {
                    "*": "backward adds to the gradients that are there: forget them at each step, before backward; and let `optimizer` take the step",
                },
            },
        ],
        "hidden": [
            "after an evaluation, old gradients about",
            "logits of thousands",
            "with a scaler",
            "the loss is a number",
        ],
    },
    "glyph_cnn": {
        "points": 6,
        "kind": "trained",
        "library": "torch",
        "file": "glyph_cnn.safetensors",
        "floor": 0.92,
        "bar": 0.99,
        "max_bytes": 8388608,
        "model": "build_model",
        "shape": [26],
        "card": "glyph_cnn.json",
    },
    "why_convolve": {"points": 4, "kind": "manual", "library": "numpy"},
}


def letter_accuracy(labels: np.ndarray, outputs: np.ndarray) -> float:
    return float(np.mean(np.argmax(outputs, axis=1) == labels))


def conv1d_forward(s, x, w, b, conv_param):
    return {"out": s.conv1d_forward(x, w, b, conv_param)[0]}


def conv1d_backward(s, x, w, b, conv_param, dout):
    out, cache = s.conv1d_forward(x, w, b, conv_param)
    dx, dw, db = s.conv1d_backward(dout, cache)
    return {"dx": dx, "dw": dw, "db": db}


def cross_correlate2d(s, x, k):
    return {"out": s.cross_correlate2d(x, k)}


def true_conv2d(s, x, k, mode):
    return {"out": s.true_conv2d(x, k, mode)}


def conv_forward_naive(s, x, w, b, conv_param):
    return {"out": s.conv_forward_naive(x, w, b, conv_param)[0]}


def conv_backward_naive(s, x, w, b, conv_param, dout):
    out, cache = s.conv_forward_naive(x, w, b, conv_param)
    dx, dw, db = s.conv_backward_naive(dout, cache)
    return {"dx": dx, "dw": dw, "db": db}


def conv_dw_by_correlation(s, x, dout, pad):
    return {"dw": s.conv_dw_by_correlation(x, dout, pad)}


def conv_dx_by_full_convolution(s, dout, w, pad):
    return {"dx": s.conv_dx_by_full_convolution(dout, w, pad)}


def conv_transpose_forward(s, y, w, conv_param, output_padding):
    return {"out": s.conv_transpose_forward(y, w, conv_param, output_padding)}


def adjoint_gap(s, x, y, w, conv_param):
    left, right = s.adjoint_gap(x, y, w, conv_param)
    return {"left": left, "right": right}


def pad_zero(s, x, pad):
    return {"out": s.pad_zero(x, pad)}


def pad_reflect(s, x, pad):
    return {"out": s.pad_reflect(x, pad)}


def output_size(s, sizes):
    return {"sizes": [s.output_size(*size) for size in sizes]}


def n_params(s, layers):
    return {"count": s.n_params(layers)}


def receptive_field(s, chains):
    fields = [s.receptive_field(chain) for chain in chains]
    return {"sizes": [field[0] for field in fields], "jumps": [field[1] for field in fields]}


def max_pool_forward_naive(s, x, pool_param):
    return {"out": s.max_pool_forward_naive(x, pool_param)[0]}


def max_pool_backward_naive(s, x, pool_param, dout):
    out, cache = s.max_pool_forward_naive(x, pool_param)
    dx = s.max_pool_backward_naive(dout, cache)
    return {"dx": dx}


def avg_pool_forward(s, x, pool_param):
    return {"out": s.avg_pool_forward(x, pool_param)[0]}


def avg_pool_backward(s, x, pool_param, dout):
    out, cache = s.avg_pool_forward(x, pool_param)
    dx = s.avg_pool_backward(dout, cache)
    return {"dx": dx}


def circular_conv2d(s, x, k, by):
    moved = s.circular_conv2d(np.roll(x, by, axis=(0, 1)), k.copy())
    return {"out": s.circular_conv2d(x, k), "out of the shifted picture": moved}


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


def pool_invariance(s, pictures, window):
    return {"shares": np.array([s.pool_invariance(x, window) for x in pictures], dtype=float)}


def fc_as_conv(s, W, C, H, Ww):
    return {"filters": s.fc_as_conv(W, C, H, Ww)}


def sliding_classifier(s, x, W, b, C, H, Ww):
    return {"scores": s.sliding_classifier(x, W, b, C, H, Ww)}


def im2col(s, x, kernel, stride, pad):
    return {"columns": s.im2col(x, kernel, stride, pad)}


def col2im(s, columns, x_shape, kernel, stride, pad):
    return {"x": s.col2im(columns, x_shape, kernel, stride, pad)}


def conv_im2col_forward(s, x, w, b, conv_param):
    return {"out": s.conv_im2col_forward(x, w, b, conv_param)[0]}


def conv_im2col_backward(s, x, w, b, conv_param, dout):
    out, cache = s.conv_im2col_forward(x, w, b, conv_param)
    dx, dw, db = s.conv_im2col_backward(dout, cache)
    return {"dx": dx, "dw": dw, "db": db}


def conv_im2col_speed(s, x, w, b, conv_param):
    return {"out": s.conv_im2col_forward(x, w, b, conv_param)[0]}


def spatial_batchnorm_forward(s, batches, gamma, beta, modes, bn_param):
    outs = []
    for x, mode in zip(batches, modes):
        bn_param["mode"] = mode
        outs.append(np.array(s.spatial_batchnorm_forward(x, gamma.copy(), beta.copy(), bn_param)[0]))
    begin = None if "train" in modes else np.zeros(len(gamma))  # whether test mode puts the zeros into bn_param is nobody's business
    return {"out": outs, "running_mean": bn_param.get("running_mean", begin), "running_var": bn_param.get("running_var", begin)}


def spatial_batchnorm_backward(s, x, gamma, beta, bn_param, dout):
    out, cache = s.spatial_batchnorm_forward(x, gamma, beta, bn_param)
    dx, dgamma, dbeta = s.spatial_batchnorm_backward(dout, cache)
    return {"dx": dx, "dgamma": dgamma, "dbeta": dbeta}


def spatial_groupnorm_forward(s, x, gamma, beta, G, gn_param):
    return {"out": s.spatial_groupnorm_forward(x, gamma, beta, G, gn_param)[0]}


def spatial_groupnorm_backward(s, x, gamma, beta, G, gn_param, dout):
    out, cache = s.spatial_groupnorm_forward(x, gamma, beta, G, gn_param)
    dx, dgamma, dbeta = s.spatial_groupnorm_backward(dout, cache)
    return {"dx": dx, "dgamma": dgamma, "dbeta": dbeta}


def three_layer_conv_net_init(s, input_dim, sizes, weight_scale, dtype, networks):
    """The start of ThreeLayerConvNet: shapes, dtype, zero biases, Gaussian weights of standard deviation weight_scale."""
    values = {}
    for i in range(networks):
        net = s.ThreeLayerConvNet(
            input_dim=tuple(input_dim), num_filters=sizes[0], filter_size=sizes[1], hidden_dim=sizes[2], num_classes=sizes[3],
            weight_scale=weight_scale, reg=0.3, dtype=getattr(np, dtype),
        )
        for name in ("W1", "b1", "W2", "b2", "W3", "b3"):
            values[name if i == 0 else f"{name}_of_the_second"] = net.params[name]
    return values


def three_layer_conv_net_scores(s, X, params, loaded):
    """Scores of ThreeLayerConvNet for given weights."""
    filters, _, size, _ = params["W1"].shape
    net = s.ThreeLayerConvNet(
        input_dim=X.shape[1:], num_filters=filters, filter_size=size, hidden_dim=len(params["b2"]), num_classes=len(params["b3"]),
        weight_scale=0.2, reg=1.7, dtype=np.float64,
    )
    if loaded:
        net.params = dict(params)
    else:
        for name in params:
            net.params[name] = params[name]
    return {"scores": net.loss(X)}


def three_layer_conv_net_loss(s, X, y, params, reg, before):
    """Loss and gradients of ThreeLayerConvNet for given weights."""
    filters, _, size, _ = params["W1"].shape
    net = s.ThreeLayerConvNet(
        input_dim=X.shape[1:], num_filters=filters, filter_size=size, hidden_dim=len(params["b2"]), num_classes=len(params["b3"]),
        weight_scale=0.2, reg=reg, dtype=np.float64,
    )
    for name in params:
        net.params[name] = params[name]
    if before is not None:
        net.loss(before, np.arange(len(before)) % len(params["b3"]))
    loss, grads = net.loss(X, y)
    return {"loss": loss} | {f"d{name}": grads[name] for name in params if name in grads}


def lenet_shapes(s, mode, x, num_classes, seed):
    """Shapes of the stages and of the parameters of LeNet, some numbers of each stage, and its logits (or a gradient) for given weights.

    The weights, of a size that keeps signals alive, are drawn here from a seed: 63066 numbers a case are not worth their bytes.
    """
    shapes = {"conv1": (6, 1, 5, 5), "conv2": (16, 6, 5, 5), "fc1": (120, 400), "fc2": (84, 120), "fc3": (num_classes, 84)}
    rng, weights = np.random.default_rng(seed), {}
    for layer, sizes in shapes.items():
        weights[f"{layer}.weight"] = rng.normal(0.0, np.sqrt(2 / np.prod(sizes[1:])), sizes)
        weights[f"{layer}.bias"] = rng.normal(0.0, 0.3, sizes[0])
    model = s.LeNet(num_classes=num_classes).double()
    model.load_state_dict({name: torch.tensor(value) for name, value in weights.items()})
    model.train(mode == "train")
    images = torch.tensor(x)
    stages = model.stages(images)
    answer = {f"shape after {name}": list(stage.shape) for name, stage in stages.items()}
    answer |= {f"some numbers after {name}": stage.detach().reshape(-1)[::37] for name, stage in stages.items()}
    answer["parameters"] = {name: sum(p.numel() for p in getattr(model, name).parameters()) for name in shapes}
    logits = model(images)
    if mode == "gradient":
        torch.nn.functional.cross_entropy(logits, torch.arange(len(x))).backward()
        answer["dconv1"] = getattr(model, "conv1").weight.grad
    else:
        answer["logits"] = logits
    return answer


def learning_rate_at(s, steps, total, warmup, peak):
    """Warm-up and cosine, at some steps."""
    return {"rates": np.array([float(s.learning_rate_at(step, total, warmup, peak)) for step in steps])}


def train_step(s, momentum, rate, state, images, labels, start):
    """Weights of a model of ours, its running statistics and the losses after some steps."""
    layers = torch.nn
    model = layers.Sequential(
        layers.Linear(images.shape[2], 5), layers.BatchNorm1d(5) if state == "evaluated" else layers.Identity(), layers.Softplus(),
        layers.Linear(5, len(start["3.bias"])),
    ).double()
    model.load_state_dict({name: torch.tensor(value) for name, value in start.items()}, strict=False)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate, momentum=momentum)
    scaler = torch.amp.GradScaler("cpu", init_scale=256.0, growth_interval=2) if state == "scaled" else None
    if state == "evaluated":
        model.eval()
        for p in model.parameters():
            p.grad = torch.full_like(p, 7.0)
    losses = []
    for x, y in zip(images, labels):
        if scaler is None:
            losses.append(s.train_step(model, optimizer, torch.tensor(x), torch.tensor(y)))
        else:
            losses.append(s.train_step(model, optimizer, torch.tensor(x), torch.tensor(y), scaler))
    answer = {name: value for name, value in model.state_dict().items() if "num_batches" not in name}
    answer["losses"] = np.array([float(loss) for loss in losses])
    if state == "kept":
        answer["losses that keep a graph"] = sum(bool(getattr(loss, "requires_grad", False)) for loss in losses)
    if scaler is not None:
        answer["scale"] = scaler.get_scale()
    return answer


def glyph_cnn(s, weights, images):
    """The student's own network reads 4000 fresh letters."""
    model = s.build_model()
    model.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})
    model.eval()
    with torch.no_grad():
        return model(torch.from_numpy(images)).numpy()


VERIFY = {
    "three_layer_conv_net_init": gaussian_weights(),
}


METRIC = {
    "glyph_cnn": letter_accuracy,
}
