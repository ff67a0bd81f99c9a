"""What `check` runs for 04_regularization. Built from the author's checks by `make release`: edit those, never this file.

EXERCISES says what is asked. Each function below is the probe of the exercise of its name: a short script of calls on `s`,
the names of your notebook (`s.relu` is your `relu`); what it returns is compared with the reference's answer, or judged by
the function in VERIFY where right answers may differ. `visible.npz` holds the inputs and expected answers of the visible
cases. At grading all cases, the visible ones too, are drawn anew. A probe of a torch exercise is given `torch`.
"""

import numpy as np
from autograder.compare import Mismatch, compare
from autograder.verdict import Verdict
from autograder.verify import gaussian_weights, refuse, statistical
from collections.abc import Mapping
from typing import Any


EXERCISES = {
    "l2_penalty": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4x3 weights",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Loss: reg / 2 times the sum of squares. Its gradient: reg times W, no 2. Both must carry the same factor.",
                    "SHAPE": "The loss is one number, and dW has the shape of W.",
                    "RAISED": "W may have any number of axes: work entry by entry, then sum over everything.",
                },
            },
            {
                "name": "filters, 2x3x2x2",
                "weight": 1.0,
                "hint": {
                    "*": "W may have any number of axes (filters have four, scales have one): work entry by entry, then sum over everything.",
                },
            },
            {
                "name": "weights that must not change",
                "weight": 1.0,
                "hint": {
                    "*": "The penalty asks what the weights cost and must not change them: here W is read-only. `dW = W` is another name for W, not a copy; `dW *= reg` then writes into the weights.",
                },
            },
        ],
        "hidden": ["one row", "a vector"],
    },
    "l1_penalty": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4x3 weights",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Loss: reg times the sum of |W|, over all entries. Its gradient: reg times the sign of each entry.",
                    "SHAPE": "The loss is one number, and dW has the shape of W.",
                    "RAISED": "W may have any number of axes: work entry by entry, then sum over everything.",
                },
            },
            {
                "name": "filters, 2x3x2x2",
                "weight": 1.0,
                "hint": {
                    "*": "W may have any number of axes (filters have four, scales have one): work entry by entry, then sum over everything.",
                },
            },
            {
                "name": "weights that must not change",
                "weight": 1.0,
                "hint": {
                    "*": "The penalty asks what the weights cost and must not change them: here W is read-only. `dW = W` is another name for W, not a copy; `dW *= reg` then writes into the weights.",
                },
            },
        ],
        "hidden": ["one row", "a vector"],
    },
    "elastic_net_penalty": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4x3 weights",
                "weight": 1.0,
                "hint": {
                    "WRONG": "l1_ratio goes with the absolute values, (1 - l1_ratio) / 2 with the squares, and reg with both.",
                    "SHAPE": "The loss is one number, and dW has the shape of W.",
                    "RAISED": "W may have any number of axes: work entry by entry, then sum over everything.",
                },
            },
            {
                "name": "filters, 2x3x2x2",
                "weight": 1.0,
                "hint": {
                    "*": "W may have any number of axes (filters have four, scales have one): work entry by entry, then sum over everything.",
                },
            },
        ],
        "hidden": ["squares alone", "absolute values alone"],
    },
    "weight_decay_step": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one step",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Write the step with the gradient dw + reg * w and sort the terms. Both belong to the same old w.",
                    "SHAPE": "The next w has the shape of w.",
                },
            },
            {
                "name": "ten steps without data",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Each step multiplies by 1 - lr * reg, exactly.",
                    "SHAPE": "The next w has the shape of w.",
                },
            },
        ],
        "hidden": ["lr * reg above 1", "filters, three steps"],
    },
    "l2_minimum": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "three directions",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Set the gradient H (w - w*) + reg w to zero and solve for w. reg stands on the diagonal alone: reg times the identity.",
                    "SHAPE": "The minimum is a vector of the shape of w_star.",
                    "RAISED": "H itself need not have an inverse; H + reg I has one.",
                },
            },
            {
                "name": "five directions, a high price",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Set the gradient H (w - w*) + reg w to zero and solve for w. reg stands on the diagonal alone: reg times the identity.",
                    "SHAPE": "The minimum is a vector of the shape of w_star.",
                    "RAISED": "H itself need not have an inverse; H + reg I has one.",
                },
            },
        ],
        "hidden": ["two directions that the data ignore", "a single weight"],
    },
    "soft_threshold": {
        "points": 1,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "ten entries",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Three kinds of entries: above t, below -t, and in between. The first two move by t towards 0, the last are 0. Draw S(w, t) against w.",
                    "SHAPE": "The result has the shape of w.",
                    "RAISED": "t may be a number or an array; w may have any number of axes.",
                },
            },
            {
                "name": "a threshold for each entry",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Three kinds of entries: above t, below -t, and in between. The first two move by t towards 0, the last are 0. Draw S(w, t) against w.",
                    "SHAPE": "The result has the shape of w.",
                    "RAISED": "t may be a number or an array; w may have any number of axes.",
                    "*": "t may be an array of the shape of w: an entry has its own threshold.",
                },
            },
        ],
        "hidden": ["one row", "four axes"],
    },
    "lasso_ista": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one step",
                "weight": 1.0,
                "hint": {
                    "WRONG": "One step: w minus lr times the slope X'(Xw - y) / N, then a soft threshold by lr * reg. In this order, num_steps times, from zeros.",
                    "SHAPE": "One weight for each column of X: (D,).",
                    "RAISED": "Slope: X' is (D, N), Xw - y is (N,).",
                },
            },
            {
                "name": "two true weights of six, 40 steps",
                "weight": 1.0,
                "hint": {
                    "WRONG": "A weight that the threshold cuts is exactly 0, and it stays in the game: a later step may lift it again.",
                    "SHAPE": "One weight for each column of X: (D,).",
                    "RAISED": "Slope: X' is (D, N), Xw - y is (N,).",
                },
            },
        ],
        "hidden": ["a single weight", "a single sample"],
    },
    "label_smoothing_loss": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4 samples, 3 classes",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Write the target row for K = 2: the right class has 1 - eps + eps / 2, the wrong one eps / 2. It sums to 1. Both loss and gradient use it, averaged over N.",
                    "SHAPE": "The loss is one number, and dx has the shape of x.",
                    "NONFINITE": "Work with log_softmax: it takes the maximum off first, and never the logarithm of 0.",
                },
            },
            {
                "name": "logits near 1e4",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Write the target row for K = 2: the right class has 1 - eps + eps / 2, the wrong one eps / 2. It sums to 1. Both loss and gradient use it, averaged over N.",
                    "SHAPE": "The loss is one number, and dx has the shape of x.",
                    "NONFINITE": "Work with log_softmax: it takes the maximum off first, and never the logarithm of 0.",
                    "*": "Every class has a share of the target, so every log-probability counts, also one of -20000. Take it from log_softmax; softmax first would give log 0.",
                },
            },
        ],
        "hidden": ["no smoothing", "one sample, two classes"],
    },
    "noisy_labels": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "two classes",
                "weight": 1.0,
                "hint": {
                    "WRONG": "A replaced label is drawn from all classes, its own included: a share 1 - eps + eps / K stays. Each sample flips a coin of its own; y is left as it was; all chance comes from rng.",
                    "SHAPE": "One label for each sample: (N,).",
                    "DTYPE": "Labels are whole numbers.",
                },
            },
            {
                "name": "five classes",
                "weight": 1.0,
                "hint": {
                    "WRONG": "eps is the share of labels that are drawn anew, evenly from all num_classes; of the others none changes.",
                    "SHAPE": "One label for each sample: (N,).",
                    "DTYPE": "Labels are whole numbers.",
                },
            },
        ],
        "hidden": ["a class that no sample has", "much noise"],
    },
    "focal_loss": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "gamma 2, all classes alike",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Only the probability of the right class enters. Derive the gradient by log p_y first; its derivative with respect to the logits is onehot - p.",
                    "SHAPE": "The loss is one number, and dx has the shape of x.",
                    "NONFINITE": "Work with log_softmax: it takes the maximum off first, and never the logarithm of 0.",
                },
            },
            {
                "name": "gamma 3.5, weights",
                "weight": 1.0,
                "hint": {
                    "WRONG": "alpha[y] is the weight of a sample. The weighted sum is divided by N, not by the sum of the weights; gamma is what is passed.",
                    "SHAPE": "The loss is one number, and dx has the shape of x.",
                    "NONFINITE": "Work with log_softmax: it takes the maximum off first, and never the logarithm of 0.",
                },
            },
        ],
        "hidden": ["gamma 0", "logits near 1e4", "one sample, two classes"],
    },
    "multitask_loss": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "all samples have a box",
                "weight": 1.0,
                "hint": {
                    "WRONG": "h lies on both paths: dh is the sum of what comes back from the two heads. beta belongs to the box term and to all its gradients.",
                    "SHAPE": "(loss, dh, dWc, dWb): one number, and the shapes of h, Wc and Wb.",
                    "NONFINITE": "0 * NaN is NaN: choose the rows that have a box before you subtract or square, do not multiply by a mask.",
                },
            },
            {
                "name": "two of five have a box",
                "weight": 1.0,
                "hint": {
                    "WRONG": "The box term is a mean over the samples that have a box, and the classes' term one over all samples.",
                    "SHAPE": "(loss, dh, dWc, dWb): one number, and the shapes of h, Wc and Wb.",
                    "NONFINITE": "0 * NaN is NaN: choose the rows that have a box before you subtract or square, do not multiply by a mask.",
                },
            },
        ],
        "hidden": ["no sample has a box", "one sample, one number for a box"],
    },
    "kendall_multitask_loss": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "two regressions",
                "weight": 1.0,
                "hint": {
                    "WRONG": "For one regression: exp(-s) L / 2 + s / 2, with s = log sigma^2. Differentiate by L and by s; a classification has no half before its exp(-s) L.",
                    "SHAPE": "(loss, dlosses, dlog_vars): one number and two arrays (T,).",
                    "RAISED": "kinds[i] is the string 'regression' or 'classification', in any order.",
                },
            },
            {
                "name": "one of each",
                "weight": 1.0,
                "hint": {
                    "WRONG": "For one regression: exp(-s) L / 2 + s / 2, with s = log sigma^2. Differentiate by L and by s; a classification has no half before its exp(-s) L.",
                    "SHAPE": "(loss, dlosses, dlog_vars): one number and two arrays (T,).",
                    "RAISED": "kinds[i] is the string 'regression' or 'classification', in any order.",
                },
            },
        ],
        "hidden": ["very sure, in another order", "a single classification"],
    },
    "early_stopping": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "patience 3",
                "weight": 1.0,
                "hint": {
                    "WRONG": "The third check in a row without an improvement returns True; the first and the second do not.",
                    "RAISED": "A first check always is an improvement: best_loss starts at infinity.",
                },
            },
            {
                "name": "better again in time",
                "weight": 1.0,
                "hint": {
                    "WRONG": "An improvement starts the count anew, and only the best loss so far decides what one is, not the loss before.",
                    "RAISED": "A first check always is an improvement: best_loss starts at infinity.",
                },
            },
        ],
        "hidden": ["small gains that add up", "NaN on the way, patience 2"],
    },
    "early_stopping_restore": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "updates in place",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Training writes into the same arrays at every step: copy each array when you store it, and copy again when you hand it back.",
                    "RAISED": "Before the check fails, print the names in params and in what you have stored.",
                    "SHAPE": "Every array comes back with its name and its shape.",
                },
            },
            {
                "name": "restored, trained on, restored",
                "weight": 1.0,
                "hint": {
                    "WRONG": "After the first restore the caller's arrays must not be your stored ones: training on would spoil them.",
                    "RAISED": "Before the check fails, print the names in params and in what you have stored.",
                    "SHAPE": "Every array comes back with its name and its shape.",
                },
            },
        ],
        "hidden": ["parameters replaced by new arrays", "NaN on the way", "the first was the best"],
    },
    "ensemble_predict": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "three models",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Softmax first, for each model alone; then the mean of the probabilities. Rows sum to 1; labels are the largest of the means.",
                    "SHAPE": "(probs, labels): (N, K) and (N,), also for one sample or one model.",
                    "NONFINITE": "log_softmax does no harm to logits of 1e4; exp of the bare logits does.",
                    "DTYPE": "labels are whole numbers: the place of the largest mean probability.",
                },
            },
            {
                "name": "one model",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Softmax first, for each model alone; then the mean of the probabilities. Rows sum to 1; labels are the largest of the means.",
                    "SHAPE": "(probs, labels): (N, K) and (N,), also for one sample or one model.",
                    "NONFINITE": "log_softmax does no harm to logits of 1e4; exp of the bare logits does.",
                    "DTYPE": "labels are whole numbers: the place of the largest mean probability.",
                },
            },
        ],
        "hidden": ["one sample", "one model with logits near 1e4"],
    },
    "snapshot_schedule": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "3 cycles of 4 steps",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Each cycle begins at lr_max and has L = total_steps / cycles steps; at its last step the cosine's angle is pi (L - 1) / L. A snapshot is kept after that last step.",
                    "SHAPE": "(rates, steps): one rate for each step, one number for each cycle.",
                    "DTYPE": "steps are whole numbers.",
                },
            },
            {
                "name": "2 cycles of 49 steps",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Each cycle begins at lr_max and has L = total_steps / cycles steps; at its last step the cosine's angle is pi (L - 1) / L. A snapshot is kept after that last step.",
                    "SHAPE": "(rates, steps): one rate for each step, one number for each cycle.",
                    "DTYPE": "steps are whole numbers.",
                },
            },
        ],
        "hidden": ["one cycle", "cycles of one step"],
    },
    "snapshot_ensemble": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "2 cycles of 3 steps",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Update first, keep a copy then, go on from where you are. The rate is that of step t of the schedule, and t counts through all cycles.",
                    "SHAPE": "One snapshot for each cycle, stacked in front: (cycles, *w.shape).",
                },
            },
            {
                "name": "3 cycles of 4 steps, a matrix",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Update first, keep a copy then, go on from where you are. The rate is that of step t of the schedule, and t counts through all cycles.",
                    "SHAPE": "One snapshot for each cycle, stacked in front: (cycles, *w.shape).",
                },
            },
        ],
        "hidden": ["one cycle", "cycles of one step"],
    },
    "bias_variance": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "constants, 6 training sets",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Predictions are (R, P): means over r (axis 0) first, squares then, the mean over the test points last. bias2 compares the mean prediction with the truth.",
                    "SHAPE": "Return three numbers.",
                    "NONFINITE": "Divide the variance by R, not by R - 1.",
                    "RAISED": "fit(x, y) gives a function: call it with x_test. It wants one training set at a time.",
                },
            },
            {
                "name": "parabolas, 4 training sets",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Predictions are (R, P): means over r (axis 0) first, squares then, the mean over the test points last. bias2 compares the mean prediction with the truth.",
                    "SHAPE": "Return three numbers.",
                    "NONFINITE": "Divide the variance by R, not by R - 1.",
                    "RAISED": "fit(x, y) gives a function: call it with x_test. It wants one training set at a time.",
                },
            },
        ],
        "hidden": ["one training set", "one test point"],
    },
    "dropout_vanilla_forward": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "training, keep 0.3",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "out has the shape of x, in both modes.",
                    "RAISED": "Read dropout_param['p'] and dropout_param['mode']; a seed may be missing. The mask has the shape of x, however many axes that has.",
                    "DTYPE": "out holds real numbers: x times the mask.",
                    "NONFINITE": "Divide by p, the probability that an entry is kept.",
                    "WRONG": "p is the probability to KEEP an entry: mask = draws < p, and the entries that are kept stay as they are.",
                },
            },
            {
                "name": "train, then test",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "out has the shape of x, in both modes.",
                    "RAISED": "Read dropout_param['p'] and dropout_param['mode']; a seed may be missing. The mask has the shape of x, however many axes that has.",
                    "DTYPE": "out holds real numbers: x times the mask.",
                    "NONFINITE": "Divide by p, the probability that an entry is kept.",
                    "WRONG": "Vanilla dropout leaves kept entries alone in training, and in test mode multiplies all of them by p. In test mode nothing is random.",
                },
            },
        ],
        "hidden": ["pictures", "seeds"],
    },
    "dropout_vanilla_backward": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "training, keep 0.3",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "dx has the shape of x.",
                    "RAISED": "Read dropout_param['p'] and dropout_param['mode']; a seed may be missing. The mask has the shape of x, however many axes that has.",
                    "DTYPE": "out holds real numbers: x times the mask.",
                    "NONFINITE": "Divide by p, the probability that an entry is kept.",
                    "WRONG": "out = x * mask, so dx = dout * mask, with the mask of the forward pass, kept in the cache.",
                },
            },
            {
                "name": "train and test",
                "weight": 1.0,
                "hint": {
                    "RAISED": "The cache of test mode needs no mask. Does backward know which mode it was?",
                    "*": "In test mode out = p * x, and the gradient gets the same factor.",
                },
            },
        ],
        "hidden": ["two layers under way", "behind a ReLU"],
    },
    "dropout_forward": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "training, keep 0.3",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "out has the shape of x, in both modes.",
                    "RAISED": "Read dropout_param['p'] and dropout_param['mode']; a seed may be missing. The mask has the shape of x, however many axes that has.",
                    "DTYPE": "out holds real numbers: x times the mask.",
                    "NONFINITE": "Divide by p, the probability that an entry is kept.",
                    "WRONG": "p is the probability to KEEP an entry, independently of all others; what is kept is divided by p, what is dropped is 0.",
                },
            },
            {
                "name": "train, then test",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "out has the shape of x, in both modes.",
                    "RAISED": "Read dropout_param['p'] and dropout_param['mode']; a seed may be missing. The mask has the shape of x, however many axes that has.",
                    "DTYPE": "out holds real numbers: x times the mask.",
                    "NONFINITE": "Divide by p, the probability that an entry is kept.",
                    "WRONG": "Inverted dropout has its scaling in training: in test mode out is x, with no mask and no factor.",
                },
            },
        ],
        "hidden": ["pictures", "seeds", "forty calls"],
    },
    "dropout_backward": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "training, keep 0.3",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "dx has the shape of x.",
                    "RAISED": "Read dropout_param['p'] and dropout_param['mode']; a seed may be missing. The mask has the shape of x, however many axes that has.",
                    "DTYPE": "out holds real numbers: x times the mask.",
                    "NONFINITE": "Divide by p, the probability that an entry is kept.",
                    "WRONG": "The gradient meets the same mask as x did, the division by p included; a mask drawn anew is another function's gradient.",
                },
            },
            {
                "name": "train and test",
                "weight": 1.0,
                "hint": {
                    "RAISED": "The cache of test mode needs no mask. Does backward know which mode it was?",
                    "*": "In test mode out = x, so dx = dout.",
                },
            },
        ],
        "hidden": ["two layers under way", "behind a ReLU"],
    },
    "dropout_exact_mean": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a weighted sum, 5 entries",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "The mean has the shape of what f returns.",
                    "WRONG": "A mask that keeps k of D entries has probability p^k (1 - p)^(D - k), and f sees mask * x / p. All 2^D masks count, the empty and the full one too.",
                    "RAISED": "f takes one array of shape (D,); what it returns may be a number or an array of any shape.",
                },
            },
            {
                "name": "a tanh layer, p 0.3",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "The mean has the shape of what f returns.",
                    "WRONG": "tanh of the average input is not the average of the tanh. Average what f returns, each mask with its own probability.",
                    "RAISED": "f takes one array of shape (D,); what it returns may be a number or an array of any shape.",
                },
            },
        ],
        "hidden": ["f returns a table", "nine entries"],
    },
    "mc_dropout_predict": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "3 rows, 4 classes, 6 passes",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "probs is (N, C); entropy and disagreement have one number a row, (N,).",
                    "WRONG": "Call scores(x, \"train\") n_samples times, turn each result into probabilities, and average these. Entropy is that of the average; disagreement is entropy minus the average of the single entropies. Natural logarithms.",
                    "NONFINITE": "A probability may be exactly 0: 0 log 0 counts as 0.",
                    "RAISED": "scores takes (x, mode), the mode a string, and returns (N, C).",
                },
            },
            {
                "name": "one row, 9 passes",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "probs is (N, C); entropy and disagreement have one number a row, (N,).",
                    "WRONG": "Call scores(x, \"train\") n_samples times, turn each result into probabilities, and average these. Entropy is that of the average; disagreement is entropy minus the average of the single entropies. Natural logarithms.",
                    "NONFINITE": "A probability may be exactly 0: 0 log 0 counts as 0.",
                    "RAISED": "scores takes (x, mode), the mode a string, and returns (N, C).",
                    "*": "One row is still a batch: probs is (1, C), entropy and disagreement are (1,). Divide by n_samples, whatever it is.",
                },
            },
        ],
        "hidden": ["logits near 1e3", "scores writes into x"],
    },
    "batchnorm_forward": {
        "points": 5,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "training, one batch",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "out has the shape of x; running_mean and running_var have one entry a column, (D,).",
                    "WRONG": "One mean and one variance a column, over axis 0. The variance is the biased one, divided by N, in the running statistics too. eps and momentum are those of bn_param.",
                    "RAISED": "Write the shapes beside each line: x is (N, D), and a mean over axis 0 is (D,).",
                    "DTYPE": "The new running statistics go back into bn_param, under \"running_mean\" and \"running_var\".",
                },
            },
            {
                "name": "test mode, one row",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "A single row is still (1, D).",
                    "WRONG": "In test mode running_mean and running_var take the place of the batch's statistics, eps still stands under the root, and nothing is updated.",
                    "RAISED": "Test mode has nothing to do with the batch's statistics: read the running ones from bn_param.",
                    "NONFINITE": "Test mode has nothing to do with the batch's statistics: read the running ones from bn_param.",
                },
            },
        ],
        "hidden": [
            "three steps from nothing, then test mode",
            "default eps and momentum, quiet columns",
            "one column",
            "columns a million from zero",
        ],
    },
    "batchnorm_backward": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "6 rows, 4 columns",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "dx is (N, D), dgamma and dbeta are (D,).",
                    "WRONG": "dx has three parts: through x itself, through the mean and through the variance. dgamma is the sum of dout * x_hat over the rows, dbeta that of dout.",
                    "RAISED": "Write the shapes beside each line; what is summed over the rows is (D,).",
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
        "hidden": ["an entry of gamma is 0", "one column"],
        "gradient": {"of": "batchnorm_forward", "backward": "batchnorm_backward", "wrt": ("x", "gamma", "beta")},
    },
    "batchnorm_backward_alt": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "6 rows, 4 columns",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "dx is (N, D), dgamma and dbeta are (D,).",
                    "WRONG": "With g = gamma * dout: take from g its mean, and x_hat times the mean of g * x_hat (both over the rows), and divide by the root. Check your algebra against batchnorm_backward.",
                    "RAISED": "Write the shapes beside each line; what is summed over the rows is (D,).",
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
        "hidden": ["an entry of gamma is 0", "one column"],
        "gradient": {
            "of": "batchnorm_forward",
            "backward": "batchnorm_backward_alt",
            "wrt": ("x", "gamma", "beta"),
        },
    },
    "layernorm_forward": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "5 rows, 4 columns",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "out has the shape of x, and gamma and beta, (D,), meet its columns.",
                    "WRONG": "One mean and one biased variance a row, over axis 1, kept as a column (keepdims=True) so that it meets the rows. gamma and beta come last.",
                    "RAISED": "A mean over axis 1 is (N,), which does not meet (N, D). Keep its axis: keepdims=True.",
                },
            },
            {
                "name": "eps 0.5",
                "weight": 1.0,
                "hint": {"*": "Take eps from ln_param, and add it to the variance, under the root."},
            },
        ],
        "hidden": ["one row", "quiet rows, default eps", "rows a million from zero"],
    },
    "layernorm_backward": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "5 rows, 4 columns",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "dx is (N, D); dgamma and dbeta are (D,), like gamma and beta.",
                    "WRONG": "gamma varies along a row: multiply dout by it before any mean is taken. The means for dx run over the D numbers of a row, the sums for dgamma and dbeta over the N rows.",
                    "RAISED": "Keep the axis of what is averaged over a row (keepdims=True): (N, 1) meets (N, D).",
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
        "hidden": ["one row", "an entry of gamma is 0"],
        "gradient": {"of": "layernorm_forward", "backward": "layernorm_backward", "wrt": ("x", "gamma", "beta")},
    },
    "groupnorm_forward": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "6 columns in 3 groups",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "out has the shape of x, (N, D).",
                    "WRONG": "G is the number of groups, and each holds D / G neighbouring columns: x.reshape(N, G, D // G), statistics over axis 2 with the biased variance. gamma and beta belong to columns: apply them after going back to (N, D).",
                    "RAISED": "Keep the reduced axis (keepdims=True), so that mean and variance, (N, G, 1), meet the groups.",
                },
            },
            {
                "name": "eps 0.5",
                "weight": 1.0,
                "hint": {"*": "Take eps from gn_param, and add it to the variance, under the root."},
            },
        ],
        "hidden": ["one group, one row", "quiet columns, default eps", "columns a million from zero"],
    },
    "groupnorm_backward": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "6 columns in 3 groups",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "dx is (N, D); dgamma and dbeta are (D,), like gamma and beta.",
                    "WRONG": "gamma varies inside a group: multiply dout by it before any mean is taken. The means for dx run over the D / G numbers of a group in one row, the sums for dgamma and dbeta over the N rows.",
                    "RAISED": "Bring dout * gamma and x_hat into the layout (N, G, D // G) first.",
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
        "hidden": ["one group, one row", "an entry of gamma is 0"],
        "gradient": {"of": "groupnorm_forward", "backward": "groupnorm_backward", "wrt": ("x", "gamma", "beta")},
    },
    "syncbn_merge": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "three shards of 4 rows",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "One mean and one variance a column: two arrays of shape (D,).",
                    "WRONG": "The shards' means differ from each other: that spread is part of the variance of the whole batch. Averaging the variances alone loses it. Biased variances, divided by the number of all rows.",
                    "RAISED": "counts is (K,); give it the shape (K, 1) to meet means and variances, (K, D).",
                },
            },
            {
                "name": "2, 9 and 5 rows",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "One mean and one variance a column: two arrays of shape (D,).",
                    "WRONG": "A shard of nine rows counts more than one of two: weigh by counts, in the mean and in both parts of the variance.",
                    "RAISED": "counts is (K,); give it the shape (K, 1) to meet means and variances, (K, D).",
                },
            },
        ],
        "hidden": ["one column, a shard of one row", "columns a million from zero"],
    },
    "flip": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "600 pictures, p = 0.5",
                "weight": 1.0,
                "hint": {
                    "WRONG": "One coin for each picture, not one for the batch and not one for each channel; left and right are the last axis. Draw from rng, the generator that is handed in: np.random alone, or a seed set inside, gives another answer for the same state, or the same one for ever.",
                    "SHAPE": "Pictures keep their shape, (N, C, H, W).",
                    "RAISED": "N coins, (N,), meet (N, C, H, W) with three axes of length 1 behind: coins[:, None, None, None].",
                },
            },
            {
                "name": "p = 0.2",
                "weight": 1.0,
                "hint": {"*": "p is the probability to mirror a picture: rng.random(N) < p."},
            },
        ],
        "hidden": ["one colour picture, always", "x is left as it was"],
    },
    "crop": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a frame of 1, the size kept",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Row and column of the corner are drawn for each picture, and independently; the frame is zeros; the last place, H + 2 pad - h, must be possible: the upper end of rng.integers is excluded. Draw from rng, the generator that is handed in: np.random alone, or a seed set inside, gives another answer for the same state, or the same one for ever.",
                    "SHAPE": "out is (N, C, h, w).",
                    "RAISED": "The corner of a window lies at 0 to H + 2 pad - h, both included, and the columns likewise.",
                },
            },
            {
                "name": "no frame, smaller windows",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "A slice like [pad:-pad] is empty for pad = 0; out is (N, C, h, w).",
                    "*": "With pad = 0 there are H - h + 1 rows and W - w + 1 columns to choose from.",
                },
            },
        ],
        "hidden": ["lower and wider than the picture", "one row to choose from"],
    },
    "color_jitter": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "brightness alone",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(N, 3, H, W), also where N, H or W is 1.",
                    "RAISED": "A factor a picture, (N,), meets (N, 3, H, W) with three axes of length 1 behind it.",
                    "WRONG": "Multiply each picture by its own brightness and cut at 1; contrast 1 and saturation 1 change nothing.",
                },
            },
            {
                "name": "contrast alone",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "(N, 3, H, W), also where N, H or W is 1.",
                    "RAISED": "A factor a picture, (N,), meets (N, 3, H, W) with three axes of length 1 behind it.",
                    "WRONG": "Contrast mixes a picture with the mean of *its own* grey version (0.299, 0.587, 0.114): one number a picture, for all three channels.",
                },
            },
        ],
        "hidden": ["saturation alone", "all three, as many pictures as columns", "one pixel"],
    },
    "affine": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "moved by fractions of a pixel",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "The pictures keep their shape, (N, C, H, W).",
                    "WRONG": "With A = I the new pixel (i, j) reads the old picture at (i + t_row, j + t_col): the four pixels around that place, each weighted by how near it is, those outside as 0.",
                    "RAISED": "A source outside has neighbours that are no pixels: frame the picture with zeros, or clip the index and set the value to 0.",
                    "NONFINITE": "Weights are differences of finite numbers: where does one divide?",
                },
            },
            {
                "name": "turned and stretched",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "The pictures keep their shape, (N, C, H, W).",
                    "WRONG": "For each pixel of the new picture: source = A (place - c) + t + c, row before column, c = ((H - 1) / 2, (W - 1) / 2). Then the four neighbours, weighted.",
                    "RAISED": "A source outside has neighbours that are no pixels: frame the picture with zeros, or clip the index and set the value to 0.",
                    "NONFINITE": "Weights are differences of finite numbers: where does one divide?",
                },
            },
        ],
        "hidden": ["up and to the left", "far outside, here and there", "sources on whole pixels", "one row"],
    },
    "mixup": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "four pictures",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Pictures keep the shape (N, C, H, W), targets (N, K).",
                    "RAISED": "One number a sample, (N,), needs as many axes of length 1 behind it as there are: three for the pictures, one for the targets.",
                    "WRONG": "The partner of sample n is sample order[n], for pictures and for targets; each sample has its own share.",
                },
            },
            {
                "name": "as many pictures as columns and classes",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Pictures keep the shape (N, C, H, W), targets (N, K).",
                    "RAISED": "One number a sample, (N,), needs as many axes of length 1 behind it as there are: three for the pictures, one for the targets.",
                    "WRONG": "lam (N,) belongs to samples, not to columns: with N = W, or N = K, a bare product meets the wrong axis and nobody complains.",
                },
            },
        ],
        "hidden": ["x and targets are left as they were", "pictures of one pixel, the ends of lam"],
    },
    "cutmix": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "boxes inside the picture",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Pictures keep the shape (N, C, H, W), targets (N, K).",
                    "RAISED": "One number a sample, (N,), needs as many axes of length 1 behind it as there are: three for the pictures, one for the targets.",
                    "WRONG": "The box has floor(H sqrt(1 - lam)) rows and floor(W sqrt(1 - lam)) columns; its first row is row - h // 2, its first column col - w // 2. The share in the targets is that of the pixels which were really pasted.",
                },
            },
            {
                "name": "boxes over the lower right edge",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Pictures keep the shape (N, C, H, W), targets (N, K).",
                    "RAISED": "One number a sample, (N,), needs as many axes of length 1 behind it as there are: three for the pictures, one for the targets.",
                    "WRONG": "What lies outside the picture is cut away and counts for nothing: the share in the targets is the area that is left, over H * W.",
                },
            },
        ],
        "hidden": [
            "boxes over the upper left edge",
            "an empty box and a whole one",
            "x and targets are left as they were",
        ],
    },
    "smooth_noise": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "sigma 0.8",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Smoothing keeps the shape, (N, H, W).",
                    "WRONG": "k_d = exp(-d^2 / (2 sigma^2)) for d from -R to R, R = ceil(3 sigma), divided by the sum of these 2 R + 1 numbers; along the rows and along the columns, on a ring.",
                    "RAISED": "2 R + 1 may exceed the picture: take places modulo H and W.",
                },
            },
            {
                "name": "round the ring more than once",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Smoothing keeps the shape, (N, H, W).",
                    "WRONG": "R = ceil(3 sigma) places in both directions, also where that is more than the picture has: behind the last pixel comes the first.",
                    "RAISED": "2 R + 1 may exceed the picture: take places modulo H and W.",
                },
            },
        ],
        "hidden": ["3 sigma a whole number", "one row, one picture"],
    },
    "cow_mask": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "a quarter",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "A mask for each picture: (N, H, W).",
                    "DTYPE": "A mask holds booleans: a comparison gives them.",
                    "WRONG": "Smooth, then per picture True at the share * H * W largest entries: exactly so many, and a threshold of its own for each.",
                    "RAISED": "share may be 0 or 1: an index of the last entry plus one is none.",
                },
            },
            {
                "name": "15 of 22 pixels",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "A mask for each picture: (N, H, W).",
                    "DTYPE": "A mask holds booleans: a comparison gives them.",
                    "WRONG": "Smooth, then per picture True at the share * H * W largest entries: exactly so many, and a threshold of its own for each.",
                    "RAISED": "share may be 0 or 1: an index of the last entry plus one is none.",
                    "*": "share * H * W is whole but for rounding errors: round it, since a cut can lose a pixel. A mean plus some standard deviations gives about the share, not exactly.",
                },
            },
        ],
        "hidden": ["14 of 25 pixels", "half of it, and nothing"],
    },
    "cowmix": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "as many pictures as channels",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Pictures keep the shape (N, C, H, W), targets (N, K).",
                    "RAISED": "One number a sample, (N,), needs as many axes of length 1 behind it as there are: three for the pictures, one for the targets.",
                    "WRONG": "Where mask[n] is True, every channel shows the partner; the share in the targets is that of True in mask[n], each picture by itself. A mask (N, H, W) meets (N, C, H, W) as masks[:, None]; without it numpy takes pictures for channels where N = C.",
                },
            },
            {
                "name": "four pictures, two channels",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "Pictures keep the shape (N, C, H, W), targets (N, K).",
                    "RAISED": "A mask (N, H, W) meets (N, C, H, W) as masks[:, None], for any number of channels.",
                    "WRONG": "Where mask[n] is True, every channel shows the partner; the share in the targets is that of True in mask[n], each picture by itself.",
                },
            },
        ],
        "hidden": ["x and targets are left as they were", "pictures of one row"],
    },
    "fully_connected_net_init": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "batch norm, two hidden layers",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "W1, b1, ..., WL, bL, and gamma and beta for hidden layers 1 to L - 1, each of its layer's width; the last layer is not normalised",
                    "WRONG": "every W has standard deviation weight_scale; gamma is ones, beta and b are zeros",
                    "RAISED": "a name is missing in params",
                },
            },
            {
                "name": "no normalisation",
                "weight": 1.0,
                "hint": {"*": "without normalisation there is no gamma and no beta"},
            },
        ],
        "hidden": ["layer norm, single precision", "two networks without a hidden layer"],
    },
    "fully_connected_net_scores": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "batch norm after three batches",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Without y the network is in test mode: running statistics in the place of the batch's, no dropout, nothing updated. affine - normalisation - ReLU - dropout, and the last layer affine alone.",
                    "RAISED": "`y is None` decides the mode; each layer has its own dict in bn_params",
                    "SHAPE": "scores are (N, num_classes), also for one row",
                },
            },
            {
                "name": "layer norm",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Layer norm stands between affine and ReLU of each hidden layer, in both modes alike; nothing stands behind the last affine layer.",
                    "RAISED": "`y is None` decides the mode; each layer has its own dict in bn_params",
                    "SHAPE": "scores are (N, num_classes), also for one row",
                },
            },
        ],
        "hidden": [
            "no dropout in test mode",
            "one row, after two batches with dropout",
            "what training leaves behind",
        ],
    },
    "fully_connected_net_loss": {
        "points": 5,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "batch norm, reg 0.7",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Back in the opposite order: affine, then for each hidden layer dropout, ReLU, normalisation, affine. 0.5 * reg * sum(W * W) over weight matrices alone, reg * W in their gradients alone.",
                    "SHAPE": "the loss is one number; grads has a gradient for each name in params, gamma and beta too",
                    "RAISED": "each hidden layer needs caches of its own: affine, normalisation, ReLU, dropout",
                },
            },
            {
                "name": "layer norm, two hidden layers",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Back in the opposite order: affine, then for each hidden layer dropout, ReLU, normalisation, affine. 0.5 * reg * sum(W * W) over weight matrices alone, reg * W in their gradients alone.",
                    "SHAPE": "the loss is one number; grads has a gradient for each name in params, gamma and beta too",
                    "RAISED": "each hidden layer needs caches of its own: affine, normalisation, ReLU, dropout",
                },
            },
        ],
        "hidden": [
            "no normalisation, pictures",
            "three hidden layers, after an evaluation",
            "rows of target probabilities",
        ],
    },
    "fully_connected_net_dropout": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one hidden layer, keep 0.7",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Dropout stands behind the ReLU of every hidden layer and nowhere else; keep is the probability to KEEP; the backward pass uses the mask of this forward pass, scaling included.",
                    "SHAPE": "the loss is one number; grads has a gradient for each name in params",
                    "RAISED": "dropout has a cache, too, one for each hidden layer; grads has a gradient for each name in params",
                },
            },
            {
                "name": "batch norm",
                "weight": 1.0,
                "hint": {
                    "WRONG": "affine - batch norm - ReLU - dropout: the batch's statistics are taken before anything is dropped.",
                    "SHAPE": "the loss is one number; grads has a gradient for each name in params",
                    "RAISED": "dropout has a cache, too, one for each hidden layer; grads has a gradient for each name in params",
                },
            },
        ],
        "hidden": ["layer norm, two hidden layers", "masks held by a seed", "300 units"],
    },
    "few_letters_net": {
        "points": 5,
        "kind": "trained",
        "library": "numpy",
        "file": "few_letters_net.safetensors",
        "tensors": {
            "W1": (784, "H"),
            "b1": ("H",),
            "gamma1": ("H",),
            "beta1": ("H",),
            "running_mean1": ("H",),
            "running_var1": ("H",),
            "W2": ("H", "K"),
            "b2": ("K",),
            "gamma2": ("K",),
            "beta2": ("K",),
            "running_mean2": ("K",),
            "running_var2": ("K",),
            "W3": ("K", 26),
            "b3": (26,),
        },
        "floor": 0.62,
        "bar": 0.82,
        "max_size": 1024,
        "max_bytes": 33554432,
    },
    "what_regularises_what": {"points": 4, "kind": "manual", "library": "numpy"},
}


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


