"""What `check` runs for 03_optimizers. Built from the author's checks by `make release`: edit those, never this file.

EXERCISES says what is asked. Each function below is the probe of the exercise of its name: a short script of calls on `s`,
the names of your notebook (`s.relu` is your `relu`); what it returns is compared with the reference's answer, or judged by
the function in VERIFY where right answers may differ. `visible.npz` holds the inputs and expected answers of the visible
cases. At grading all cases, the visible ones too, are drawn anew. A probe of a torch exercise is given `torch`.
"""

import numpy as np
from autograder.compare import Mismatch, compare
from autograder.verify import close, refuse
from collections.abc import Callable, Mapping
from typing import Any


EXERCISES = {
    "variance_gain": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "ReLU",
                "weight": 1.0,
                "hint": {
                    "WRONG": "fan * std^2 is what the sum does. A ReLU keeps one half of the mean square (of the mean square, not of the variance).",
                    "SHAPE": "Return one number.",
                },
            },
            {
                "name": "no nonlinearity",
                "weight": 1.0,
                "hint": {
                    "WRONG": "slope = 1 leaves z as it is: the gain is fan * std^2. The half that a ReLU loses comes back with the slope.",
                },
            },
        ],
        "hidden": ["leaky", "negative slopes"],
    },
    "init_zero": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "more inputs than outputs",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(Din, Dout): inputs are rows. An axis of size 1 stays an axis.",
                    "DTYPE": "Weights are float64, also when they are all 0: whole numbers cannot be trained.",
                    "RAISED": "np.zeros takes the shape as one argument, a tuple.",
                },
            },
            {
                "name": "one input",
                "weight": 1.0,
                "hint": {"SHAPE": "(Din, Dout): inputs are rows. An axis of size 1 stays an axis."},
            },
        ],
        "hidden": ["one output", "two of the same size"],
    },
    "init_normal": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "many inputs, few outputs, scale 1",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(Din, Dout): inputs are rows. An axis of size 1 stays an axis.",
                    "WRONG": "np.random.normal is Gaussian; np.random.rand is uniform between 0 and 1.",
                },
            },
            {
                "name": "scale 0.03",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(Din, Dout): inputs are rows. An axis of size 1 stays an axis.",
                    "WRONG": "scale is the standard deviation: not the variance, and not to be corrected by the fan-in.",
                },
            },
        ],
        "hidden": ["one output", "through twenty layers"],
    },
    "xavier_uniform": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "few inputs, many outputs",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(Din, Dout): inputs are rows. An axis of size 1 stays an axis.",
                    "WRONG": "A uniform on (-a, a) has the variance a^2 / 3. Set that to 2 / (Din + Dout) and solve for a.",
                },
            },
            {
                "name": "one input",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(Din, Dout): inputs are rows. An axis of size 1 stays an axis.",
                    "WRONG": "A uniform on (-a, a) has the variance a^2 / 3. Set that to 2 / (Din + Dout) and solve for a.",
                },
            },
        ],
        "hidden": ["one output", "through twenty layers"],
    },
    "xavier_normal": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "few inputs, many outputs",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(Din, Dout): inputs are rows. An axis of size 1 stays an axis.",
                    "WRONG": "The variance is 2 / (Din + Dout): both fans count, and the standard deviation is its root.",
                },
            },
            {
                "name": "one input",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(Din, Dout): inputs are rows. An axis of size 1 stays an axis.",
                    "WRONG": "The variance is 2 / (Din + Dout): both fans count, and the standard deviation is its root.",
                },
            },
        ],
        "hidden": ["one output", "through twenty layers"],
    },
    "he_normal": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "few inputs, many outputs",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(Din, Dout): inputs are rows. An axis of size 1 stays an axis.",
                    "WRONG": "The variance is 2 / Din, so the standard deviation is sqrt(2 / Din). Dout plays no part.",
                },
            },
            {
                "name": "one input",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(Din, Dout): inputs are rows. An axis of size 1 stays an axis.",
                    "WRONG": "The variance is 2 / Din, so the standard deviation is sqrt(2 / Din). Dout plays no part.",
                },
            },
        ],
        "hidden": ["one output", "through twenty layers"],
    },
    "kaiming_initializer": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "fully connected, K and relu left out",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(Din, Dout): inputs are rows. An axis of size 1 stays an axis.",
                    "WRONG": "With relu=True, the default, the variance is 2 / fan-in; the standard deviation is its root.",
                },
            },
            {
                "name": "fully connected, no ReLU",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(Din, Dout): inputs are rows. An axis of size 1 stays an axis.",
                    "WRONG": "Without a ReLU the variance is 1 / fan-in.",
                },
            },
        ],
        "hidden": ["3x3 kernels", "5x5 kernels, no ReLU", "1x1 kernels"],
    },
    "layer_statistics": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "three tanh layers",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Read behind the nonlinearity, also on the last layer; one mean and one variance over all samples and units of a layer.",
                    "SHAPE": "Two arrays, {\"mean\": (L,), \"variance\": (L,)}: one number a layer, the input not counted.",
                    "RAISED": "h @ W + b, in this order: (N, D) times (D, M).",
                },
            },
            {
                "name": "three ReLU layers",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Use the activation that is passed.",
                    "SHAPE": "Two arrays, {\"mean\": (L,), \"variance\": (L,)}: one number a layer, the input not counted.",
                    "RAISED": "h @ W + b, in this order: (N, D) times (D, M).",
                },
            },
        ],
        "hidden": ["linear layers, one sample", "small weights, large biases"],
    },
    "gradient_statistics": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "three tanh layers",
                "weight": 1.0,
                "hint": {
                    "WRONG": "From the last layer to the first: dz = dh * f'(z), dW = h_below^T dz, dh_below = dz W^T. 'h' starts counting at h_1 and ends with dout. Squares are averaged, gradients are not.",
                    "SHAPE": "Two arrays, {\"h\": (L,), \"W\": (L,)}: one number a layer, h_0 not counted.",
                    "RAISED": "dz @ W.T leads back to the layer below, below.T @ dz has the shape of W.",
                },
            },
            {
                "name": "three ReLU layers",
                "weight": 1.0,
                "hint": {
                    "WRONG": "The slope is that of the activation that is passed: for ReLU 1 where z > 0, whatever the sign of the gradient.",
                    "SHAPE": "Two arrays, {\"h\": (L,), \"W\": (L,)}: one number a layer, h_0 not counted.",
                    "RAISED": "dz @ W.T leads back to the layer below, below.T @ dz has the shape of W.",
                },
            },
        ],
        "hidden": ["linear layers, one sample", "one layer"],
    },
    "two_layer_steps": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one step",
                "weight": 1.0,
                "hint": {
                    "WRONG": "dP = (P - Y) / N, then the chain backwards; all four gradients are taken at the old parameters. Sums over samples, no second division by N.",
                    "SHAPE": "Each parameter keeps its shape: the gradient of a bias sums over the samples.",
                    "RAISED": "Four parameters come back: (W1, b1, W2, b2).",
                },
            },
            {
                "name": "seven steps",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Each step starts from the parameters that the step before left, with a new forward pass.",
                },
            },
        ],
        "hidden": ["one sample, one unit, one output", "start at zero"],
    },
    "distinct_units": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "twins and triplets",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Count each kind of unit once. A unit is a column of W1, an entry of b1 and a row of W2.",
                    "DTYPE": "A count is one whole number.",
                },
            },
            {
                "name": "alike in W1 and b1 only",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Units whose rows of W2 differ get different gradients at the next step: they are no twins.",
                },
            },
        ],
        "hidden": ["alike but for the bias", "twins up to rounding", "opposite units"],
    },
    "dead_relus": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one layer",
                "weight": 1.0,
                "hint": {
                    "WRONG": "A unit (a column) is dead when it is 0 for every sample of the batch. One zero is not death, and a zero sample (a row) is no unit.",
                    "SHAPE": "One count a layer.",
                },
            },
            {
                "name": "three layers",
                "weight": 1.0,
                "hint": {
                    "WRONG": "The next layer sees what the ReLUs hand on. Count each layer for itself.",
                    "SHAPE": "One count a layer.",
                },
            },
        ],
        "hidden": ["one sample", "units that are seldom awake"],
    },
    "init_relu_net": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "three layers, bias left out",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Weights have the variance 2 / fan-in, the size before; every bias, the last layer's too, is 0.01.",
                    "SHAPE": "One matrix and one vector for each pair of neighbours in sizes: (D_{l-1}, D_l) and (D_l,).",
                },
            },
            {"name": "a bias below 0", "weight": 1.0, "hint": {"*": "Use the bias that is passed."}},
        ],
        "hidden": ["a whole number for the bias", "layers of one size, changed in place"],
    },
    "standardize": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "four features, eps left out",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Mean and variance of each column of X_train, divided by N; eps under the root; the same two vectors for X_test.",
                    "SHAPE": "Both sets keep their shapes, (N, D) and (M, D).",
                },
            },
            {
                "name": "eps 0.7",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Use the eps that is passed, and add it to the variance, not to its root.",
                    "SHAPE": "Both sets keep their shapes, (N, D) and (M, D).",
                },
            },
        ],
        "hidden": ["a feature that never varies in training", "means a million times the spread"],
    },
    "pca_whiten": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "all of 4 components, eps left out",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Centre; covariance over N; eigenvectors in order of falling eigenvalue; divide by sqrt(eigenvalue + eps). eigh sorts upwards and returns eigenvectors as columns.",
                    "SHAPE": "(N, k) and (M, k): one column a component.",
                },
            },
            {
                "name": "2 of 5 components, eps 0.6",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Use the eps that is passed, under the root, and keep the components with the largest variance.",
                    "SHAPE": "(N, k) and (M, k): one column a component.",
                },
            },
        ],
        "hidden": ["fewer samples than features", "one component, one test sample"],
    },
    "sgd": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one step",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "Downhill is against the gradient: w minus learning_rate times dw.",
                },
            },
            {
                "name": "fifty steps",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "The first step is like the fiftieth. Does the rate change on the way, or is something kept?",
                },
            },
        ],
        "hidden": ["a rate of 0 among others", "no config"],
    },
    "sgd_momentum": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one step from rest",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "v = momentum * v - learning_rate * dw already points downhill: *add* it, once, to w.",
                },
            },
            {
                "name": "fifty steps",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "The velocity remembers; does config['velocity'] that you return hold the new one, and is it the one that you add to w?",
                },
            },
        ],
        "hidden": ["momentum 0", "a velocity brought along", "another rate at each step", "no config"],
    },
    "sgd_momentum_torch": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one step from rest",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "From rest the buffer becomes the gradient itself: no minus, no rate, no (1 - momentum) in it.",
                },
            },
            {
                "name": "fifty steps",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "The buffer remembers; does config['buffer'] that you return hold the new one?",
                },
            },
        ],
        "hidden": ["momentum 0", "a buffer brought along", "another rate at each step", "no config"],
    },
    "nesterov_lookahead": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one step from rest",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "From rest there is nothing to look ahead to: this step is plain gradient descent.",
                },
            },
            {
                "name": "twenty steps",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "Ask for the gradient at w + momentum * velocity, ahead of us; the step itself starts from w. Work two steps out by hand on w squared.",
                },
            },
        ],
        "hidden": ["momentum 0", "a velocity brought along", "another rate at each step", "no config"],
    },
    "nesterov": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one step from rest",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "From rest the velocity becomes -learning_rate * dw, and w, a look-ahead point, moves by (1 + momentum) of it.",
                },
            },
            {
                "name": "fifty steps",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "The formula needs the old velocity and the new one: w - momentum * old + (1 + momentum) * new. Is the old one still what it was?",
                },
            },
        ],
        "hidden": ["momentum 0", "a velocity brought along", "another rate at each step", "no config"],
    },
    "adagrad": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one step",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "The first step is one learning rate long in every axis, whatever the size of the gradient.",
                },
            },
            {
                "name": "fifty steps",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "What is remembered must be stored: does the config that you return hold the new memory? The cache is a sum of squares, this step's included, that only grows.",
                },
            },
            {
                "name": "a large epsilon, some gradients 0",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "epsilon is added to the root, not under it, and is the one that was passed.",
                    "NONFINITE": "Where the gradient is 0 the root may be 0 too: that is what epsilon is for.",
                },
            },
        ],
        "hidden": ["a cache brought along", "no config, small gradients"],
    },
    "rmsprop": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one step",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "The cache keeps decay_rate of itself and takes (1 - decay_rate) of the squared gradient, *before* it is used. There is no bias correction here.",
                },
            },
            {
                "name": "fifty steps",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "What is remembered must be stored: does the config that you return hold the new memory?",
                },
            },
            {
                "name": "a large epsilon, some gradients 0",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "epsilon is added to the root, not under it, and is the one that was passed.",
                    "NONFINITE": "Where the gradient is 0 the root may be 0 too: that is what epsilon is for.",
                },
            },
        ],
        "hidden": ["decay rate 0", "a cache brought along", "no config, small gradients"],
    },
    "adam": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one step",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "Adam's first step is learning_rate times the sign of the gradient: divide m by 1 - beta1^t, and v by 1 - beta2^t, with t = 1.",
                    "NONFINITE": "Count t up before you use it: 1 - beta^0 is 0.",
                },
            },
            {
                "name": "fifty steps",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "What is remembered must be stored: does the config that you return hold the new memory? config['t'] goes up by one in each step; m and v are stored as they are, uncorrected.",
                },
            },
            {
                "name": "a large epsilon, some gradients 0",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "epsilon is added to the root, not under it, and is the one that was passed. The root is that of the corrected average.",
                    "NONFINITE": "Where the gradient is 0 the root may be 0 too: that is what epsilon is for.",
                },
            },
        ],
        "hidden": [
            "a run that goes on",
            "beta1 is 0",
            "another rate at each step",
            "the defaults, small gradients",
        ],
    },
    "adamw": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one step",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "Three terms, all from the old w: w, minus learning_rate * weight_decay * w, minus Adam's step for the gradient as it came.",
                },
            },
            {
                "name": "fifty steps",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Return two things, next_w and config; the second is what the next step gets.",
                    "SHAPE": "next_w has the shape of w.",
                    "WRONG": "What is remembered must be stored: does the config that you return hold the new memory? config['t'] goes up by one in each step; m and v are stored as they are, uncorrected.",
                },
            },
        ],
        "hidden": [
            "weight decay 0",
            "a large epsilon, some gradients 0",
            "a run that goes on",
            "the defaults, small gradients",
        ],
    },
    "clip_grad_norm": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "two vectors, too long",
                "weight": 1.0,
                "hint": {
                    "WRONG": "One length for all gradients together: the root of the sum of all squares. All are multiplied by the same factor, max_norm / norm.",
                    "SHAPE": "Return a dict with the names that came, and beside it the norm before clipping, one number.",
                },
            },
            {
                "name": "too long, then short enough",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Gradients that are short enough stay as they are: clipping never makes them longer.",
                    "SHAPE": "Return a dict with the names that came, and beside it the norm before clipping, one number.",
                },
            },
        ],
        "hidden": ["several axes", "no gradient at all"],
    },
    "clip_grad_value": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "positive entries, limit 1",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Only the entries beyond the limit change: to the limit, with their own sign.",
                    "SHAPE": "Return a dict with the names that came.",
                },
            },
            {
                "name": "entries of either sign, limit 1",
                "weight": 1.0,
                "hint": {
                    "WRONG": "The cut is on both sides: not below -limit either.",
                    "SHAPE": "Return a dict with the names that came.",
                },
            },
        ],
        "hidden": ["limit 0.02", "one, two and four axes"],
    },
    "step_decay": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "two stairs, halving",
                "weight": 1.0,
                "hint": {
                    "WRONG": "How many *full* stretches of `every` steps have passed by step t? Stay with whole numbers: t // every.",
                },
            },
            {
                "name": "at the drops",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Steps are counted from 0: step number `every` is the first one at the lower rate.",
                },
            },
        ],
        "hidden": ["many drops later", "another factor"],
    },
    "exponential_decay": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "after whole stretches",
                "weight": 1.0,
                "hint": {
                    "WRONG": "gamma to the power of t / every, a real number: after `every` steps once gamma, half way its square root.",
                },
            },
            {
                "name": "between",
                "weight": 1.0,
                "hint": {
                    "WRONG": "No stairs here: the rate falls a little at every step, and along a curve, not along straight lines.",
                },
            },
        ],
        "hidden": ["late", "gamma above 1"],
    },
    "cosine_restarts": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "the first cycle, down to 0",
                "weight": 1.0,
                "hint": {
                    "WRONG": "The cosine runs over the whole cycle of `period` steps: its last step, period - 1, is one short of the minimum.",
                },
            },
            {
                "name": "a minimum above 0",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Half a cosine from base down towards minimum: at s = 0 the rate is base, in the middle of a cycle (base + minimum) / 2.",
                },
            },
        ],
        "hidden": ["cycles of equal length", "growing cycles", "at the restarts, growth 3"],
    },
    "warmup": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "rising",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Step t of the first n gets (t + 1) / n of schedule(0): the first step has a part of it, step n - 1 all of it.",
                },
            },
            {
                "name": "rising, then a schedule that falls",
                "weight": 1.0,
                "hint": {
                    "WRONG": "After the warm-up the other schedule starts from its own step 0: nothing of it is skipped.",
                },
            },
        ],
        "hidden": ["rising towards a schedule that falls", "no warm-up"],
    },
    "trajectory": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "ten steps",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "steps + 1 places: the start comes first.",
                    "WRONG": "path[0] is the start, and path[i + 1] is what the rule makes of path[i] with the gradient at path[i].",
                    "DTYPE": "Return one array; np.array makes one of a list of arrays.",
                },
            },
            {
                "name": "a rule with memory",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Each step gets the config that the step before it returned, not the first one again.",
                    "SHAPE": "steps + 1 places, each of the shape of w, whatever that is.",
                },
            },
        ],
        "hidden": ["a rule that writes into w", "the start serves again", "settings and velocity serve again"],
    },
    "hessian_quadratic": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "3 weights",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Differentiate w.A.w entry by entry: w_i meets row i of A and column i too. Only the symmetric part (A + A.T) / 2 counts.",
                    "SHAPE": "Three things: a number, a vector (n,), a matrix (n, n).",
                },
            },
            {
                "name": "symmetric matrix",
                "weight": 1.0,
                "hint": {
                    "*": "For a symmetric A the Hessian is A itself: the half in front and the two from the derivative cancel. The gradient is H w - b.",
                },
            },
        ],
        "hidden": ["one weight", "triangular matrix"],
    },
    "condition_number": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "3 positive curvatures",
                "weight": 1.0,
                "hint": {
                    "WRONG": "The largest eigenvalue over the smallest. Diagonal entries, traces and norms of all entries are other numbers.",
                    "RAISED": "np.linalg.eigvalsh gives the eigenvalues of a symmetric matrix.",
                    "SHAPE": "One number.",
                },
            },
            {
                "name": "a saddle",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Sizes: take absolute values of the eigenvalues first, then the largest and the smallest of those.",
                },
            },
        ],
        "hidden": ["one weight, and two", "a steep wall in a flat valley"],
    },
    "learning_rate_limits": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2 weights",
                "weight": 1.0,
                "hint": {
                    "WRONG": "|1 - rate * curvature| < 1 for the largest curvature gives the first. For the best rate both ends shrink alike: 1 - rate low = rate high - 1.",
                    "RAISED": "Three numbers come back: critical, best, factor.",
                },
            },
            {
                "name": "4 weights",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Only the two ends of the spectrum count: the smallest and the largest eigenvalue; not the trace, not a norm, not the neighbours.",
                },
            },
        ],
        "hidden": ["one weight", "nearly round"],
    },
    "critical_point": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2 weights",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Count the negative eigenvalues: none, all, or some. 'down' is that count, for a maximum it is n.",
                    "DTYPE": "A word and a whole number: ('saddle', 1).",
                },
            },
            {
                "name": "positive diagonals",
                "weight": 1.0,
                "hint": {
                    "WRONG": "The diagonal holds the curvatures along the axes only; a direction between the axes may go down although all of them go up.",
                },
            },
        ],
        "hidden": ["4 weights, two of them down", "one weight"],
    },
    "saddle_escape": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2 weights",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Along u every step multiplies by 1 + rate |curvature|. Solve start * factor^t = distance for t by logarithms, and round up: t is the first step that is out.",
                    "RAISED": "u.start may have either sign: take its size before the logarithm.",
                    "DTYPE": "A number of steps is one whole number.",
                },
            },
            {
                "name": "2 directions down",
                "weight": 1.0,
                "hint": {
                    "WRONG": "u belongs to the most negative curvature; the other directions, those that go down too, do not count. distance need not be 1.",
                },
            },
        ],
        "hidden": ["already outside", "small rates, long waits"],
    },
    "minibatch_gradient": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "sorted samples",
                "weight": 1.0,
                "hint": {
                    "WRONG": "A new random batch at each call, from rng, which is passed and not seeded again; every set of samples as likely as any other, so no neighbours. The gradient is a mean over the batch: X.T (X w - y) / B, without a factor 2.",
                    "SHAPE": "One gradient, (n,).",
                },
            },
            {
                "name": "the whole set",
                "weight": 1.0,
                "hint": {
                    "WRONG": "A batch of N different samples is the whole set, and its gradient has no noise at all. rng.integers may draw a sample twice; rng.choice(..., replace=False) and rng.permutation do not.",
                    "RAISED": "All N samples may be in a batch: does the draw know the last one?",
                },
            },
        ],
        "hidden": ["batches of one sample", "one weight"],
    },
    "gradient_noise": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "with replacement",
                "weight": 1.0,
                "hint": {
                    "WRONG": "sigma^2 is the mean squared distance from the mean, over all N (no N - 1), coordinate by coordinate; the variance of a mean of B is sigma^2 / B.",
                    "SHAPE": "Mean and variance are (n,) each: along axis 0.",
                },
            },
            {
                "name": "without replacement",
                "weight": 1.0,
                "hint": {"WRONG": "Without replacement the variance is smaller by (N - B) / (N - 1)."},
            },
        ],
        "hidden": ["batches of one", "two samples, and both of them", "one weight"],
    },
    "scale_recipe": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "eight times the batch",
                "weight": 1.0,
                "hint": {
                    "WRONG": "k times the batch: k times the rate, as many epochs. A last, smaller batch is a step too: round up in each epoch, not at the end. The warm-up is counted in new steps.",
                    "DTYPE": "learning_rate is a float; steps and warmup_steps are ints: use whole-number division.",
                },
            },
            {
                "name": "a smaller batch",
                "weight": 1.0,
                "hint": {
                    "WRONG": "The rule works both ways: a quarter of the batch, a quarter of the rate. A limit far above changes nothing.",
                },
            },
        ],
        "hidden": ["at the limit", "batches that come out even"],
    },
    "lr_range_test": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "until it explodes",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Rates with a constant ratio, one step for each, in this order. The loss that ends the test is recorded too. The suggestion is a tenth of the rate with the smallest loss.",
                    "SHAPE": "As many losses as rates: those that were tried, with the one that ended the test, and none after it.",
                    "NONFINITE": "Which numbers are not finite? A nan ends the test, and is never the smallest loss.",
                },
            },
            {
                "name": "until it is nan",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Every comparison with nan is false, `loss > bound` too. Ask whether the loss is *within* the bound, or use np.isfinite.",
                    "*": "min, argmin and sorted stumble over a nan, which is never the smallest loss: np.nanargmin leaves it out.",
                },
            },
        ],
        "hidden": ["a spike on the way", "infinite"],
    },
    "grid_search": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a rate and a momentum",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Every value of one name meets every value of the others. Log axes have constant ratios (np.geomspace), linear ones constant differences, both ends included. Smaller is better.",
                    "SHAPE": "points for each name: points ** names combinations, each tried once.",
                    "RAISED": "objective takes a dict with a value for each name. A space may have any number of names.",
                },
            },
            {
                "name": "some runs diverge",
                "weight": 1.0,
                "hint": {
                    "*": "Every comparison with nan is false, and min, argmin and sorted stumble over it: leave out what is not finite, then take the smallest.",
                },
            },
        ],
        "hidden": ["one name", "three names", "negative ends, two points"],
    },
    "random_search": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a rate and a momentum",
                "weight": 1.0,
                "hint": {
                    "WRONG": "On a log axis the *logarithm* is uniform: exp(uniform(log low, log high)). Each name has a draw of its own. Smaller is better.",
                    "SHAPE": "objective is called `trials` times, not once more for the winner.",
                    "RAISED": "rng is a np.random.Generator: rng.uniform(low, high).",
                },
            },
            {
                "name": "the first runs diverge",
                "weight": 1.0,
                "hint": {
                    "*": "Every comparison with nan is false, and min, argmin and sorted stumble over it: leave out what is not finite, then take the smallest.",
                },
            },
        ],
        "hidden": ["three names", "one trial"],
    },
    "zoom_in": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "in the middle",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Half of the new width on either side of the best point: on a log axis that is a factor, (high / low) ** (shrink / 2).",
                    "SHAPE": "A space of the same form: name: (low, high, scale), for every name.",
                    "DTYPE": "A space of the same form: name: (low, high, scale), with the scale's word.",
                },
            },
            {
                "name": "at the lower edge",
                "weight": 1.0,
                "hint": {
                    "*": "What sticks out of the old box is cut off; the box is not pushed inwards, and the other side stays where it is.",
                },
            },
        ],
        "hidden": ["at the upper edge", "below zero"],
    },
    "nan_guard": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a NaN in one layer",
                "weight": 1.0,
                "hint": {
                    "WRONG": "The first one in the order of computing: forward from its front, then backward from *its* front, which is the last layer.",
                    "DTYPE": "Without a bad number the answer is None; else four things: stage, name, NaNs, infinities.",
                },
            },
            {
                "name": "infinities",
                "weight": 1.0,
                "hint": {
                    "WRONG": "An infinity is a bad number too, of either sign, and often what the NaN comes from.",
                    "DTYPE": "An infinity is a bad number too, of either sign, and often what the NaN comes from.",
                },
            },
        ],
        "hidden": ["large, but finite", "both kinds in one array", "no backward pass"],
    },
    "nan_source": {
        "points": 2,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "two traps and a sound run",
                "weight": 1.0,
                "hint": {
                    "WRONG": "The name stands in the message of the RuntimeError, between quotes: the first function that returned a NaN, not the last, and not a leaf. And the detector has to be off again afterwards: used in a `with` it is, set_detect_anomaly(True) stays.",
                    "RAISED": "Catch the RuntimeError of backward() and take the name out of its message.",
                    "DTYPE": "A name (a str), or None.",
                },
            },
            {
                "name": "infinite, but no NaN",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Gradients that are infinite are not NaN: the answer is None for them. And after a sound run too the detector is off.",
                    "DTYPE": "Gradients that are infinite are not NaN: the answer is None for them.",
                    "RAISED": "Where nothing is raised there is no message: return None.",
                },
            },
        ],
        "hidden": ["a NaN that goes on", "a loss that is NaN"],
    },
    "read_profile": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "five functions and the step that calls them",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Self times add up to the whole; total times overlap. The share is that of the whole, and the order is by time, not by calls.",
                    "SHAPE": "`top` pairs (name, share), the largest first.",
                    "DTYPE": "A list of pairs: the name, then its share from 0 to 1.",
                },
            },
            {
                "name": "several rows for a name",
                "weight": 1.0,
                "hint": {
                    "*": "A name may have several rows: add up their self times first, then rank the names.",
                },
            },
        ],
        "hidden": ["fewer names than asked for", "seconds of work"],
    },
    "speedup_if": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "twice as fast",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Time before over time after: only the share p of that name shrinks, to p / factor. Shares are shares of the sum of self times.",
                    "SHAPE": "One number.",
                },
            },
            {
                "name": "several rows for a name",
                "weight": 1.0,
                "hint": {
                    "*": "A name may have several rows: add up their self times first, then rank the names.",
                },
            },
        ],
        "hidden": ["for nothing", "slower"],
    },
    "error_decomposition": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "three weights",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Every part is a difference of *true* risks, on the population: first the noise, then best of the family, then minimum of the training error, then w. The training set only serves to find w_train.",
                    "RAISED": "np.linalg.lstsq(Phi, y, rcond=None)[0] minimises the squared error.",
                },
            },
            {
                "name": "stopped early",
                "weight": 1.0,
                "hint": {
                    "WRONG": "An optimiser that stops early may end better than the minimum of the training error: this part may be negative. No absolute value, no cut at 0.",
                },
            },
        ],
        "hidden": ["as many samples as weights", "one weight, no noise"],
    },
    "deep_net": {
        "points": 6,
        "kind": "trained",
        "library": "numpy",
        "file": "deep_net.safetensors",
        "tensors": {
            "W0": (2, 32),
            "W1": (32, 32),
            "W2": (32, 32),
            "W3": (32, 32),
            "W4": (32, 32),
            "W5": (32, 32),
            "W6": (32, 32),
            "W7": (32, 32),
            "W8": (32, 32),
            "W9": (32, 32),
            "W10": (32, 32),
            "W11": (32, 32),
            "W12": (32, 32),
            "W13": (32, 32),
            "W14": (32, 32),
            "W15": (32, 32),
            "W16": (32, 32),
            "W17": (32, 32),
            "W18": (32, 32),
            "W19": (32, 32),
            "W20": (32, 32),
            "W21": (32, 32),
            "W22": (32, 32),
            "W23": (32, 32),
            "W24": (32, 32),
            "W25": (32, 32),
            "W26": (32, 32),
            "W27": (32, 32),
            "W28": (32, 32),
            "W29": (32, 3),
            "b0": (32,),
            "b1": (32,),
            "b2": (32,),
            "b3": (32,),
            "b4": (32,),
            "b5": (32,),
            "b6": (32,),
            "b7": (32,),
            "b8": (32,),
            "b9": (32,),
            "b10": (32,),
            "b11": (32,),
            "b12": (32,),
            "b13": (32,),
            "b14": (32,),
            "b15": (32,),
            "b16": (32,),
            "b17": (32,),
            "b18": (32,),
            "b19": (32,),
            "b20": (32,),
            "b21": (32,),
            "b22": (32,),
            "b23": (32,),
            "b24": (32,),
            "b25": (32,),
            "b26": (32,),
            "b27": (32,),
            "b28": (32,),
            "b29": (3,),
        },
        "floor": 0.9,
        "bar": 0.99,
        "max_size": 1024,
        "max_bytes": 33554432,
    },
    "why_it_failed": {"points": 4, "kind": "manual", "library": "numpy"},
}


