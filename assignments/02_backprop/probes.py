"""What `check` runs for 02_backprop. Built from the author's checks by `make release`: edit those, never this file.

EXERCISES says what is asked. Each function below is the probe of the exercise of its name: a short script of calls on `s`,
the names of your notebook (`s.relu` is your `relu`); what it returns is compared with the reference's answer, or judged by
the function in VERIFY where right answers may differ. `visible.npz` holds the inputs and expected answers of the visible
cases. At grading all cases, the visible ones too, are drawn anew. A probe of a torch exercise is given `torch`.
"""

import numpy as np
from autograder.compare import Mismatch, compare
from autograder.verify import gaussian_weights, refuse, topological
from collections.abc import Mapping
from typing import Any


EXERCISES = {
    "affine_forward": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "5 samples, 4 features",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Flatten each sample first: rows stay, all other axes become one of length D.",
                    "SHAPE": "out has the two axes (N, M), whatever the shape of x.",
                    "WRONG": "Compare with one entry worked out by hand: out[n, m] is the sum over d of X[n, d] w[d, m], plus b[m].",
                },
            },
            {
                "name": "images",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Flatten each sample first: rows stay, all other axes become one of length D.",
                    "SHAPE": "out has the two axes (N, M), whatever the shape of x.",
                    "WRONG": "Flatten each image in numpy's usual (row-major) order, the last axis fastest.",
                },
            },
        ],
        "hidden": ["sequences", "one sample", "one input feature", "one output unit"],
    },
    "affine_backward": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "5 samples, 4 features",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Each gradient has the shape of the thing it belongs to: dx like x, dw like w, db like b.",
                    "WRONG": "Check each part alone. dw and db are sums over the samples: no mean, the 1/N is already in dout.",
                    "RAISED": "Write the shapes beside each product: which side needs a transpose?",
                },
            },
            {
                "name": "films",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "x had five axes, so dx has five: undo the flattening at the end, for any number of axes.",
                    "RAISED": "dw needs the flattened x, (N, D), as the forward pass did.",
                    "WRONG": "Undo the flattening in the same order of entries in which it was done.",
                },
            },
        ],
        "hidden": ["one sample", "one output unit"],
        "gradient": {"of": "affine_forward", "backward": "affine_backward", "wrt": ("x", "w", "b")},
    },
    "relu_forward": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4x3 matrix",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "np.max takes the maximum along an axis; the elementwise one is another function.",
                    "WRONG": "Negative entries become exactly 0, positive ones stay as they are.",
                    "RAISED": "Python's max compares whole arrays. numpy has an elementwise one.",
                },
            },
            {
                "name": "images",
                "weight": 1.0,
                "hint": {
                    "*": "An elementwise layer does not care about axes: out has the shape of x, with no reshape, no squeeze and no loop over two axes.",
                },
            },
        ],
        "hidden": ["vector", "inputs near 1e4"],
    },
    "relu_backward": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4x3 matrix",
                "weight": 1.0,
                "hint": {
                    "WRONG": "dout passes where the input was positive and is stopped where it was not. The sign of dout plays no part.",
                    "SHAPE": "dx has the shape of x.",
                },
            },
            {
                "name": "images",
                "weight": 1.0,
                "hint": {
                    "*": "dx is an elementwise product and has the shape of x: no reshape, no squeeze, no loop over two axes.",
                },
            },
        ],
        "hidden": ["vector", "inputs near 1e4"],
        "gradient": {"of": "relu_forward", "backward": "relu_backward", "wrt": ("x",)},
    },
    "sigmoid_forward": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4x3 matrix",
                "weight": 1.0,
                "hint": {
                    "*": "sigma(0) is 1/2, sigma(2) about 0.88: which of yours differs? Mind the sign in the exponent.",
                },
            },
            {
                "name": "some entries near 1e3",
                "weight": 1.0,
                "hint": {
                    "NONFINITE": "exp(1000) is inf, and inf / inf or 0 * inf is nan. Only ever take exp of a number that is not positive.",
                    "WRONG": "sigma tends to 0 on the left and to 1 on the right.",
                },
            },
        ],
        "hidden": ["entries between -30 and -15", "vector", "images"],
    },
    "sigmoid_backward": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4x3 matrix",
                "weight": 1.0,
                "hint": {
                    "WRONG": "In sigma (1 - sigma) stands the output. What does your cache hold, the input or the output? And is dout in the product?",
                },
            },
            {
                "name": "some entries near 1e3",
                "weight": 1.0,
                "hint": {
                    "NONFINITE": "Write the derivative with the output, which lies in [0, 1], not with exponentials of the input.",
                },
            },
        ],
        "hidden": ["vector", "images"],
        "gradient": {"of": "sigmoid_forward", "backward": "sigmoid_backward", "wrt": ("x",)},
    },
    "tanh": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4x3 matrix",
                "weight": 1.0,
                "hint": {
                    "WRONG": "If dx differs: the derivative is 1 minus the square of the output, not of the input, times dout. If out differs: tanh(1) is about 0.76.",
                },
            },
            {
                "name": "some entries near 1e3",
                "weight": 1.0,
                "hint": {
                    "NONFINITE": "A quotient of two exponentials overflows above and below. numpy has the function ready; or factor the larger one out.",
                },
            },
        ],
        "hidden": ["vector", "images"],
        "gradient": {"of": "tanh_forward", "backward": "tanh_backward", "wrt": ("x",)},
    },
    "softplus": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4x3 matrix",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Ours is centred: out is 0 at x = 0, and logarithms are natural. The derivative of log(1 + e^x) is a function you have.",
                },
            },
            {
                "name": "some entries near 1e3",
                "weight": 1.0,
                "hint": {
                    "NONFINITE": "log(1 + e^x) = max(x, 0) + log(1 + e^-|x|): factor the larger term out before you take the exponential.",
                    "WRONG": "For large x the function is x - log 2: the centring holds in every branch.",
                },
            },
        ],
        "hidden": ["inputs near 10", "vector"],
        "gradient": {"of": "softplus_forward", "backward": "softplus_backward", "wrt": ("x",)},
    },
    "vrelu": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4x3 matrix",
                "weight": 1.0,
                "hint": {
                    "WRONG": "out is |x|; its slope is -1 on the left and +1 on the right, times dout with dout's own sign.",
                },
            },
            {
                "name": "images",
                "weight": 1.0,
                "hint": {
                    "*": "An elementwise layer does not care about axes: out has the shape of x, with no reshape, no squeeze and no loop over two axes.",
                },
            },
        ],
        "hidden": ["vector", "inputs near 1e200"],
        "gradient": {"of": "vrelu_forward", "backward": "vrelu_backward", "wrt": ("x",)},
    },
    "leaky_relu": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "slope 0.3",
                "weight": 1.0,
                "hint": {
                    "WRONG": "The slope is alpha as it is passed, on the side where x is negative, in both passes.",
                    "RAISED": "x may have any number of axes, and alpha is one number.",
                },
            },
            {
                "name": "slope above 1",
                "weight": 1.0,
                "hint": {
                    "*": "max(x, alpha x) picks the wrong branch once alpha is above 1. Let the sign of x decide.",
                },
            },
        ],
        "hidden": ["slope below 0", "slope 0"],
        "gradient": {"of": "leaky_relu_forward", "backward": "leaky_relu_backward", "wrt": ("x",)},
    },
    "elu": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "alpha 0.6",
                "weight": 1.0,
                "hint": {
                    "WRONG": "On the negative side out is alpha (e^x - 1) and its slope alpha e^x, with the alpha that is passed.",
                    "RAISED": "x may have any number of axes, and alpha is one number.",
                },
            },
            {
                "name": "some entries near 1e3",
                "weight": 1.0,
                "hint": {
                    "NONFINITE": "A mask does not undo overflow: 0 * inf is nan. Keep large positive entries out of the exponential.",
                },
            },
        ],
        "hidden": ["entries near 1e-11", "alpha 0", "alpha below 0"],
        "gradient": {"of": "elu_forward", "backward": "elu_backward", "wrt": ("x",)},
    },
    "prelu": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "5x3 matrix",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "One slope for each channel, so dalpha is (C,): a sum, but not over axis 1.",
                    "WRONG": "alpha's derivative is x on the negative side and 0 on the positive one, times dout, summed over what shares it.",
                },
            },
            {
                "name": "films",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "dalpha is (C,): sum over the samples, the rows and the columns of each map.",
                    "RAISED": "numpy aligns (C,) with the last axis. Channels are axis 1: give alpha an axis of length 1 for each axis behind it.",
                    "WRONG": "Channels are axis 1: is alpha aligned with it, and is dalpha summed over all the others?",
                },
            },
        ],
        "hidden": ["slopes above 1", "slopes below 0", "one channel"],
        "gradient": {"of": "prelu_forward", "backward": "prelu_backward", "wrt": ("x", "alpha")},
    },
    "rrelu": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "train mode",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Draw by exactly the call in the docstring: one slope for each entry, between the lower and upper that are passed. The way back uses the same slopes.",
                },
            },
            {
                "name": "test mode",
                "weight": 1.0,
                "hint": {
                    "WRONG": "When testing nothing is random: the slope is the mean of lower and upper.",
                    "RAISED": "In test mode the seed may be None and is not used.",
                },
            },
        ],
        "hidden": ["slopes above 1", "slopes below 0", "images"],
        "gradient": {"of": "rrelu_forward", "backward": "rrelu_backward", "wrt": ("x",)},
    },
    "maxout": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2 pieces",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "z is (N, M, K) and the maximum runs over the last axis.",
                    "WRONG": "Look at which of out, dx, dw, db differs. The winner takes all of dout; w and b collect sums over the samples, x over the units.",
                },
            },
            {
                "name": "5 pieces",
                "weight": 1.0,
                "hint": {"*": "The number of pieces K is the last axis of w, whatever it is."},
            },
        ],
        "hidden": ["all pieces far below zero", "one sample", "one unit", "one piece"],
        "gradient": {"of": "maxout_forward", "backward": "maxout_backward", "wrt": ("x", "w", "b")},
    },
    "apl": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "hinges below zero",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "a and b are (S, M), and so are da and db: the sum runs over the samples alone.",
                    "WRONG": "Take one hinge, a max(0, b - x): where it is open its slope is -a in x, b - x in a and a in b. Then add the ReLU.",
                },
            },
            {
                "name": "hinges on both sides",
                "weight": 1.0,
                "hint": {
                    "*": "A hinge is open where x < b, and b may be above 0: then x can be positive and both terms have a slope.",
                },
            },
        ],
        "hidden": ["one hinge", "one sample"],
        "gradient": {"of": "apl_forward", "backward": "apl_backward", "wrt": ("x", "a", "b")},
    },
    "srelu": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "10x3 matrix",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "The four parameters have shape (C,), and so have their gradients: no sum over axis 1.",
                    "WRONG": "In t + a (x - t) the threshold stands twice: its derivative is 1 - a. That of the slope is the distance x - t. Both only beyond the threshold.",
                },
            },
            {
                "name": "films",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "The gradients of the parameters are (C,): sum over the samples, the rows and the columns of each map.",
                    "RAISED": "numpy aligns (C,) with the last axis. Channels are axis 1: give each parameter an axis of length 1 for each axis behind it.",
                },
            },
        ],
        "hidden": ["both thresholds above zero", "one channel", "slopes above 1"],
        "gradient": {
            "of": "srelu_forward",
            "backward": "srelu_backward",
            "wrt": ("x", "t_left", "a_left", "t_right", "a_right"),
        },
    },
    "saturation": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "sigmoid",
                "weight": 1.0,
                "hint": {
                    "WRONG": "fraction: compare the derivative with the threshold, not the output, and divide by the number of entries. norms: from input to output, one more than layers.",
                    "SHAPE": "fraction is one number; norms has L + 1 entries, one for the input and one for each layer.",
                },
            },
            {
                "name": "tanh",
                "weight": 1.0,
                "hint": {
                    "*": "kind chooses the function and with it the derivative: 1 minus the square of the output for tanh.",
                },
            },
        ],
        "hidden": ["some entries near 1e3", "tanh, some entries near 1e3", "maps of a convolution"],
    },
    "step": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "entries between -1 and 1",
                "weight": 1.0,
                "hint": {
                    "DTYPE": "out and dx are real numbers, 1.0 and 0.0: a comparison gives booleans.",
                    "SHAPE": "dx is an array of zeros of the shape of x, not the number 0.",
                    "WRONG": "out is 0 or 1; dx is zero everywhere; straight_through is dout inside the window.",
                },
            },
            {
                "name": "entries beyond 1",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Far out the step is still 0 or 1, and the window |x| < 1 (of x, not of dout) stops the straight-through estimate.",
                },
            },
        ],
        "hidden": ["tiny entries", "images", "vector"],
    },
    "softmax_loss": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "5 samples, 3 classes",
                "weight": 1.0,
                "hint": {
                    "WRONG": "both the loss and dx are means over the N samples, and dx takes 1 from one entry a row: dx[arange(N), y]",
                    "SHAPE": "the loss is one number, dx has the shape of x",
                },
            },
            {
                "name": "one sample",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "dx has the shape of x also when N is 1: keep the axis",
                    "*": "with N = 1 an axis has length one: use axis=1 and keepdims=True, and do not squeeze",
                },
            },
        ],
        "hidden": ["rows at different heights", "gaps of 1e4 within a row"],
    },
    "svm_loss": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "6 samples, 4 classes",
                "weight": 1.0,
                "hint": {
                    "WRONG": "the right class is no term of the sum; its gradient is minus the number of active terms of its row; both are means over N",
                    "SHAPE": "the loss is one number, dx has the shape of x",
                },
            },
            {
                "name": "one sample",
                "weight": 1.0,
                "hint": {
                    "*": "with N = 1 the right scores are an array of one: index with [:, None], do not squeeze",
                },
            },
        ],
        "hidden": ["samples that keep every margin", "equal scores"],
    },
    "eval_numerical_gradient": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a vector, h = 1e-5",
                "weight": 1.0,
                "hint": {
                    "WRONG": "the central quotient is (f(x + h) - f(x - h)) / (2h), one entry at a time, x put back in between; f is called 2 * x.size times",
                },
            },
            {
                "name": "a matrix, h = 0.1",
                "weight": 1.0,
                "hint": {
                    "WRONG": "take the h that is passed, as it is: for a cubic the central quotient is f' + a*h**2, and that is what is expected here",
                },
            },
        ],
        "hidden": ["three axes, h = 1e-5", "a transposed view, h = 1e-5", "x at the end, h = 0.1"],
    },
    "numerical_jacobian": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4 inputs, 3 outputs, h = 1e-5",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "one row for each output, one column for each input",
                    "WRONG": "central differences, column by column: J[:, b] = (f(x + h e_b) - f(x - h e_b)) / (2h)",
                },
            },
            {
                "name": "2x3 inputs, 5x2 outputs, h = 0.1",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "flatten both sides: (y.size, x.size)",
                    "WRONG": "flatten row by row, and use the h that is passed",
                },
            },
        ],
        "hidden": ["a number comes out", "three axes come in", "a view comes out"],
    },
    "vector_jacobian": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2x3 outputs, 4x2 inputs",
                "weight": 1.0,
                "hint": {
                    "RAISED": "flatten dout first: J has a row for each of its entries",
                    "SHAPE": "a gradient has the shape of the thing it belongs to: here x's",
                    "WRONG": "J^T dout, flattened and folded row by row",
                },
            },
            {
                "name": "the output is a loss",
                "weight": 1.0,
                "hint": {"*": "dout may have no axes: np.ravel makes an array of one of it"},
            },
        ],
        "hidden": ["x has an axis of one", "x is a number"],
    },
    "elementwise_jacobian": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a vector",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "n entries in, n entries out: the Jacobian is (n, n)",
                    "WRONG": "phi'(x_a) at [a, a], zeros elsewhere",
                },
            },
            {
                "name": "a 2x3 layer",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "flatten first: six inputs, six outputs, (6, 6). np.diag of a matrix does the opposite, it takes the diagonal out",
                    "WRONG": "flatten row by row",
                },
            },
        ],
        "hidden": ["three axes", "one entry"],
    },
    "elementwise_vjp": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a 3x4 layer",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "the gradient has the shape of x",
                    "*": "a product with a diagonal matrix goes entry by entry",
                },
            },
            {
                "name": "a vector",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "slope @ dout adds everything up; nothing is added up here",
                    "*": "x may have any number of axes",
                },
            },
        ],
        "hidden": ["four axes", "two hundred thousand entries"],
    },
    "gate_backward": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "add and mul",
                "weight": 1.0,
                "hint": {
                    "*": "add, a distributor, does not share out: both inputs receive all of dout. mul, a switcher: each receives dout times the *other* input",
                },
            },
            {
                "name": "mul and max",
                "weight": 1.0,
                "hint": {"*": "max, a router: entry by entry, the larger input receives dout, the other 0"},
            },
        ],
        "hidden": ["numbers", "an array with itself"],
    },
    "circuit_backward": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a wire that feeds two gates",
                "weight": 1.0,
                "hint": {
                    "*": "walk the list from the end: a gate needs the gradient of its own output first. A wire that feeds two gates receives the sum of two gradients",
                },
            },
            {
                "name": "a gate fed twice by one wire",
                "weight": 1.0,
                "hint": {
                    "*": "when i and j are the same wire both gradients of the gate go to it: add one after the other, not side by side",
                },
            },
        ],
        "hidden": ["sums of sums", "a wire without a use", "a gate without a use"],
    },
    "collapse_linear": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "two layers",
                "weight": 1.0,
                "hint": {
                    "*": "weights multiply in the order of the layers, x @ W1 @ W2; the first bias passes through W2",
                },
            },
            {
                "name": "one layer, then two",
                "weight": 1.0,
                "hint": {"*": "a stack of one layer is that layer: there is nothing to multiply"},
            },
        ],
        "hidden": ["five layers through a bottleneck", "one input, one output"],
    },
    "float_staircase": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "positive x, step 1",
                "weight": 1.0,
                "hint": {
                    "*": "between 2**52 and 2**53 the float64 numbers are 1 apart: push x up there and the fraction is rounded away",
                },
            },
            {
                "name": "far below zero, step 1/8",
                "weight": 1.0,
                "hint": {
                    "*": "the spacing scales with the number, so b1 scales with step; and just below 2**52 the spacing is half as wide: leave room for negative x",
                },
            },
        ],
        "hidden": ["step 32", "far above zero, step 1/64"],
    },
    "relu_tile": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "ramps of width 1",
                "weight": 1.0,
                "hint": {
                    "WRONG": "the slope changes four times: +1 at left - ramp, -1 at left, -1 at right, +1 at right + ramp, each over ramp",
                    "RAISED": "w1 is (1, H), b1 (H,), w2 (H, 1), b2 (1,)",
                },
            },
            {
                "name": "narrow ramps",
                "weight": 1.0,
                "hint": {
                    "*": "the height is 1 whatever the width of the ramp: the slope is 1 / ramp, and the ramps lie outside the plateau",
                },
            },
        ],
        "hidden": ["far away", "a tent"],
    },
    "relu_interpolant": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "five even knots from 0",
                "weight": 1.0,
                "hint": {
                    "WRONG": "at a knot the ReLU adds the *change* of slope; the first one adds the first slope, and b2 is the first value",
                    "RAISED": "w1 is (1, H), b1 (H,), w2 (H, 1), b2 (1,)",
                },
            },
            {
                "name": "uneven knots from 0",
                "weight": 1.0,
                "hint": {"*": "a slope is a difference of values over the difference of *its* knots"},
            },
        ],
        "hidden": ["knots left of zero", "two knots"],
    },
    "count_linear_regions": {
        "points": 5,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one hidden layer",
                "weight": 1.0,
                "hint": {"*": "a unit has its kink at -b/w; n kinks make n + 1 pieces"},
            },
            {
                "name": "parts of the line",
                "weight": 1.0,
                "hint": {"*": "only kinks between low and high count"},
            },
        ],
        "hidden": [
            "several hidden layers",
            "idle units",
            "slopes that come back",
            "kinks close together",
            "slopes nearly equal",
        ],
    },
    "elementwise_ops": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a product",
                "weight": 1.0,
                "hint": {
                    "WRONG": "a product is a switch: each factor's gradient is scaled by the other factor",
                    "RAISED": "return Tensors (one for each input, in a tuple if there are two), made by operations on Tensors, not numpy arrays",
                },
            },
            {
                "name": "a quotient",
                "weight": 1.0,
                "hint": {
                    "WRONG": "differentiate a * b**-1 with respect to b on paper: the sign, and the power of b",
                    "RAISED": "return Tensors (one for each input, in a tuple if there are two), made by operations on Tensors, not numpy arrays",
                },
            },
        ],
        "hidden": [
            "a cube of 0 and of numbers of either sign",
            "exponents -2, -1, 0 and 1",
            "a broken exponent of positive numbers",
            "times, by and minus a number",
        ],
    },
    "function_ops": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "exponential",
                "weight": 1.0,
                "hint": {
                    "WRONG": "the slope of exp is exp again, taken at the input; `node` holds it already",
                    "RAISED": "return Tensors (one for each input, in a tuple if there are two), made by operations on Tensors, not numpy arrays",
                },
            },
            {
                "name": "logarithm",
                "weight": 1.0,
                "hint": {
                    "WRONG": "no small constant inside the log; the slope of log at a is 1/a, where a is the input and not the output",
                    "RAISED": "return Tensors (one for each input, in a tuple if there are two), made by operations on Tensors, not numpy arrays",
                },
            },
        ],
        "hidden": ["tanh from -1000 to 1000", "ReLU"],
    },
    "reshape_transpose_ops": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a matrix transposed",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "the gradient has the shape of the input: move the axes back",
                    "RAISED": "return Tensors (one for each input, in a tuple if there are two), made by operations on Tensors, not numpy arrays",
                },
            },
            {
                "name": "a matrix as three axes",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "the gradient takes the input's shape; self.shape is the output's",
                    "WRONG": "numpy reads and writes rows first; keep one order both ways",
                },
            },
        ],
        "hidden": ["the last two of three axes, by default", "a pair among four axes", "a full permutation"],
    },
    "summation_op": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "the middle axis of three",
                "weight": 1.0,
                "hint": {
                    "*": "put the lost axis back as a 1 (reshape), then broadcast to the input's shape",
                    "MISSING": "Reshape and BroadcastTo are needed too",
                },
            },
            {
                "name": "all entries",
                "weight": 1.0,
                "hint": {
                    "*": "axes=None is the sum of everything, of shape (); each entry gets the same gradient",
                    "MISSING": "Reshape and BroadcastTo are needed too",
                },
            },
        ],
        "hidden": [
            "two axes of four",
            "the first axis",
            "the last axis, counted from the end",
            "two axes in any order, one from the end",
        ],
    },
    "broadcast_to_op": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a row for each of three",
                "weight": 1.0,
                "hint": {
                    "*": "every use of a number counts: sum the gradient over the axes along which it was repeated",
                },
            },
            {
                "name": "a column grown",
                "weight": 1.0,
                "hint": {"*": "an axis of size 1 that grew is summed too, and stays as a 1 in the shape"},
            },
        ],
        "hidden": ["a new axis and a grown one", "two axes grown", "a single number"],
    },
    "matmul_op": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "two matrices",
                "weight": 1.0,
                "hint": {
                    "*": "find the one product of the cotangent and the other factor that has the right shape; mind the order of factors",
                },
            },
            {
                "name": "stacks on both sides",
                "weight": 1.0,
                "hint": {
                    "*": "transpose the last two axes only, and sum over nothing: each matrix was used once",
                },
            },
        ],
        "hidden": [
            "a stack times one matrix",
            "one matrix times a stack with two leading axes",
            "a stack with two leading axes times one matrix",
        ],
    },
    "max_op": {
        "points": 2.5,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "the largest of each row",
                "weight": 1.0,
                "hint": {"*": "compare with the maximum kept as a column, so that each row meets its own"},
            },
            {
                "name": "the largest of all",
                "weight": 1.0,
                "hint": {"*": "axes=None: one winner takes the whole gradient, the result has shape ()"},
            },
        ],
        "hidden": ["the middle axis of three", "negative entries only"],
    },
    "find_topo_sort": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a diamond",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "each node once: remember which were visited",
                    "WRONG": "write a node down after its inputs, not before",
                },
            },
            {
                "name": "a long way and short cuts",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "each node once: remember which were visited",
                    "WRONG": "the shortest way from the output says nothing; go depth first and write a node down when all its inputs are",
                },
            },
        ],
        "hidden": [
            "four outputs, one upon the other",
            "an input used twice",
            "short cuts on either side",
            "a chain of 3000",
        ],
    },
    "compute_gradient_of_variables": {
        "points": 5,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "two paths meet",
                "weight": 1.0,
                "hint": {
                    "WRONG": "start with out_grad as it came; each use of a node contributes: add the contributions up, and hand the sum on only when all are there; a node's op is asked once, with the node's own gradient",
                    "RAISED": "an op of one input may return a bare Tensor: gradient_as_tuple makes a tuple of it; .grad belongs on every node",
                },
            },
            {
                "name": "the same node twice in one operation",
                "weight": 1.0,
                "hint": {
                    "WRONG": "an input that is used twice by one op has two gradients in the tuple: both count",
                },
            },
        ],
        "hidden": ["a long way and a short cut", "a second call"],
    },
    "logistic_loss_graph": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "twelve samples, hard labels",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "the loss has shape (): sum over everything, divide by N",
                    "WRONG": "y of shape (N,) against z of shape (N, 1) becomes (N, N); and the loss is a mean",
                },
            },
            {
                "name": "logits in the thousands",
                "weight": 1.0,
                "hint": {
                    "NONFINITE": "exp of a large logit overflows, log of a vanished probability is -inf: use m + log(exp(-m) + exp(z - m)) with m = max(z, 0)",
                    "WRONG": "no clipping, no small constant inside the log: the rewritten formula is exact",
                },
            },
        ],
        "hidden": ["soft labels", "weights of zero", "a heavy regulariser"],
    },
    "hessian_vector_product": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a layer of tanh",
                "weight": 1.0,
                "hint": {
                    "WRONG": "differentiate twice: the gradient g of f, then the gradient of the number <g, v> with v constant",
                },
            },
            {
                "name": "quotients, logarithms and powers",
                "weight": 1.0,
                "hint": {
                    "WRONG": "is some slope computed with .numpy() in its operation's gradient? It counts as a constant the second time",
                },
            },
        ],
        "hidden": [
            "a quadratic form of a matrix",
            "sums, shapes and maxima",
            "three axes",
            "a long direction",
        ],
    },
    "dual_numbers": {
        "points": 5,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "two duals",
                "weight": 1.0,
                "hint": {
                    "WRONG": "value and tangent of - * /: both operands move, so each rule has two terms",
                    "NONFINITE": "values may be negative: no logarithm in a product, a quotient or a power",
                },
            },
            {
                "name": "a constant on either side",
                "weight": 1.0,
                "hint": {
                    "WRONG": "a constant has tangent zero; and c - d and c / d are not d - c and d / c",
                    "RAISED": "other may be a number or an array: it has no .value; d.__rsub__(c) is called for c - d",
                },
            },
        ],
        "hidden": ["powers of negative numbers", "functions", "matrix products"],
    },
    "jvp": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a layer of tanh",
                "weight": 1.0,
                "hint": {"WRONG": "seed the tangent with v, and read the tangent of the result"},
            },
            {
                "name": "a single number",
                "weight": 1.0,
                "hint": {"*": "x may have shape (): no loop over its entries, no change of its shape"},
            },
        ],
        "hidden": [
            "a function that ignores its argument",
            "a function that gives back a number",
            "a long direction",
        ],
    },
    "adjoint_identity": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one row through tanh",
                "weight": 1.0,
                "hint": {
                    "*": "forward mode is seeded with v, reverse mode with u; J v has the shape of u, J'u that of x",
                },
            },
            {
                "name": "a batch through tanh",
                "weight": 1.0,
                "hint": {
                    "*": "<.,.> multiplies matching entries and adds them all up: one number, for any shape",
                },
            },
        ],
        "hidden": ["x on two paths", "long directions"],
    },
    "MyReLU": {
        "points": 2,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a matrix",
                "weight": 1.0,
                "hint": {
                    "WRONG": "the mask comes from the saved input; save_for_backward in forward, ctx.saved_tensors in backward",
                    "RAISED": "ctx.saved_tensors is a tuple, also of one; backward returns one gradient for each input of forward",
                },
            },
            {
                "name": "a view of three axes",
                "weight": 1.0,
                "hint": {
                    "RAISED": "a transposed view cannot be flattened by .view; no flattening is needed",
                },
            },
        ],
        "hidden": ["a skip connection", "the gradient of the gradient"],
    },
    "MyMM": {
        "points": 3,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "two matrices",
                "weight": 1.0,
                "hint": {
                    "WRONG": "@ is the matrix product, * is not; find the products whose shapes fit",
                    "RAISED": "saved_tensors is a tuple to unpack; two inputs, so two gradients; transposes, not views",
                },
            },
            {
                "name": "a column times a row",
                "weight": 1.0,
                "hint": {"*": "axes of size 1 stay: no squeeze"},
            },
        ],
        "hidden": ["transposed views", "two products in a row", "the gradient of the gradient"],
    },
    "two_layer_net_init": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "60 inputs, 50 hidden, 40 classes, scale 1",
                "weight": 1.0,
                "hint": {
                    "WRONG": "biases are zeros; weights come from np.random.normal (np.random.rand is uniform between 0 and 1)",
                    "SHAPE": "W1 is (input_dim, hidden_dim), W2 is (hidden_dim, num_classes), b1 is (hidden_dim,), b2 is (num_classes,)",
                },
            },
            {
                "name": "scale 0.03",
                "weight": 1.0,
                "hint": {
                    "*": "weight_scale is the standard deviation of the entries: not their variance, and not to be corrected by the fan-in",
                },
            },
        ],
        "hidden": ["one input, one class", "two networks in a row"],
    },
    "two_layer_net_scores": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "five samples",
                "weight": 1.0,
                "hint": {
                    "WRONG": "scores are H W2 + b2 with H = max(0, X W1 + b1), with the weights that self.params holds now; no ReLU and no softmax behind",
                    "RAISED": "with y=None the answer is the array of scores alone",
                },
            },
            {
                "name": "one sample, one feature",
                "weight": 1.0,
                "hint": {"SHAPE": "scores are (N, C) also where N is 1: squeeze nothing"},
            },
        ],
        "hidden": ["images of 2x3x2", "weights loaded from a file"],
    },
    "two_layer_net_loss": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "five samples, no regularisation",
                "weight": 1.0,
                "hint": {
                    "WRONG": "the gradient goes back through affine, ReLU, affine; softmax_loss has divided by N already",
                    "RAISED": "ask `y is None`: an array has no single truth value",
                    "SHAPE": "loss is one number; each gradient has the name and the shape of its parameter",
                },
            },
            {
                "name": "reg 3.1",
                "weight": 1.0,
                "hint": {
                    "*": "0.5 * reg * sum(W*W) over W1 and W2, not over biases, not divided by N; its gradient is reg * W",
                },
            },
        ],
        "hidden": ["images of 3x2x2", "one sample of class 0", "the second of two batches", "reg set later"],
    },
    "initial_loss": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "four classes, reg 0.5",
                "weight": 1.0,
                "hint": {
                    "WRONG": "measure with model.reg = 0, expect log C (natural logarithm), and give model.reg its old value again",
                },
            },
            {
                "name": "a network that forgets reg",
                "weight": 1.0,
                "hint": {
                    "*": "this model has a reg that its loss does not use: compare two losses instead of looking at model.reg",
                },
            },
        ],
        "hidden": ["reg is 0 at first", "weights of 1e-3", "a batch without all classes"],
    },
    "overfit_tiny_batch": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "five samples, a linear model",
                "weight": 1.0,
                "hint": {
                    "WRONG": "record model.loss before each step, step against the gradient, write the new weights into model.params",
                    "RAISED": "return the list of losses",
                    "SHAPE": "return a list with one loss for each step",
                },
            },
            {
                "name": "reg is 0.6 at first",
                "weight": 1.0,
                "hint": {
                    "*": "with weight decay on, no batch can be learnt by heart: set model.reg to 0, and back afterwards",
                },
            },
        ],
        "hidden": ["two layers, other names", "forty samples, learning rate 400"],
    },
    "train": {
        "points": 5,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one epoch, batches of 4",
                "weight": 1.0,
                "hint": {
                    "WRONG": "for each batch of the given order: loss and grads, then params -= learning_rate * grads; accuracy on X_val after the epoch",
                    "RAISED": "history['loss'] and history['val_accuracy'] are lists with one number an epoch",
                    "NONFINITE": "one batch was empty: where the data size is a multiple of batch_size there is no further batch",
                    "SHAPE": "one number an epoch, not one a step",
                },
            },
            {
                "name": "the first epoch was the best",
                "weight": 1.0,
                "hint": {
                    "*": "the history is what was measured, and the last step's weights stay: the best epoch so far is neither kept nor put back",
                },
            },
            {
                "name": "two epochs, the last batch has 1 of 5",
                "weight": 1.0,
                "hint": {
                    "*": "the last, smaller batch takes part, and weighs by its samples: sum loss * len(batch), divide by N",
                },
            },
        ],
        "hidden": ["the learning rate halves", "orders from a generator", "a batch larger than the data"],
    },
    "spiral_net": {
        "points": 4,
        "kind": "trained",
        "library": "numpy",
        "file": "spiral_net.safetensors",
        "tensors": {"W1": (2, "H"), "b1": ("H",), "W2": ("H", 3), "b2": (3,)},
        "floor": 0.7,
        "bar": 0.98,
        "max_size": 1024,
        "max_bytes": 33554432,
    },
    "fully_connected_net_init": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "two hidden layers, scale 0.2",
                "weight": 1.0,
                "hint": {
                    "WRONG": "every weight matrix has standard deviation weight_scale, whatever its fan-in; biases are zeros",
                    "SHAPE": "names W1, b1, ..., WL, bL with L = len(hidden_dims) + 1; W is (fan in, fan out), b is (fan out,)",
                    "RAISED": "a name from W1 to WL, b1 to bL is missing in params",
                },
            },
            {
                "name": "no hidden layer",
                "weight": 1.0,
                "hint": {"*": "hidden_dims may be []: then W1 is (input_dim, num_classes)"},
            },
        ],
        "hidden": ["four hidden layers", "single precision"],
    },
    "fully_connected_net_loss": {
        "points": 6,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one hidden layer, reg 0.7",
                "weight": 1.0,
                "hint": {
                    "WRONG": "ReLU behind each layer but the last; 0.5 * reg * sum(W*W) over every W and reg * W in its gradient; biases are not decayed",
                    "SHAPE": "scores are (N, C), the loss is one number, grads has W1, b1, ..., WL, bL",
                    "RAISED": "read the traceback: which layer was it at?",
                },
            },
            {
                "name": "no hidden layer",
                "weight": 1.0,
                "hint": {
                    "*": "with hidden_dims=[] the only layer is the last: affine, then softmax_loss, and no ReLU",
                },
            },
        ],
        "hidden": [
            "three hidden layers",
            "images of 2x2x3",
            "eleven layers",
            "one sample",
            "the second of two batches",
            "weights and reg set later",
            "inputs near 1e4",
        ],
    },
    "why_backward_is_cheap": {"points": 4, "kind": "manual", "library": "numpy"},
}