def augment_windows(x: np.ndarray, size: tuple[int, int], pad: int) -> np.ndarray:
    """Every window of the framed pictures: x (N, C, H, W) to (N, C, P, Q, h, w)."""
    still, both = (0, 0), (pad, pad)
    return np.lib.stride_tricks.sliding_window_view(np.pad(x, [still, still, both, both]), size, axis=(2, 3))


def augment_places(options: np.ndarray, out: np.ndarray) -> np.ndarray | None:
    """Which of the options (N, M, ...) each picture of out (N, ...) is, (N,); None where one of them is none of its options."""
    gaps = np.abs(options - out[:, None]).reshape(*options.shape[:2], -1).max(axis=2)  # (N, M)
    return gaps.argmin(axis=1) if gaps.min(axis=1).max() < 1e-9 else None


def augment_shares(name: str, places: np.ndarray, expected: np.ndarray) -> list[Mismatch]:
    """Each place as often as expected. The slack, six standard errors and six pictures, is exceeded by a right answer less than once in ten million times."""
    counts = np.bincount(places, minlength=len(expected))
    spread = np.sqrt(len(places) * expected * (1 - expected))
    off = np.abs(counts - len(places) * expected) > np.where(spread > 0, 6 * spread + 6, 0)
    return refuse(f"{name}: some outcomes come far too often or too seldom", path=name) if off.any() else []