def start_zero_mean(name: str, x: np.ndarray, std: float, share: float) -> list[Mismatch]:
    """Mean 0, the standard deviation `std`, `share` of the entries in the middle, no entry twice: x is flat.

    Each figure may be off by six standard errors. With a dozen figures a case a right answer is refused less than once in a million cases.
    """
    slack = 6 / np.sqrt(x.size)
    middle = std if share > 0.6 else std * np.sqrt(3) / 2  # a Gaussian's central 68 %, a uniform's central half
    if len(np.unique(x)) < 0.98 * x.size:
        return refuse(f"{name}: entries repeat; they are to be drawn one by one", path=name)
    if abs(x.mean()) > slack * std:
        return refuse(f"{name}: the mean is not 0", f"{name} has mean {x.mean():.4g}; 0 was expected", name)
    if abs(x.std() - std) > slack * std * (0.75 if share > 0.6 else 0.5):  # 1 / sqrt(2) and 1 / sqrt(5) would do
        text = f"{name}: the standard deviation is not that of theory"
        return refuse(text, f"{name} has standard deviation {x.std():.4g}; {std:.4g} was expected", name)
    if abs(np.mean(np.abs(x) < middle) - share) > slack * np.sqrt(share * (1 - share)):
        return refuse(f"{name}: the standard deviation is right, the kind of distribution is not", path=name)
    return []