def in_order(inputs, got, want):
    """Any order of the labels in which each node comes after those that it needs."""
    return topological("edges")({"edges": inputs["label"][inputs["edges"]]}, got, want)


def learnt_by_heart(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """The weights that came back classify the batch, by our own forward pass; the list of losses starts where it must."""
    found = compare(want["reg_afterwards"], got["reg_afterwards"], "reg_afterwards")
    losses = got["losses"]
    if np.ndim(losses) != 1 or np.size(losses) < 2:
        return [*found, *refuse("losses is not a list of at least two numbers", path="losses")]
    for name, w in want["params"].items():
        found += [m for m in compare(w, got["params"].get(name), name, rtol=np.inf) if m.verdict != "WRONG"]
    if found:
        return found
    start, _ = _mean_loss(inputs, inputs["start"])
    end, accuracy = _mean_loss(inputs, got["params"])
    found += compare(start, losses[0], "losses[0]", rtol=1e-6)
    if not (end < 0.05 and accuracy == 1.0):
        text = f"the weights in model.params give a loss of {end:.4g} and an accuracy of {accuracy:.3g} on the batch"
        found += refuse("the weights in model.params do not know the batch by heart", text, "params")
    if not float(losses[-1]) < 0.05:
        found += refuse("the last of losses is not below 0.05", f"losses ends at {float(losses[-1]):.4g}", "losses")
    return found


def _mean_loss(inputs: Mapping[str, Any], params: Mapping[str, Any]) -> tuple[float, float]:
    """Mean cross-entropy and accuracy of affine layers with ReLU between; params in order W, b, W, b, ..."""
    arrays, y = list(params.values()), inputs["y"]
    signal = inputs["X"]
    for i in range(0, len(arrays), 2):
        signal = np.maximum(signal, 0) if i else signal
        signal = signal @ arrays[i] + arrays[i + 1]
    signal = inputs["gain"] * signal
    top = signal - signal.max(axis=1, keepdims=True)
    logp = top - np.log(np.exp(top).sum(axis=1, keepdims=True))
    return float(-logp[np.arange(len(y)), y].mean()), float(np.mean(signal.argmax(axis=1) == y))


def affine_forward(s, x, w, b):
    return {"out": s.affine_forward(x, w, b)[0]}


def affine_backward(s, x, w, b, dout):
    out, cache = s.affine_forward(x, w, b)
    dx, dw, db = s.affine_backward(dout, cache)
    return {"dx": dx, "dw": dw, "db": db}


def relu_forward(s, x):
    return {"out": s.relu_forward(x)[0]}


def relu_backward(s, x, dout):
    out, cache = s.relu_forward(x)
    dx = s.relu_backward(dout, cache)
    return {"dx": dx}


def sigmoid_forward(s, x):
    return {"out": s.sigmoid_forward(x)[0]}


def sigmoid_backward(s, x, dout):
    out, cache = s.sigmoid_forward(x)
    dx = s.sigmoid_backward(dout, cache)
    return {"dx": dx}


def tanh(s, x, dout):
    out, cache = s.tanh_forward(x)
    out = np.array(out)
    dx = s.tanh_backward(dout, cache)
    return {"out": out, "dx": dx}


def softplus(s, x, dout):
    out, cache = s.softplus_forward(x)
    out = np.array(out)
    dx = s.softplus_backward(dout, cache)
    return {"out": out, "dx": dx}


def vrelu(s, x, dout):
    out, cache = s.vrelu_forward(x)
    out = np.array(out)
    dx = s.vrelu_backward(dout, cache)
    return {"out": out, "dx": dx}


def leaky_relu(s, x, alpha, dout):
    out, cache = s.leaky_relu_forward(x, alpha)
    out = np.array(out)
    dx = s.leaky_relu_backward(dout, cache)
    return {"out": out, "dx": dx}


def elu(s, x, alpha, dout):
    out, cache = s.elu_forward(x, alpha)
    out = np.array(out)
    dx = s.elu_backward(dout, cache)
    return {"out": out, "dx": dx}


def prelu(s, x, alpha, dout):
    out, cache = s.prelu_forward(x, alpha)
    out = np.array(out)
    dx, dalpha = s.prelu_backward(dout, cache)
    return {"out": out, "dx": dx, "dalpha": dalpha}


def rrelu(s, x, lower, upper, mode, seed, dout):
    out, cache = s.rrelu_forward(x, lower, upper, mode, seed)
    out = np.array(out)
    dx = s.rrelu_backward(dout, cache)
    return {"out": out, "dx": dx}


def maxout(s, x, w, b, dout):
    out, cache = s.maxout_forward(x, w, b)
    out = np.array(out)
    dx, dw, db = s.maxout_backward(dout, cache)
    return {"out": out, "dx": dx, "dw": dw, "db": db}


def apl(s, x, a, b, dout):
    out, cache = s.apl_forward(x, a, b)
    out = np.array(out)
    dx, da, db = s.apl_backward(dout, cache)
    return {"out": out, "dx": dx, "da": da, "db": db}


def srelu(s, x, t_left, a_left, t_right, a_right, dout):
    out, cache = s.srelu_forward(x, t_left, a_left, t_right, a_right)
    out = np.array(out)
    dx, dt_left, da_left, dt_right, da_right = s.srelu_backward(dout, cache)
    return {"out": out, "dx": dx, "dt_left": dt_left, "da_left": da_left, "dt_right": dt_right, "da_right": da_right}


def saturation(s, z, threshold, kind, x, weights, dout):
    return {"fraction": s.saturated_fraction(z, kind, threshold), "norms": np.array(s.gradient_norms(x, weights, dout, kind), dtype=float)}


def step(s, x, dout):
    out, cache = s.step_forward(x.copy())
    values = {"out": np.array(out), "dx": s.step_backward(dout.copy(), cache)}
    _, cache = s.step_forward(x)
    values["straight_through"] = s.step_backward_straight_through(dout, cache)
    return values


def softmax_loss(s, x, y):
    loss, dx = s.softmax_loss(x, y)
    return {"loss": loss, "dx": dx}


def svm_loss(s, x, y):
    loss, dx = s.svm_loss(x, y)
    return {"loss": loss, "dx": dx}


def eval_numerical_gradient(s, x, a, b, h, transpose, at_the_end):
    x = x.T if transpose else x
    start, moved = x.copy(), []

    def f(z):  # a cubic, whose central quotient is exactly 3 a x^2 + 2 b x + sum(x) + a h^2
        moved.append(int(np.sum(np.abs(z - start) > 0.01 * h)))
        return float(np.sum(a * z**3 + b * z**2) + 0.5 * np.sum(z) ** 2)

    grad = s.eval_numerical_gradient(f, x, h)
    left = {"entries left moved": int(np.sum(np.abs(x - start) > 0.01 * h))} if at_the_end else {}
    return {"grad": grad, "calls of f": len(moved), "entries moved at a call": max(moved, default=0)} | left


def numerical_jacobian(s, x, a, h, view):
    def f(z):
        if view is not None:
            return z.T[:: view[0], :: view[1]]
        y = a @ z.reshape(-1) ** 3 + 0.5 * (a @ z.reshape(-1)) ** 2
        return y if np.ndim(y) else float(y)

    return {"J": s.numerical_jacobian(f, x, h)}


def vector_jacobian(s, jacobian, dout, shape):
    return {"dx": s.vector_jacobian(jacobian, np.asarray(dout), shape)}


def elementwise_jacobian(s, slope):
    return {"J": s.elementwise_jacobian(slope)}


def elementwise_vjp(s, slope, dout, tile):
    dx = s.elementwise_vjp(np.tile(slope, tile), np.tile(dout, tile))
    return {"dx": dx if np.size(dx) < 1000 else np.ravel(dx)[::397]}


def gate_backward(s, gates, x, y, dout):
    def fresh(v):
        return v.copy() if np.ndim(v) else v

    answer = {}
    for gate in gates:
        first = fresh(x)
        dx, dy = s.gate_backward(gate, first, first if y is None else fresh(y), fresh(dout))
        answer[gate] = [np.array(dx), np.array(dy)]  # copies: an add gate may hand out one array twice
    return answer


def circuit_backward(s, gates, inputs, dout):
    compute = {"add": np.add, "mul": np.multiply, "max": np.maximum}
    values = list(inputs)
    for name, i, j in gates:
        values.append(compute[name](values[i], values[j]))
    return {"gradients": [np.array(g) if g is not None else None for g in s.circuit_backward(gates, values, dout)]}


def collapse_linear(s, stacks):
    return {"weight and bias": [list(s.collapse_linear(weights, biases)) for weights, biases in stacks]}


def float_staircase(s, step, x):
    b1, b2 = s.float_staircase(step)
    b1, b2 = np.float64(b1), np.float64(b2)
    return {"out": (x + b1) + b2, "b1 + b2": b1 + b2}


def relu_tile(s, left, right, ramp, x):
    w1, b1, w2, b2 = s.relu_tile(left, right, ramp)
    return {"out": np.maximum(0.0, x @ w1 + b1) @ w2 + b2}


def relu_interpolant(s, knots, values, x):
    w1, b1, w2, b2 = s.relu_interpolant(knots, values)
    at_most_k = bool(np.size(b1) <= len(knots))
    return {"out": np.maximum(0.0, x @ w1 + b1) @ w2 + b2, "at most K hidden units": at_most_k}


def count_linear_regions(s, nets, spans):
    return {"pieces": [s.count_linear_regions([v.copy() for v in w], [v.copy() for v in b], low, high) for w, b in nets for low, high in spans]}


def elementwise_ops(s, op, x, y, c, dout):
    """EWiseMul, EWiseDiv, PowerScalar, MulScalar, DivScalar, Negate: values, and gradients for a random cotangent."""
    a, b, g = s.Tensor(x), s.Tensor(y), s.Tensor(dout)
    if op == "product":
        nodes = [s.EWiseMul()(a, b)]
    elif op == "quotient":
        nodes = [s.EWiseDiv()(a, b)]
    elif op == "power":
        nodes = [s.PowerScalar(p)(a) for p in (c if isinstance(c, list) else [c])]
    else:
        nodes = [s.MulScalar(c)(a), s.DivScalar(c)(a), s.Negate()(a)]
    grads = [d.numpy() for node in nodes for d in node.op.gradient_as_tuple(g, node)]
    return {"out": [node.numpy() for node in nodes], "grads": grads}


def function_ops(s, op, x, dout):
    """Exp, Log, Tanh, ReLU: value, and gradient for a random cotangent."""
    a = s.Tensor(np.concatenate(x) if isinstance(x, list) else x)
    if op == "exp":
        node = s.Exp()(a)
    elif op == "log":
        node = s.Log()(a)
    elif op == "tanh":
        node = s.Tanh()(a)
    else:
        node = s.ReLU()(a)
    return {"out": node.numpy(), "da": node.op.gradient_as_tuple(s.Tensor(dout), node)[0].numpy()}


def reshape_transpose_ops(s, op, how, x, dout):
    """Reshape, Transpose, Permute: value, and gradient for a random cotangent."""
    a = s.Tensor(x)
    if op == "reshape":
        node = s.Reshape(how)(a)
    elif op == "transpose":
        node = s.Transpose(how)(a)
    else:
        node = s.Permute(how)(a)
    return {"out": node.numpy(), "da": node.op.gradient_as_tuple(s.Tensor(dout), node)[0].numpy()}


def summation_op(s, axes, x, dout):
    """Summation: value, and gradient for a random cotangent."""
    node = s.Summation(axes)(s.Tensor(x))
    return {"out": node.numpy(), "da": node.op.gradient_as_tuple(s.Tensor(dout), node)[0].numpy()}


def broadcast_to_op(s, shape, x, dout):
    """BroadcastTo: value, and gradient for a random cotangent."""
    node = s.BroadcastTo(shape)(s.Tensor(x))
    return {"out": np.array(node.numpy()), "da": node.op.gradient_as_tuple(s.Tensor(dout), node)[0].numpy()}


def matmul_op(s, a, b, dout):
    """MatMul: value, and both gradients for a random cotangent."""
    node = s.MatMul()(s.Tensor(a), s.Tensor(b))
    da, db = node.op.gradient_as_tuple(s.Tensor(dout), node)
    return {"out": node.numpy(), "da": da.numpy(), "db": db.numpy()}


def max_op(s, axes, x, dout):
    """Max: value, and gradient for a random cotangent."""
    node = s.Max(axes)(s.Tensor(x))
    return {"out": node.numpy(), "da": node.op.gradient_as_tuple(s.Tensor(dout), node)[0].numpy()}


def find_topo_sort(s, edges, outputs, label):
    """A valid order of the nodes that the outputs depend on."""
    needs = {}
    for before, after in edges.tolist():
        needs.setdefault(after, []).append(before)
    nodes = []
    for i in range(int(edges.max()) + 1):
        inputs = [nodes[j] for j in needs.get(i, [])]
        nodes.append(s.Tensor(1.0, s.EWiseAdd() if inputs else None, inputs))
    number = {id(node): int(label[i]) for i, node in enumerate(nodes)}
    return {"order": [number.get(id(node), -1) for node in s.find_topo_sort([nodes[i] for i in outputs])]}


def compute_gradient_of_variables(s, leaves, parents, weights, first, dout):
    """The gradient of every node of a graph of weighted sums of sines, and how often each op was asked."""
    calls = [0] * len(parents)

    class SineSum(s.Op):
        def __init__(self, place):
            self.place, self.weights = place, weights[place]

        def compute(self, *arrays):
            return sum(w * np.sin(a) for w, a in zip(self.weights, arrays))

        def gradient(self, out_grad, node):
            calls[self.place] += 1
            slopes = [w * np.cos(i.numpy()) for w, i in zip(self.weights, node.inputs)]
            grads = tuple(s.Tensor(out_grad.numpy() * slope) for slope in slopes)
            return grads if len(grads) > 1 else grads[0]

    nodes = [s.Tensor(x) for x in leaves]
    for place, inputs in enumerate(parents):
        nodes.append(SineSum(place)(*[nodes[i] for i in inputs]))
    if first is not None:
        s.compute_gradient_of_variables(nodes[-1], s.Tensor(first))
    s.compute_gradient_of_variables(nodes[-1], s.Tensor(dout))
    return {"grads": [node.grad.numpy() for node in nodes], "calls": calls}


def logistic_loss_graph(s, X, y, w, b, reg):
    """The loss, and its gradients with respect to w and b by the student's reverse mode."""
    tw, tb = s.Tensor(w), s.Tensor(b)
    loss = s.logistic_loss_graph(X, y, tw, tb, reg=reg)
    s.compute_gradient_of_variables(loss, s.Tensor(1.0))
    return {"loss": loss.numpy(), "dw": tw.grad.numpy(), "db": tb.grad.numpy()}


def hessian_vector_product(s, f, x, v, A):
    """The Hessian of five functions, times a vector."""

    def tanh(t):
        h = (s.Tensor(A) @ t).tanh()
        return (h * h * h).sum()

    def quotient(t):
        near = s.Tensor(A) @ t
        waves = ((near * 2.0).exp() * t).sum()
        return (t.log() / (near * near + 1.0)).sum() + (t**3).sum() + (near / t).sum() + waves

    def quadratic(t):
        return ((s.Tensor(A) @ t) ** 2).sum()

    def moved(t):
        sums = ((t**2).sum(0) ** 2).sum() + (t.sum().broadcast_to((4,)) ** 3).sum()
        shapes = (t.reshape((6,)) ** 3).sum() + ((t.transpose() / 2.0) ** 3).sum() + (s.Permute((1, 0))(-t) ** 3).sum()
        return sums + shapes + (t.max(1) ** 2).sum() + (t.relu() ** 2).sum()

    def cubic(t):
        return (t * t * t * s.Tensor(A)).sum() + (t.sum() ** 3)

    functions = {"tanh": tanh, "quotient": quotient, "quadratic": quadratic, "moved": moved, "cubic": cubic}
    return {"Hv": s.hessian_vector_product(functions[f], x, v)}


def dual_numbers(s, kind, x, v, y, w, c):
    """Values and tangents of expressions in Duals."""
    a, b = s.Dual(x.copy(), v), s.Dual(y.copy(), w)
    if kind == "duals":
        out = [a - b, a * b, a / b, -a * b]
    elif kind == "constants":
        out = [a - c, c - a, a * c, c * a, a / c, c / a, a - y, y - a, y * a, a / y, y / a]
    elif kind == "powers":
        out = [a**3, a**2, a**-2, a**1, a**0, a**-1]
    elif kind == "functions":
        out = [a.exp(), a.log(), b.tanh(), b.relu(), b.tanh(), b.relu()]  # twice: an operand may be used again
    else:
        out = [a @ b, a @ y, x @ b]
    return {"values": [d.value for d in out], "tangents": [d.tangent for d in out]}


def jvp(s, kind, x, v, A):
    """Value and directional derivative of three functions."""
    functions = {
        "tanh": lambda d: (d @ A).tanh() * 2.0 + 1.0,
        "number": lambda d: d.log() * d + d.exp(),
        "constant": lambda d: A,
    }
    value, tangent = s.jvp(functions[kind], np.asarray(x), np.asarray(v))
    return {"value": value, "Jv": tangent}


def adjoint_identity(s, kind, x, v, A, u):
    """Both Jacobian products and both sides of the identity; each is compared with the reference's, not with the other."""
    functions = {
        "layer": lambda t: (t @ A).tanh() @ (A.T @ A),
        "paths": lambda t: (t * t.log()) @ A + (t / 3.0) @ A,
    }
    forward, reverse, left, right = s.adjoint_identity(functions[kind], x, u.copy(), v.copy())
    return {"Jv": forward, "JTu": reverse, "left": left, "right": right}


def MyReLU(s, mode, x, dout):
    """Value and gradients through apply."""
    before = torch.tensor(x)
    x = torch.tensor(x, requires_grad=True)
    dout = torch.tensor(dout, requires_grad=mode == "twice")
    out = s.MyReLU.apply(x.permute(2, 1, 0) if mode == "view" else x)
    answer = {"out": out, "a Function": issubclass(s.MyReLU, torch.autograd.Function)}
    if mode == "skip":
        beside = torch.zeros(2, 5, dtype=torch.float64, requires_grad=True)
        seed = dout.clone()
        s.MyReLU.apply(-x)  # a second use in the same graph
        answer["dx"], answer["dbeside"] = torch.autograd.grad(beside + out, (x, beside), seed)
    else:
        (answer["dx"],) = torch.autograd.grad(out, x, dout, create_graph=mode == "twice")
    if mode == "twice":
        kept = answer["dx"].requires_grad
        answer["second"] = torch.autograd.grad((answer["dx"] ** 2).sum(), dout)[0] if kept else torch.zeros_like(dout)
    answer["x is as it was"] = bool((x.detach() == before).all())
    return answer


def MyMM(s, mode, a, b, c, dout):
    """Value and gradients through apply."""
    a, b, c = (torch.tensor(t, requires_grad=True) for t in (a, b, c))
    out = s.MyMM.apply(a.T, b.T) if mode == "view" else s.MyMM.apply(a, b)
    answer = {"a Function": issubclass(s.MyMM, torch.autograd.Function)}
    if mode == "chain":
        answer["out"] = s.MyMM.apply(out, c)
        answer["grads"] = torch.autograd.grad(answer["out"], (a, b, c), torch.tensor(dout))
    else:
        answer["out"] = out
        answer["grads"] = torch.autograd.grad(out, (a, b), torch.tensor(dout), create_graph=mode == "twice")
    if mode == "twice":
        kept = all(g.requires_grad for g in answer["grads"])
        score = (answer["grads"][0] ** 2).sum() + (answer["grads"][1] ** 3).sum()
        answer["second"] = torch.autograd.grad(score, (a, b)) if kept else (torch.zeros_like(a), torch.zeros_like(b))
    return answer


def two_layer_net_init(s, sizes, weight_scale, networks):
    """The start of TwoLayerNet: shapes, zero biases, Gaussian weights of standard deviation weight_scale."""
    values = {}
    for i in range(networks):
        net = s.TwoLayerNet(
            input_dim=sizes[0], hidden_dim=sizes[1], num_classes=sizes[2], weight_scale=weight_scale, reg=0.3
        )
        for name in ("W1", "b1", "W2", "b2"):
            values[name if i == 0 else f"{name}_of_the_second"] = net.params[name]
    return values


def two_layer_net_scores(s, X, params, loaded):
    """Scores of TwoLayerNet for given weights."""
    hidden_dim, num_classes = params["W2"].shape
    net = s.TwoLayerNet(
        input_dim=params["W1"].shape[0], hidden_dim=hidden_dim, num_classes=num_classes, weight_scale=0.2, reg=1.7
    )
    if loaded:
        net.params = dict(params)
    else:
        for name in params:
            net.params[name] = params[name]
    return {"scores": net.loss(X)}


def two_layer_net_loss(s, X, y, params, reg, before, reg_later):
    """Loss and gradients of TwoLayerNet for given weights."""
    hidden_dim, num_classes = params["W2"].shape
    net = s.TwoLayerNet(
        input_dim=params["W1"].shape[0], hidden_dim=hidden_dim, num_classes=num_classes, weight_scale=0.2,
        reg=0.0 if reg_later else reg,
    )
    if reg_later:
        net.reg = reg
    for name in params:
        net.params[name] = params[name]
    if before is not None:
        net.loss(before, np.arange(len(before)) % num_classes)
    loss, grads = net.loss(X, y)
    return {"loss": loss} | {f"d{name}": grads[name] for name in params if name in grads}


def initial_loss(s, X, y, W, reg, num_classes, forgets):
    """The loss at step 0 against log C, and whether reg is seen, for a model of ours."""

    class Model:
        def __init__(self):
            self.params, self.reg = {"W": W}, reg

        def loss(self, X, y=None):
            weights = self.params["W"]
            scores = X @ weights
            if y is None:
                return scores
            top = scores - scores.max(axis=1, keepdims=True)
            logp = top - np.log(np.exp(top).sum(axis=1, keepdims=True))
            strength = 0.0 if forgets else self.reg
            value = -logp[np.arange(len(y)), y].mean() + 0.5 * strength * np.sum(weights * weights)
            dscores = (np.exp(logp) - np.eye(scores.shape[1])[y]) / len(y)
            return value, {"W": X.T @ dscores + strength * weights}

    model = Model()
    measured, expected, reg_is_seen = s.initial_loss(model, X, y, num_classes)
    return {"measured": measured, "expected": expected, "reg_is_seen": bool(reg_is_seen), "reg_afterwards": model.reg}


def overfit_tiny_batch(s, X, y, reg, learning_rate, num_steps, gain, start):
    """A model of ours learns a tiny batch by heart in the student's hands.

    Its scores are multiplied by `gain`, so that where gain is small only large steps get anywhere.
    """

    class Model:
        def __init__(self):
            self.params, self.reg = {name: np.array(value) for name, value in start.items()}, reg

        def loss(self, X, y=None):
            p, names = self.params, list(start)
            W, b, deep = p[names[-2]], p[names[-1]], len(names) == 4
            below = np.maximum(X @ p[names[0]] + p[names[1]], 0) if deep else X
            scores = gain * (below @ W + b)
            if y is None:
                return scores
            top = scores - scores.max(axis=1, keepdims=True)
            logp = top - np.log(np.exp(top).sum(axis=1, keepdims=True))
            value = -logp[np.arange(len(y)), y].mean()
            d = gain * (np.exp(logp) - np.eye(scores.shape[1])[y]) / len(y)
            grads = {names[-2]: below.T @ d, names[-1]: d.sum(axis=0)}
            if deep:
                dbelow = (d @ W.T) * (below > 0)
                grads = {names[0]: X.T @ dbelow, names[1]: dbelow.sum(axis=0), **grads}
            for name in names[::2]:
                value = value + 0.5 * self.reg * np.sum(p[name] ** 2)
                grads[name] = grads[name] + self.reg * p[name]
            return value, grads

    model = Model()
    losses = s.overfit_tiny_batch(model, X, y, learning_rate=learning_rate, num_steps=num_steps)
    params = {name: np.array(model.params[name]) for name in start}
    return {"losses": np.array([float(v) for v in losses]), "params": params, "reg_afterwards": model.reg}


def train(s, X, y, X_val, y_val, W, orders, batch_size, learning_rate, lr_decay, lazy):
    """Mini-batch SGD on a model of ours, in a given order: the weights after it, and the history."""

    class Model:
        def __init__(self):
            self.params, self.reg = {"W": np.array(W), "b": np.linspace(-0.3, 0.4, W.shape[1])}, 0.2

        def loss(self, X, y=None):
            weights = self.params["W"]
            scores = X @ weights + self.params["b"]
            if y is None:
                return scores
            top = scores - scores.max(axis=1, keepdims=True)
            logp = top - np.log(np.exp(top).sum(axis=1, keepdims=True))
            value = -logp[np.arange(len(y)), y].mean() + 0.5 * self.reg * np.sum(weights * weights)
            d = (np.exp(logp) - np.eye(scores.shape[1])[y]) / len(y)
            return value, {"W": X.T @ d + self.reg * weights, "b": d.sum(axis=0)}

    model = Model()
    way = (order for order in orders) if lazy else list(orders)
    history = s.train(
        model, X, y, X_val, y_val, way, batch_size=batch_size, learning_rate=learning_rate, lr_decay=lr_decay
    )
    return {
        "loss": np.array([float(v) for v in history["loss"]]),
        "val_accuracy": np.array([float(v) for v in history["val_accuracy"]]),
        "W": model.params["W"],
        "b": model.params["b"],
    }


def fully_connected_net_init(s, sizes, weight_scale, dtype):
    """The start of FullyConnectedNet: names, shapes, dtype, zero biases, Gaussian weights."""
    net = s.FullyConnectedNet(
        list(sizes[1:-1]), input_dim=sizes[0], num_classes=sizes[-1], reg=0.4, weight_scale=weight_scale,
        dtype=getattr(np, dtype), seed=8,
    )
    return {f"{kind}{i}": net.params[f"{kind}{i}"] for i in range(1, len(sizes)) for kind in "Wb"}


def fully_connected_net_loss(s, X, y, hidden_dims, params, reg, before, later):
    """Scores, loss and gradients of FullyConnectedNet for given weights."""
    num_classes = len(params[f"b{len(hidden_dims) + 1}"])
    net = s.FullyConnectedNet(
        list(hidden_dims), input_dim=len(params["W1"]), num_classes=num_classes, reg=0.0 if later else reg,
        weight_scale=0.05, dtype=np.float64, seed=3,
    )
    if later:
        net.params, net.reg = {}, reg
    for name in params:
        net.params[name] = params[name]
    if before is not None:
        net.loss(before, np.arange(len(before)) % num_classes)
    scores = np.array(net.loss(X.copy()))
    loss, grads = net.loss(X, y)
    return {"scores": scores, "loss": loss} | {f"d{name}": grads[name] for name in params if name in grads}


VERIFY = {
    "find_topo_sort": in_order,
    "two_layer_net_init": gaussian_weights(),
    "overfit_tiny_batch": learnt_by_heart,
    "fully_connected_net_init": gaussian_weights(),
}