def augment_judged(inputs: Mapping[str, Any], got: Any, want: Any, options: np.ndarray, expected: np.ndarray) -> list[Mismatch]:
    """Two answers in a row under one generator, and a third under the first state of it."""
    if not isinstance(got, dict) or got.keys() != want.keys():
        return compare(want, got)
    places = {}
    for name in ("first", "second", "again"):
        if found := [m for m in compare(want[name], got[name], name) if m.verdict != "WRONG"]:
            return found
        places[name] = augment_places(options, got[name])
        if places[name] is None:
            return refuse(f"{name}: a picture is none of those that can come out", path=name)
    if not np.array_equal(places["first"], places["again"]):
        return refuse("again: the same state of rng gave another answer", path="again")
    found = [m for name in ("first", "second") for m in augment_shares(name, places[name], expected)]
    same = (places["first"] == places["second"]).astype(int)
    chance = float(np.sum(expected**2))
    return found + augment_shares("first and second", same, np.array([1 - chance, chance]))


@statistical
def augment_flipped(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Each picture as it was or mirrored, the latter with probability p, anew for each picture and each call."""
    x, p = inputs["x"], inputs["p"]
    return augment_judged(inputs, got, want, np.stack([x, x[:, :, :, ::-1]], axis=1), np.array([1 - p, p]))


@statistical
def augment_cropped(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Each picture one of its windows, all places alike, anew for each picture and each call."""
    windows = augment_windows(inputs["x"], tuple(inputs["size"]), inputs["pad"])  # (N, C, P, Q, h, w)
    N, C, P, Q, h, w = windows.shape
    options = windows.transpose(0, 2, 3, 1, 4, 5).reshape(N, P * Q, C, h, w)
    return augment_judged(inputs, got, want, options, np.full(P * Q, 1 / (P * Q)))


def net_hidden(params: Mapping[str, np.ndarray], X: np.ndarray, normalization: str | None, masks: list[np.ndarray] | None = None) -> tuple[np.ndarray, list[np.ndarray]]:
    """Scores in train mode, and what reaches each ReLU. Leading axes of the masks (..., N, H), which scale and drop, go through; weights may be complex."""
    depth = sum(name[0] == "W" for name in params)
    hidden, seen = X.reshape(len(X), -1), []
    for layer in range(1, depth):
        hidden = hidden @ params[f"W{layer}"] + params[f"b{layer}"]
        if normalization is not None:
            axis = -2 if normalization == "batchnorm" else -1
            centred = hidden - hidden.mean(axis=axis, keepdims=True)
            hidden = centred / np.sqrt((centred * centred).mean(axis=axis, keepdims=True) + 1e-5)
            hidden = hidden * params[f"gamma{layer}"] + params[f"beta{layer}"]
        seen.append(hidden)
        hidden = np.where(hidden.real > 0, hidden, 0)
        if masks is not None:
            hidden = hidden * masks[layer - 1]
    return hidden @ params[f"W{depth}"] + params[f"b{depth}"], seen


def net_value(params: Mapping[str, np.ndarray], inputs: Mapping[str, Any], masks: list[np.ndarray]) -> np.ndarray:
    """The loss under given masks (..., N, H)."""
    scores, _ = net_hidden(params, inputs["X"], inputs["normalization"], masks)
    top = scores.real.max(axis=-1, keepdims=True)
    log_sum = np.log(np.exp(scores - top).sum(axis=-1)) + top[..., 0]
    right = np.take_along_axis(scores, np.broadcast_to(inputs["y"][:, None], (*scores.shape[:-1], 1)), axis=-1)[..., 0]
    decay = sum(np.sum(w * w) for name, w in params.items() if name[0] == "W")
    return np.asarray((log_sum - right).mean(axis=-1) + 0.5 * inputs["reg"] * decay)


def net_slopes(params: Mapping[str, np.ndarray], inputs: Mapping[str, Any], masks: list[np.ndarray]) -> dict[str, np.ndarray]:
    """All gradients of that loss, exact to rounding: Im f(w + ih) / h has no difference in it, so h can be as small as one likes."""
    slopes = {}
    for name, values in params.items():
        slope = np.zeros(values.shape)
        for index in np.ndindex(values.shape):
            moved = values.astype(complex)
            moved[index] += 1e-30j
            slope[index] = net_value({**params, name: moved}, inputs, masks).imag / 1e-30
        slopes[name] = slope
    return slopes


def net_explained(inputs: Mapping[str, Any], loss: float, grads: Mapping[str, np.ndarray]) -> list[Mismatch]:
    """Whether *some* choice of dropped units gives this loss and these gradients: every choice is tried."""
    params, keep, n = inputs["params"], inputs["keep"], len(inputs["X"])
    widths = [len(params[name]) for name in sorted(params) if name[0] == "b" and name[1].isdigit()][:-1]
    bits = np.arange(2 ** (n * sum(widths)))[:, None] >> np.arange(n * sum(widths)) & 1
    masks, start = [], 0
    for width in widths:
        masks.append(bits[:, start : start + n * width].reshape(-1, n, width) / keep)
        start += n * width
    values = net_value(params, inputs, masks)  # one loss for each choice
    fits = np.flatnonzero(np.abs(values - loss) <= 1e-9 * np.abs(values))
    if not len(fits):
        return refuse("loss: no choice of dropped units, the others divided by the keep probability, gives it", path="loss")
    wrong: list[Mismatch] = []
    for fit in fits[:4]:  # several only where a unit is dropped that was off anyway
        slopes = net_slopes(params, inputs, [mask[fit] for mask in masks])
        near = {name: np.where(np.abs(w - grads[name]) <= 1e-10, w, grads[name]) for name, w in slopes.items()}  # rounding, and what the probe took as 0
        wrong = [m for name, w in slopes.items() for m in compare(w, near[name], f"d{name}")]
        if not wrong:
            return []
    return wrong


@statistical
def net_dropped(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Small networks: loss and gradients fit together under some mask. Wide ones: the masks, read from the gradient, are drawn with the right probability, each anew."""
    if not isinstance(got, dict) or got.keys() != want.keys():
        return compare(want, got)
    if wrong := [m for m in compare(want, got) if m.verdict != "WRONG"]:
        return wrong
    calls = range(inputs["calls"])
    if not inputs["wide"]:
        names = inputs["params"]
        found = [m for i in calls for m in net_explained(inputs, float(got[f"loss{i}"]), {name: got[f"d{name}{i}"] for name in names})]
        same = inputs["seed"] is None or len(calls) < 2 or abs(got["loss0"] - got["loss1"]) <= 1e-9 * abs(got["loss0"])
        return found or ([] if same else refuse("loss1: with a seed the second call must drop the same units as the first", path="loss1"))
    keep = inputs["keep"]
    kept = [np.abs(got[f"dW1{i}"]) > 1e-12 for i in calls]  # X is diagonal: an entry of dW1 is 0 where that sample's unit was dropped
    pairs = {"two rows": kept[0][0] == kept[0][1], "two calls": kept[0] == kept[1]}
    found = [m for i, mask in enumerate(kept) for m in augment_shares(f"kept units of call {i}", mask.ravel().astype(int), np.array([1 - keep, keep]))]
    chance = keep**2 + (1 - keep) ** 2
    return found + [m for name, same in pairs.items() for m in augment_shares(name, same.ravel().astype(int), np.array([1 - chance, chance]))]


def l2_penalty(s, W, reg, locked):
    W.flags.writeable = not locked
    loss, dW = s.l2_penalty(W, reg)
    return {"loss": loss, "dW": dW}


def l1_penalty(s, W, reg, locked):
    W.flags.writeable = not locked
    loss, dW = s.l1_penalty(W, reg)
    return {"loss": loss, "dW": dW}


def elastic_net_penalty(s, W, reg, l1_ratio):
    loss, dW = s.elastic_net_penalty(W, reg, l1_ratio)
    return {"loss": loss, "dW": dW}


def weight_decay_step(s, w, dw, lr, reg, steps):
    for _ in range(steps):
        w = s.weight_decay_step(w, dw.copy(), lr, reg)
    return {"w": w}


def l2_minimum(s, w_star, H, reg):
    return {"w": s.l2_minimum(w_star, H, reg)}


def soft_threshold(s, w, t):
    return {"S": s.soft_threshold(w, t)}


def lasso_ista(s, X, y, reg, lr, num_steps):
    w = s.lasso_ista(X, y, reg, lr, num_steps)
    return {"w": w, "cut": np.asarray(w) == 0}


def label_smoothing_loss(s, x, y, eps):
    loss, dx = s.label_smoothing_loss(x, y, eps)
    return {"loss": loss, "dx": dx}


def noisy_labels(s, y, num_classes, eps, seed):
    rng = np.random.default_rng(seed)
    labels = np.array(s.noisy_labels(y, num_classes, eps, rng))
    following = np.array(s.noisy_labels(y, num_classes, eps, rng))
    again = s.noisy_labels(y.copy(), num_classes, eps, np.random.default_rng(seed))
    return {"labels": labels, "next epoch": following, "again": again}


def focal_loss(s, x, y, gamma, alpha):
    loss, dx = s.focal_loss(x, y, gamma, alpha)
    return {"loss": loss, "dx": dx}


def multitask_loss(s, h, Wc, Wb, y, boxes, has_box, beta):
    loss, dh, dWc, dWb = s.multitask_loss(h, Wc, Wb, y, boxes, has_box, beta)
    return {"loss": loss, "dh": dh, "dWc": dWc, "dWb": dWb}


def kendall_multitask_loss(s, losses, log_vars, kinds):
    loss, dlosses, dlog_vars = s.kendall_multitask_loss(losses, log_vars, kinds)
    return {"loss": loss, "dlosses": dlosses, "dlog_vars": dlog_vars}


def early_stopping(s, losses, patience, min_delta):
    stopper, stopped = s.EarlyStopping(patience, min_delta), -1
    for number, loss in enumerate(losses):
        if stopper.step(loss, {"w": np.zeros(2)}):
            stopped = number
            break
    return {"stopped at check": stopped, "best_loss": stopper.best_loss, "best_step": stopper.best_step}


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


def ensemble_predict(s, x, W, b):
    models = [lambda z, W=W[m], b=b[m]: z @ W + b for m in range(len(W))]
    probs, labels = s.ensemble_predict(models, x)
    return {"probs": probs, "labels": labels}


def snapshot_schedule(s, total_steps, cycles, lr_max):
    rates, steps = s.snapshot_schedule(total_steps, cycles, lr_max)
    return {"rates": rates, "steps": [int(step) for step in steps] if np.asarray(steps).dtype.kind in "iu" else steps}


def snapshot_ensemble(s, w, goal, cycles, length, lr_max):
    def gradient(w, t):  # of |w - goal|^2 / 2, the goal another one at each step
        return w - goal[t % len(goal)]

    return {"snapshots": s.snapshot_ensemble(w, gradient, cycles * length, cycles, lr_max)}


def bias_variance(s, x_train, y_train, x_test, f_test, degree):
    def fit(x, y):
        powers = np.vander(np.ravel(x), degree + 1)
        w = np.linalg.lstsq(powers, np.ravel(y), rcond=None)[0]
        return lambda z: np.vander(z, degree + 1) @ w

    bias2, variance, error = s.bias_variance(fit, x_train, y_train, x_test, f_test)
    # one array, since a variance of 0 is right to the rounding of the other two
    return {"bias2, variance, error": np.array([bias2, variance, error], dtype=float)}


def dropout_vanilla_forward(s, x, p, calls):
    return {"outs": [np.array(s.dropout_vanilla_forward(x.copy(), {"p": p, **call})[0]) for call in calls]}


def dropout_vanilla_backward(s, xs, douts, p, modes):
    passes = [s.dropout_vanilla_forward(x.copy(), {"p": p, "mode": mode}) for x, mode in zip(xs, modes)]
    outs = [np.array(out) for out, _ in passes]
    dxs = [np.array(s.dropout_vanilla_backward(dout.copy(), cache)) for dout, (_, cache) in zip(douts[::-1], passes[::-1])]
    return {"outs": outs, "dxs": dxs[::-1]}


def dropout_forward(s, x, p, calls):
    return {"outs": [np.array(s.dropout_forward(x.copy(), {"p": p, **call})[0]) for call in calls]}


def dropout_backward(s, xs, douts, p, modes):
    passes = [s.dropout_forward(x.copy(), {"p": p, "mode": mode}) for x, mode in zip(xs, modes)]
    outs = [np.array(out) for out, _ in passes]
    dxs = [np.array(s.dropout_backward(dout.copy(), cache)) for dout, (_, cache) in zip(douts[::-1], passes[::-1])]
    return {"outs": outs, "dxs": dxs[::-1]}


def dropout_exact_mean(s, x, w, p, kind):
    def weighted_sum(z):
        return float(z @ w[:, 0, 0])

    def tanh_layer(z):
        return np.tanh(np.tensordot(z, w, axes=1) + 0.5).squeeze()

    return {"mean": s.dropout_exact_mean({"sum": weighted_sum, "tanh": tanh_layer}[kind], x, p)}


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


def batchnorm_forward(s, batches, gamma, beta, modes, bn_param):
    outs = []
    for x, mode in zip(batches, modes):
        bn_param["mode"] = mode
        outs.append(np.array(s.batchnorm_forward(x, gamma.copy(), beta.copy(), bn_param)[0]))
    return {"out": outs, "running_mean": bn_param.get("running_mean"), "running_var": bn_param.get("running_var")}


def batchnorm_backward(s, x, gamma, beta, bn_param, dout):
    out, cache = s.batchnorm_forward(x, gamma, beta, bn_param)
    dx, dgamma, dbeta = s.batchnorm_backward(dout, cache)
    return {"dx": dx, "dgamma": dgamma, "dbeta": dbeta}


def batchnorm_backward_alt(s, x, gamma, beta, bn_param, dout):
    out, cache = s.batchnorm_forward(x, gamma, beta, bn_param)
    dx, dgamma, dbeta = s.batchnorm_backward_alt(dout, cache)
    return {"dx": dx, "dgamma": dgamma, "dbeta": dbeta}


def layernorm_forward(s, x, gamma, beta, ln_param):
    return {"out": s.layernorm_forward(x, gamma, beta, ln_param)[0]}


def layernorm_backward(s, x, gamma, beta, ln_param, dout):
    out, cache = s.layernorm_forward(x, gamma, beta, ln_param)
    dx, dgamma, dbeta = s.layernorm_backward(dout, cache)
    return {"dx": dx, "dgamma": dgamma, "dbeta": dbeta}


def groupnorm_forward(s, x, gamma, beta, G, gn_param):
    return {"out": s.groupnorm_forward(x, gamma, beta, G, gn_param)[0]}


def groupnorm_backward(s, x, gamma, beta, G, gn_param, dout):
    out, cache = s.groupnorm_forward(x, gamma, beta, G, gn_param)
    dx, dgamma, dbeta = s.groupnorm_backward(dout, cache)
    return {"dx": dx, "dgamma": dgamma, "dbeta": dbeta}


def syncbn_merge(s, shards):
    counts = np.array([len(x) for x in shards])
    means, variances = np.array([x.mean(axis=0) for x in shards]), np.array([x.var(axis=0) for x in shards])
    mean, variance = s.syncbn_merge(counts, means, variances)
    return {"mean": mean, "var": variance}


def flip(s, x, p, seed, locked):
    """Two calls under one generator, and one under its first state. A locked x can be read only."""
    x.flags.writeable = not locked
    rng = np.random.default_rng(seed)
    answer = {name: np.array(s.flip(x if locked else x.copy(), rng, p)) for name in ("first", "second")}
    return answer | {"again": np.array(s.flip(x if locked else x.copy(), np.random.default_rng(seed), p))}


def crop(s, x, size, pad, seed):
    """Two calls under one generator, and one under its first state."""
    rng = np.random.default_rng(seed)
    first = np.array(s.crop(x.copy(), tuple(size), pad, rng))
    return {"first": first, "second": s.crop(x.copy(), tuple(size), pad, rng), "again": s.crop(x.copy(), tuple(size), pad, np.random.default_rng(seed))}


def color_jitter(s, x, brightness, contrast, saturation):
    return {"out": s.color_jitter(x, brightness, contrast, saturation)}


def affine(s, x, A, t):
    return {"out": s.affine(x, A, t)}


def mixup(s, x, targets, order, lam, locked):
    """Pictures and targets. Locked ones can be read only."""
    x.flags.writeable = targets.flags.writeable = not locked
    mixed, soft = s.mixup(x, targets, order, lam)
    return {"mixed": mixed, "targets": soft}


def cutmix(s, x, targets, order, lam, centres, locked):
    """Pictures and targets. Locked ones can be read only."""
    x.flags.writeable = targets.flags.writeable = not locked
    mixed, soft = s.cutmix(x, targets, order, lam, centres)
    return {"mixed": mixed, "targets": soft}


def smooth_noise(s, noise, sigma):
    return {"smooth": s.smooth_noise(noise, sigma)}


def cow_mask(s, noise, sigma, share, edge):
    return {"mask": s.cow_mask(noise.copy(), sigma, share), "all or nothing": s.cow_mask(noise[:1], sigma, edge)}


def cowmix(s, x, targets, order, masks, locked):
    """Pictures and targets. Locked ones can be read only."""
    x.flags.writeable = targets.flags.writeable = not locked
    mixed, soft = s.cowmix(x, targets, order, masks)
    return {"mixed": mixed, "targets": soft}


def fully_connected_net_init(s, sizes, normalization, weight_scale, dtype, networks):
    """Names, shapes, dtype and values at the start."""
    answer = {}
    for i in range(networks):
        net = s.FullyConnectedNet(
            list(sizes[1:-1]), input_dim=sizes[0], num_classes=sizes[-1], dropout_keep_ratio=0.5, normalization=normalization, reg=0.3, weight_scale=weight_scale,
            dtype=getattr(np, dtype),
        )
        names = [f"{kind}{n}" for n in range(1, len(sizes)) for kind in "Wb"]
        names += [f"{kind}{n}" for n in range(1, len(sizes) - 1) for kind in ("gamma", "beta") if normalization]
        answer |= {f"{name}{' of the second' * i}": net.params[name] for name in names}
        answer[f"names{i}"] = sorted(net.params)
        answer[f"dtypes{i}"] = sorted({str(net.params[name].dtype) for name in names})
    return answer


def fully_connected_net_scores(s, X, batches, params, keep, normalization, state):
    """Scores in test mode, twice, for given parameters and after some training calls."""
    depth = sum(name[0] == "W" for name in params)
    widths = [len(params[f"b{n}"]) for n in range(1, depth + 1)]
    net = s.FullyConnectedNet(
        widths[:-1], input_dim=len(params["W1"]), num_classes=widths[-1], dropout_keep_ratio=keep, normalization=normalization, reg=0.2, weight_scale=0.1, dtype=np.float64,
    )
    for name in params:
        net.params[name] = params[name]
    for batch, labels in batches:
        net.loss(batch, labels)
        if state:
            net.loss(X.copy())
    answer = {"scores": np.array(net.loss(X.copy())), "scores again": np.array(net.loss(X.copy()))}
    if state:
        answer |= {f"{name} of layer {n}": net.bn_params[n - 1][name] for n in range(1, depth) for name in ("running_mean", "running_var")}
    return answer


def fully_connected_net_loss(s, X, y, params, normalization, reg, before):
    """Loss and all gradients for given parameters, without dropout, perhaps after a step and an evaluation. What is 0 but for rounding (a bias in front of batch norm) counts as 0."""
    depth = sum(name[0] == "W" for name in params)
    widths = [len(params[f"b{n}"]) for n in range(1, depth + 1)]
    net = s.FullyConnectedNet(
        widths[:-1], input_dim=len(params["W1"]), num_classes=widths[-1], dropout_keep_ratio=1, normalization=normalization, reg=reg, weight_scale=0.1, dtype=np.float64, seed=3,
    )
    for name in params:
        net.params[name] = params[name]
    if before:
        net.loss(X[::-1].copy(), y)
        net.loss(X[:1].copy())
    loss, grads = net.loss(X.copy(), y)
    return {"loss": loss} | {f"d{name}": np.where(np.abs(grads[name]) < 1e-10, 0.0, grads[name]) for name in grads}


def fully_connected_net_dropout(s, X, y, params, keep, normalization, reg, seed, calls, wide):
    """Loss and gradients in train mode with dropout, call after call. What is 0 but for rounding counts as 0."""
    depth = sum(name[0] == "W" for name in params)
    widths = [len(params[f"b{n}"]) for n in range(1, depth + 1)]
    net = s.FullyConnectedNet(
        widths[:-1], input_dim=len(params["W1"]), num_classes=widths[-1], dropout_keep_ratio=keep, normalization=normalization, reg=reg, weight_scale=0.1, dtype=np.float64, seed=seed,
    )
    for name in params:
        net.params[name] = params[name]
    answer = {}
    for i in range(calls):
        loss, grads = net.loss(X.copy(), y)
        answer[f"loss{i}"] = float(loss)
        answer |= {f"d{name}{i}": np.where(np.abs(grads[name]) < 1e-10, 0.0, grads[name]) for name in params}
    return answer


VERIFY = {
    "noisy_labels": noise_of_labels,
    "dropout_vanilla_forward": drop_forward_verify(inverted=False),
    "dropout_vanilla_backward": drop_backward_verify(inverted=False),
    "dropout_forward": drop_forward_verify(inverted=True),
    "dropout_backward": drop_backward_verify(inverted=True),
    "flip": augment_flipped,
    "crop": augment_cropped,
    "fully_connected_net_init": gaussian_weights(),
    "fully_connected_net_dropout": net_dropped,
}