def start_weights(std: Callable[..., float], slope: float = 1.0, uniform: bool = False) -> Callable[..., list[Mismatch]]:
    """Judges matrices by their distribution (`weights`) or by what stacks of them do (`forward`, `backward`).

    std(n, m, inputs) is the standard deviation of an (n, m) matrix. The gain of a layer, averaged over 400 of them or more, has a standard error of
    1.8 % with ReLUs and 1.1 % without, for the narrowest stack of `start_stack` (measured), so that 10 % are five and a half of them or more.
    """

    def check(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
        if not isinstance(got, dict) or got.keys() != want.keys():
            return compare(want, got)
        if "forward" in want:
            return start_gains(inputs, got, want, std, slope)
        found = start_shapes(want["weights"], got["weights"], "weights")
        for i, w in enumerate(got["weights"] if not found else ()):
            n, m = w.shape
            found += start_zero_mean(f"weights[{i}]", w.ravel(), std(n, m, inputs), 0.5 if uniform else 0.6827)
            if uniform and not found and not 0.98 <= np.abs(w).max() / (np.sqrt(3) * std(n, m, inputs)) <= 1 + 1e-9:
                found += refuse(f"weights[{i}]: the largest entries do not reach to the ends of the interval, or they reach beyond", path="weights")
        return found

    return check


def start_shapes(want: list[np.ndarray], got: Any, path: str) -> list[Mismatch]:
    """Kind, shape and finiteness alone: the values differ from draw to draw."""
    if not isinstance(got, (list, tuple)) or len(got) != len(want):
        return compare(want, got, path)
    found = []
    for i, (w, g) in enumerate(zip(want, got, strict=True)):
        fits = isinstance(g, np.ndarray) and g.shape == w.shape and g.dtype.kind == "f" and np.isfinite(g).all()
        if not fits:
            found += compare(w, g, f"{path}[{i}]") or refuse(f"{path}[{i}]: real numbers were expected", path=path)
    return found


def start_gains(inputs: Mapping[str, Any], got: Any, want: Any, std: Callable[..., float], slope: float) -> list[Mismatch]:
    """The gains of (stacks, layers) and the first entry of each matrix."""
    for name in want:
        g = got[name]
        if not isinstance(g, np.ndarray) or g.shape != want[name].shape or not np.isfinite(g).all():
            return compare(want[name], g, name) or refuse(f"{name} is not what was expected", path=name)
    if len(np.unique(got["corners"])) < 0.98 * got["corners"].size:
        return refuse("several matrices hold the same numbers: each call must draw anew", path="corners")
    n, m = np.array(inputs["sizes"], dtype=float).T  # (layers,) each
    unit = np.array([std(a, b, inputs) for a, b in inputs["sizes"]]) ** 2 * (1 + slope**2) / 2
    for name, theory in (("forward", n * unit), ("backward", m * unit)):
        ratio = float(np.mean(got[name] / theory))
        if abs(ratio - 1) > 0.1:
            words = f"{name} through 20 layers: the gain of a layer is more than 10 % off theory"
            return refuse(words, f"{words}: {ratio:.3f} of it", name)
    return []


def start_std_normal(n: float, m: float, inputs: Mapping[str, Any]) -> float:
    return float(inputs["scale"])


def start_std_xavier(n: float, m: float, inputs: Mapping[str, Any]) -> float:
    return float(np.sqrt(2 / (n + m)))


def start_std_he(n: float, m: float, inputs: Mapping[str, Any]) -> float:
    return float(np.sqrt(2 / n))


def start_kaiming(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """One weight, of a fully connected or a convolutional layer."""
    if not isinstance(got, dict) or got.keys() != want.keys():
        return compare(want, got)
    args = list(inputs["args"])
    n, _, k, relu = args + [None, True][len(args) - 2 :]
    fan_in = n if k is None else n * k * k
    found = start_shapes([want["W"]], [got["W"]], "W")
    return found or start_zero_mean("W", got["W"].ravel(), float(np.sqrt((2 if relu else 1) / fan_in)), 0.6827)


def start_network(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Weights by He's distribution, biases by value."""
    if not isinstance(got, dict) or got.keys() != want.keys():
        return compare(want, got)
    found = start_shapes(want["weights"], got["weights"], "weights") + compare(want["biases"], got["biases"], "biases")
    for i, w in enumerate(got["weights"] if not found else ()):
        found += start_zero_mean(f"weights[{i}]", w.ravel(), float(np.sqrt(2 / len(w))), 0.6827)
    corners = [float(w[0, 0]) for w in got["weights"]] if not found else []
    if len(set(corners)) < len(corners):
        found += refuse("several matrices hold the same numbers: each must be drawn anew", path="weights")
    return found


def start_whitened(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Equal up to one sign for each column, the same in both sets."""
    shaped = isinstance(got, dict) and got.keys() == want.keys() and all(isinstance(got[k], np.ndarray) and got[k].shape == want[k].shape for k in want)
    if not shaped or not all(np.isfinite(g).all() for g in got.values()):
        return compare(want, got)
    sign = np.where(np.sum(want["train"] * got["train"], axis=0) < 0, -1.0, 1.0)  # (k,)
    return compare(want, {k: g * sign for k, g in got.items()})


NOISE_SIGMAS = 7.0  # two figures a coordinate, some three coordinates a case: far below one right answer in a million


def noise_of_batches(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Batch gradients of different samples: mean and variance as they must be, over many calls; without noise for the whole set."""
    w, g = want["grads"], got.get("grads") if isinstance(got, dict) else None
    if not isinstance(g, np.ndarray) or g.shape != w.shape or g.dtype.kind != "f" or not np.isfinite(g).all():
        return compare(want, got)
    X, y, B = inputs["X"], inputs["y"], inputs["batch_size"]
    single = X * (X @ inputs["w"] - y)[:, None]  # (N, n): the gradient of each sample
    mean, N = single.mean(axis=0), len(y)
    if B == N:
        return compare({"grads": np.broadcast_to(mean, g.shape)}, got)
    variance = single.var(axis=0) / B * (N - B) / (N - 1)
    kurtosis = 3 + np.maximum(0, np.mean((single - mean) ** 4, axis=0) / single.var(axis=0) ** 2 - 3) / B
    if (np.abs(g.mean(axis=0) - mean) > NOISE_SIGMAS * np.sqrt(variance / len(g))).any():
        return refuse("grads: over many batches their mean is not the gradient of the whole set", path="grads")
    ratio = g.var(axis=0) / variance
    if (np.abs(ratio - 1) > NOISE_SIGMAS * np.sqrt((kurtosis - 1) / len(g))).any():
        side = "more" if (ratio > 1).all() else "less" if (ratio < 1).all() else "another"
        words = f"grads: over many batches they vary {side} than those of {'different samples, all sets equally likely' if side != 'another' else 'such batches do'}"
        return refuse(words, path="grads")
    return []


def search_random(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Points in the box, uniform on each axis's own scale, independent of each other; and the best is the best of them.

    The largest distance of distribution functions exceeds sqrt(log(2/p) / 2n) with a probability of at most p, here 1e-8; a correlation of
    independent axes, or of neighbours, more than 6 standard errors is as rare.
    """
    if not isinstance(got, dict) or got.keys() != want.keys():
        return compare(want, got)
    points, w = got["points"], want["points"]
    if not isinstance(points, np.ndarray) or points.shape != w.shape or points.dtype.kind != "f" or not np.isfinite(points).all():
        return compare({"points": w}, {"points": points})
    space, n = inputs["space"], len(points)
    place = np.stack([search_place(points[:, i], *axis) for i, axis in enumerate(space.values())], axis=1)  # (n, names)
    for i, name in enumerate(space):
        if place[:, i].min() < -1e-9 or place[:, i].max() > 1 + 1e-9:
            return refuse(f"{name}: some points lie outside of the space", path="points")
        ranks, sorted_ = np.arange(n + 1) / n, np.sort(place[:, i])
        if n > 30 and max(np.max(ranks[1:] - sorted_), np.max(sorted_ - ranks[:-1])) > np.sqrt(np.log(2e8) / (2 * n)):
            return refuse(f"{name}: over {n} points its values are not uniform on its scale", path="points")
    if n > 30:
        for other in range(1, place.shape[1]):
            if abs(np.corrcoef(place[:, 0], place[:, other])[0, 1]) > 6 / np.sqrt(n):
                return refuse("points: the values of different names are not independent", path="points")
    losses = 0.1 + np.sum((place - np.array([inputs["goal"][name] for name in space])) ** 2, axis=1)
    losses[: inputs["broken"]] = np.nan
    first = int(np.nanargmin(losses))
    return compare({"best": points[first], "loss": losses[first]}, {"best": got["best"], "loss": got["loss"]})


def search_place(values: np.ndarray, low: float, high: float, scale: str) -> np.ndarray:
    """Values of an axis as 0 to 1 on its own scale; what is no positive number lies outside of a log axis."""
    if scale == "log":
        return np.where(values > 0, np.log(np.maximum(values, 1e-300) / low) / np.log(high / low), -1.0)
    return (values - low) / (high - low)


def variance_gain(s, settings):
    return {"gains": np.array([float(s.variance_gain(fan, std, slope)) for fan, std, slope in settings])}


def init_zero(s, sizes):
    """Each matrix has 2 added to it in place, one after another: what is shared shows."""
    weights = [s.init_zero(n, m) for n, m in sizes]
    for W in weights:
        W += 2
    return {"zeros plus 2": weights}


def init_normal(s, sizes, scale, stacks, seed):
    weights = [s.init_normal(n, m, scale) for n, m in sizes * stacks]
    if stacks == 1:
        return {"weights": weights}
    rng, depth, forward, backward = np.random.default_rng(seed), len(sizes), [], []
    for first in range(0, len(weights), depth):  # a random signal up each stack, a random gradient down
        h, d = rng.normal(size=sizes[0][0]), rng.normal(size=sizes[-1][1])
        for W in weights[first : first + depth]:
            before, h = h, h @ W
            forward.append(np.mean(h**2) / np.mean(before**2))
        gains = []
        for W in weights[first : first + depth][::-1]:
            before, d = d, W @ d
            gains.insert(0, np.mean(d**2) / np.mean(before**2))
        backward += gains
    corners = np.array([float(W[0, 0]) for W in weights])
    return {"forward": np.reshape(forward, (stacks, depth)), "backward": np.reshape(backward, (stacks, depth)), "corners": corners}


def xavier_uniform(s, sizes, stacks, seed):
    weights = [s.xavier_uniform(n, m) for n, m in sizes * stacks]
    if stacks == 1:
        return {"weights": weights}
    rng, depth, forward, backward = np.random.default_rng(seed), len(sizes), [], []
    for first in range(0, len(weights), depth):
        h, d = rng.normal(size=sizes[0][0]), rng.normal(size=sizes[-1][1])
        for W in weights[first : first + depth]:
            before, h = h, h @ W
            forward.append(np.mean(h**2) / np.mean(before**2))
        gains = []
        for W in weights[first : first + depth][::-1]:
            before, d = d, W @ d
            gains.insert(0, np.mean(d**2) / np.mean(before**2))
        backward += gains
    corners = np.array([float(W[0, 0]) for W in weights])
    return {"forward": np.reshape(forward, (stacks, depth)), "backward": np.reshape(backward, (stacks, depth)), "corners": corners}


def xavier_normal(s, sizes, stacks, seed):
    weights = [s.xavier_normal(n, m) for n, m in sizes * stacks]
    if stacks == 1:
        return {"weights": weights}
    rng, depth, forward, backward = np.random.default_rng(seed), len(sizes), [], []
    for first in range(0, len(weights), depth):
        h, d = rng.normal(size=sizes[0][0]), rng.normal(size=sizes[-1][1])
        for W in weights[first : first + depth]:
            before, h = h, h @ W
            forward.append(np.mean(h**2) / np.mean(before**2))
        gains = []
        for W in weights[first : first + depth][::-1]:
            before, d = d, W @ d
            gains.insert(0, np.mean(d**2) / np.mean(before**2))
        backward += gains
    corners = np.array([float(W[0, 0]) for W in weights])
    return {"forward": np.reshape(forward, (stacks, depth)), "backward": np.reshape(backward, (stacks, depth)), "corners": corners}


def he_normal(s, sizes, stacks, seed):
    weights = [s.he_normal(n, m) for n, m in sizes * stacks]
    if stacks == 1:
        return {"weights": weights}
    rng, depth, forward, backward = np.random.default_rng(seed), len(sizes), [], []
    for first in range(0, len(weights), depth):  # ReLU layers: the gradient passes where the signal was positive
        h, d, masks = rng.normal(size=sizes[0][0]), rng.normal(size=sizes[-1][1]), []
        for W in weights[first : first + depth]:
            before, z = h, h @ W
            masks.append(z > 0)
            h = z * masks[-1]
            forward.append(np.mean(h**2) / np.mean(before**2))
        gains = []
        for W, mask in zip(weights[first : first + depth][::-1], masks[::-1]):
            before, d = d, W @ (d * mask)
            gains.insert(0, np.mean(d**2) / np.mean(before**2))
        backward += gains
    corners = np.array([float(W[0, 0]) for W in weights])
    return {"forward": np.reshape(forward, (stacks, depth)), "backward": np.reshape(backward, (stacks, depth)), "corners": corners}


def kaiming_initializer(s, args):
    return {"W": s.kaiming_initializer(*args)}


def layer_statistics(s, x, net, activation):
    found = s.layer_statistics(x, net["weights"], net["biases"], activation)
    return {"mean": np.array(found["mean"], dtype=float), "variance": np.array(found["variance"], dtype=float)}


def gradient_statistics(s, x, net, activation, dout):
    found = s.gradient_statistics(x, net["weights"], net["biases"], activation, dout)
    return {"h": np.array(found["h"], dtype=float), "W": np.array(found["W"], dtype=float)}


def two_layer_steps(s, X, Y, net, learning_rate, steps):
    W1, b1, W2, b2 = s.two_layer_steps(X, Y, net["W1"], net["b1"], net["W2"], net["b2"], learning_rate, steps)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def distinct_units(s, nets):
    return {"counts": [s.distinct_units(net["W1"], net["b1"], net["W2"]) for net in nets]}


def dead_relus(s, nets):
    return {"dead": [[int(count) for count in s.dead_relus(net["x"], net["weights"], net["biases"])] for net in nets]}


def init_relu_net(s, args, changed):
    weights, biases = s.init_relu_net(*args)
    for i, b in enumerate(biases if changed else ()):
        b += i + 0.5
    return {"weights": list(weights), "biases": [np.array(b) for b in biases]}


def standardize(s, X_train, X_test, args):
    train, test = s.standardize(X_train, X_test, *args)
    return {"train": train, "test": test}


def pca_whiten(s, X_train, X_test, k, args):
    train, test = s.pca_whiten(X_train, X_test, k, *args)
    return {"train": train, "test": test}


def sgd(s, starts, grads, config, rates):
    paths = []
    for w in starts:
        settings, path = config, []
        for t, dw in enumerate(grads):
            if rates is not None:
                settings = dict(settings, learning_rate=float(rates[t]))
            w, settings = s.sgd(w.copy(), dw.copy()) if settings is None else s.sgd(w.copy(), dw.copy(), settings)
            path.append(np.array(w))
        paths.append(np.stack(path))
    return {"w after each step": np.stack(paths)}


def sgd_momentum(s, starts, grads, config, rates):
    paths = []
    for w in starts:
        settings, path = config, []
        for t, dw in enumerate(grads):
            if rates is not None:
                settings = dict(settings, learning_rate=float(rates[t]))
            w, settings = s.sgd_momentum(w.copy(), dw.copy()) if settings is None else s.sgd_momentum(w.copy(), dw.copy(), settings)
            path.append(np.array(w))
        paths.append(np.stack(path))
    return {"w after each step": np.stack(paths)}


def sgd_momentum_torch(s, starts, grads, config, rates):
    paths = []
    for w in starts:
        settings, path = config, []
        for t, dw in enumerate(grads):
            if rates is not None:
                settings = dict(settings, learning_rate=float(rates[t]))
            w, settings = s.sgd_momentum_torch(w.copy(), dw.copy()) if settings is None else s.sgd_momentum_torch(w.copy(), dw.copy(), settings)
            path.append(np.array(w))
        paths.append(np.stack(path))
    return {"w after each step": np.stack(paths)}


def nesterov_lookahead(s, starts, centre, steps, config, rates):
    def grad(x):
        return 2.0 * np.tanh(x - centre) + 0.5 * x

    paths = []
    for w in starts:
        settings, path = config, []
        for t in range(steps):
            if rates is not None:
                settings = dict(settings, learning_rate=float(rates[t]))
            w, settings = s.nesterov_lookahead(w.copy(), grad) if settings is None else s.nesterov_lookahead(w.copy(), grad, settings)
            path.append(np.array(w))
        paths.append(np.stack(path))
    return {"w after each step": np.stack(paths)}


def nesterov(s, starts, grads, config, rates):
    paths = []
    for w in starts:
        settings, path = config, []
        for t, dw in enumerate(grads):
            if rates is not None:
                settings = dict(settings, learning_rate=float(rates[t]))
            w, settings = s.nesterov(w.copy(), dw.copy()) if settings is None else s.nesterov(w.copy(), dw.copy(), settings)
            path.append(np.array(w))
        paths.append(np.stack(path))
    return {"w after each step": np.stack(paths)}


def adagrad(s, starts, grads, config, rates):
    paths = []
    for w in starts:
        settings, path = config, []
        for t, dw in enumerate(grads):
            if rates is not None:
                settings = dict(settings, learning_rate=float(rates[t]))
            w, settings = s.adagrad(w.copy(), dw.copy()) if settings is None else s.adagrad(w.copy(), dw.copy(), settings)
            path.append(np.array(w))
        paths.append(np.stack(path))
    return {"w after each step": np.stack(paths)}


def rmsprop(s, starts, grads, config, rates):
    paths = []
    for w in starts:
        settings, path = config, []
        for t, dw in enumerate(grads):
            if rates is not None:
                settings = dict(settings, learning_rate=float(rates[t]))
            w, settings = s.rmsprop(w.copy(), dw.copy()) if settings is None else s.rmsprop(w.copy(), dw.copy(), settings)
            path.append(np.array(w))
        paths.append(np.stack(path))
    return {"w after each step": np.stack(paths)}


def adam(s, starts, grads, config, rates):
    path = []
    (w,) = starts
    for t, dw in enumerate(grads):
        if rates is not None:
            config = dict(config, learning_rate=float(rates[t]))
        w, config = s.adam(w.copy(), dw.copy(), config)
        path.append(np.array(w))
    return {"w after each step": np.stack(path)}


def adamw(s, starts, grads, config, rates):
    path = []
    (w,) = starts
    for t, dw in enumerate(grads):
        if rates is not None:
            config = dict(config, learning_rate=float(rates[t]))
        w, config = s.adamw(w.copy(), dw.copy(), config)
        path.append(np.array(w))
    return {"w after each step": np.stack(path)}


def clip_grad_norm(s, grads, factors, max_norm):
    answers = [s.clip_grad_norm({name: factor * g for name, g in grads.items()}, max_norm) for factor in factors]
    return {"clipped": [clipped for clipped, _ in answers], "norm": [norm for _, norm in answers]}


def clip_grad_value(s, grads, limit):
    return {"clipped": s.clip_grad_value(grads, limit)}


def step_decay(s, base, gamma, every, steps):
    return {"rates": np.array([float(s.step_decay(t, base, gamma, every)) for t in steps])}


def exponential_decay(s, base, gamma, every, steps):
    return {"rates": np.array([float(s.exponential_decay(t, base, gamma, every)) for t in steps])}


def cosine_restarts(s, base, minimum, period, growth, steps):
    return {"rates": np.array([float(s.cosine_restarts(t, base, minimum, period, growth)) for t in steps])}


def warmup(s, base, slope, length, steps):
    def schedule(t):
        if t != int(t) or t < 0:
            raise ValueError(f"the schedule was asked for step {t}; its steps are 0, 1, 2, ...")
        return base / (1 + slope * t)

    return {"rates": np.array([float(s.warmup(t, length, schedule)) for t in steps])}


def trajectory(s, rule, w, bowl, config, steps, look):
    def update(w, dw, config):
        rate = config["learning_rate"]
        if rule == "plain":
            return w - rate * dw, config
        if rule == "in place":
            w -= rate * dw
            dw[...] = 0.0
            return w, config
        config = config if rule == "memory in place" else dict(config)
        velocity = config.setdefault("velocity", np.zeros_like(w))
        if rule == "memory in place":
            velocity *= config["momentum"]
            velocity -= rate * dw
        else:
            config["velocity"] = velocity = config["momentum"] * velocity - rate * dw
        return w + velocity, config

    def grad(x):  # with `look`, also at what the caller holds; the last look counts
        if look:
            seen.update({"the caller's w": w.copy(), "the caller's velocity": np.array(config.get("velocity", 0.0))})
        return bowl * x

    seen = {}
    path = s.trajectory(update, grad, w, config, steps)
    return {"path": np.array(path), **seen}


def hessian_quadratic(s, A, b, w):
    f, g, H = s.hessian_quadratic(A, b, w)
    return {"f": f, "g": g, "H": H}


def condition_number(s, Hs):
    return {"kappas": [s.condition_number(H.copy()) for H in Hs]}


def learning_rate_limits(s, H):
    critical, best, factor = s.learning_rate_limits(H)
    return {"critical, best, factor": np.array([float(critical), float(best), float(factor)])}


def critical_point(s, Hs):
    answers = [s.critical_point(H.copy()) for H in Hs]
    return {"kinds": [str(kind) for kind, _ in answers], "down": [int(down) for _, down in answers]}


def saddle_escape(s, H, learning_rate, distance, starts):
    return {"steps": [s.saddle_escape(H.copy(), start, learning_rate, distance) for start in starts]}


def minibatch_gradient(s, X, y, w, batch_size, calls, seed):
    rng = np.random.default_rng(seed)
    return {"grads": np.array([np.asarray(s.minibatch_gradient(X.copy(), y.copy(), w.copy(), batch_size, rng)) for _ in range(calls)])}


def gradient_noise(s, grads, sizes, replace):
    answers = [s.gradient_noise(grads.copy(), size, replace) for size in sizes]
    return {"means": [mean for mean, _ in answers], "variances": np.array([np.asarray(variance) for _, variance in answers])}


def scale_recipe(s, recipe, batch_size, limit):
    answer = s.scale_recipe(dict(recipe), batch_size) if limit is None else s.scale_recipe(dict(recipe), batch_size, limit)
    return {key: answer[key] for key in ("learning_rate", "steps", "warmup_steps")}


def lr_range_test(s, curvature, start, kicks, noise, broken, low, high, count, blowup):
    w, tried = start.copy(), []

    def step(rate):
        k = len(tried) % len(noise)
        loss = 0.3 + 0.5 * float(np.sum(curvature * w * w)) + float(noise[k])
        tried.append(rate)
        w[:] = w - rate * (curvature * w + kicks[k])
        return loss if rate <= broken else float("nan")

    rates, losses, suggestion = s.lr_range_test(step, low, high, count, blowup)
    return {"rates": np.asarray(rates), "losses": np.asarray(losses), "suggestion": suggestion, "steps taken": len(tried)}


def grid_search(s, space, goal, points, limit):
    tried, names = [], list(space)

    def objective(point):
        place = {}
        for name, (a, b, kind) in space.items():
            place[name] = float(np.log(point[name] / a) / np.log(b / a) if kind == "log" else (point[name] - a) / (b - a))
        tried.append([float(point[name]) for name in names])
        value = 0.1 + sum((i + 1) * (place[name] - goal[name]) ** 2 for i, name in enumerate(names))
        return value if place[names[0]] < limit + 1e-9 and place[names[0]] > 1e-9 - (limit == 1.0) else float("nan")

    best, loss = s.grid_search(objective, space, points)
    tried.sort(key=lambda row: [float(f"{value:.6e}") for value in row])
    return {"combinations": np.array(tried), "best": np.array([float(best[name]) for name in names]), "loss": loss}


def random_search(s, space, goal, trials, broken, seed):
    tried, names = [], list(space)

    def objective(point):
        tried.append([float(point[name]) for name in names])
        loss = 0.1
        for name, (a, b, kind) in space.items():
            place = np.log(point[name] / a) / np.log(b / a) if kind == "log" else (point[name] - a) / (b - a)
            loss += (float(place) - goal[name]) ** 2
        return loss if len(tried) > broken else float("nan")

    best, loss = s.random_search(objective, space, trials, np.random.default_rng(seed))
    return {"points": np.array(tried), "best": np.array([float(best[name]) for name in names]), "loss": loss}


def zoom_in(s, space, best, shrink):
    finer = s.zoom_in(dict(space), dict(best), shrink)
    return {name: {"low": finer[name][0], "high": finer[name][1], "scale": finer[name][2]} for name in space if name in finer}


def nan_guard(s, runs):
    return {"answers": [s.nan_guard(list(run["forward"]), list(run["backward"])) for run in runs]}


def nan_source(s, losses, x):
    def middle(t):
        inner = (t * 2.0).sin()
        return (torch.where(inner > 0, inner.log(), inner) + t.exp()).sum().tanh()

    made = {
        "sound": (1.0, lambda t: (t**2).sum().sqrt()),
        "length at 0": (0.0, lambda t: ((0.0 * t) * (0.0 * t)).sum().sqrt()),
        "log at 0": (0.0, lambda t: torch.where(t > 0, t.log(), t).sum()),
        "inverse near 0": (1e-310, lambda t: (1 / t).sum()),
        "exp overflows": (1000.0, lambda t: torch.where(t < 50, t.exp(), t).sum()),
        "in the middle": (0.0, middle),
        "power at 0": (0.0, lambda t: (torch.where(t > 0, t**0.5, t) * 3.0).sum()),
        "forward is NaN": (-1.0, lambda t: t.log().sum()),
    }
    answers, calls, left = [], [], False
    for name in losses:
        first, function = made[name]

        def make_loss():
            calls.append(name)
            return function(torch.tensor([first, *np.abs(x)], dtype=torch.float64, requires_grad=True))

        answers.append(s.nan_source(make_loss))
        left = left or torch.is_anomaly_enabled()
        torch.autograd.set_detect_anomaly(False)
    return {"functions": answers, "calls of make_loss": len(calls), "anomaly detection left on": left}


def read_profile(s, rows, top):
    answer = s.read_profile([dict(row) for row in rows], top)
    return {"names": [name for name, _ in answer], "shares": np.array([float(share) for _, share in answer])}


def speedup_if(s, rows, questions):
    return {"speed-ups": [s.speedup_if([dict(row) for row in rows], name, factor) for name, factor in questions]}


def error_decomposition(s, Phi, y, Phi_population, means, noise, w):
    parts = s.error_decomposition(Phi, y, Phi_population, means, noise, w)
    return {"noise, modelling, estimation, optimisation": np.array([float(parts[k]) for k in ("noise", "modelling", "estimation", "optimisation")])}


VERIFY = {
    "init_normal": start_weights(start_std_normal),
    "xavier_uniform": start_weights(start_std_xavier, uniform=True),
    "xavier_normal": start_weights(start_std_xavier),
    "he_normal": start_weights(start_std_he, slope=0.0),
    "kaiming_initializer": start_kaiming,
    "init_relu_net": start_network,
    "pca_whiten": start_whitened,
    "clip_grad_norm": close(1e-5),
    "minibatch_gradient": noise_of_batches,
    "random_search": search_random,
}
