"""What `check` runs for 16_policy_gradients. Built from the author's checks by `make release`: edit those, never this file.

EXERCISES says what is asked. Each function below is the probe of the exercise of its name: a short script of calls on `s`,
the names of your notebook (`s.relu` is your `relu`); what it returns is compared with the reference's answer, or judged by
the function in VERIFY where right answers may differ. `visible.npz` holds the inputs and expected answers of the visible
cases. At grading all cases, the visible ones too, are drawn anew. A probe of a torch exercise is given `torch`.
"""

import numpy as np
from autograder.compare import Mismatch, compare
from autograder.verify import close, refuse, statistical
from collections.abc import Mapping
from typing import Any


EXERCISES = {
    "log_prob_categorical": {
        "points": 2,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "5 rows, 4 actions",
                "weight": 1.0,
                "hint": {
                    "WRONG": "The logit of the action taken minus the logarithm of the sum of exponentials of its row: dim=1, natural logarithm, the action that came with the row.",
                    "SHAPE": "One number a row: (N,). gather gives a column (N, 1) that has to be indexed.",
                    "RAISED": "Gradients flow to the logits: no detach, no numpy, no .item() on the way.",
                    "NONFINITE": "logsumexp (or log_softmax) shifts each row by its own maximum.",
                },
            },
            {
                "name": "logits near 1e4",
                "weight": 1.0,
                "hint": {
                    "NONFINITE": "exp(1e4) is infinite. Take the row's maximum off first, or let logsumexp do it.",
                },
            },
        ],
        "hidden": ["one row", "rows far apart, unlikely actions"],
    },
    "score_categorical": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "5 rows, 4 actions",
                "weight": 1.0,
                "hint": {
                    "WRONG": "One-hot of the action taken, minus softmax of the row (axis=1). Each row of the answer sums to 0.",
                    "SHAPE": "A gradient has the shape of what it is taken by: (N, A).",
                },
            },
            {
                "name": "logits near 1e4",
                "weight": 1.0,
                "hint": {"NONFINITE": "exp(1e4) is infinite: take the maximum off before the exponential."},
            },
        ],
        "hidden": ["one row", "rows far apart"],
    },
    "sample_action": {
        "points": 2,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "3 policies, 4 actions",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Draw from softmax over each row: not its largest entry, and not one uniform number for all rows.",
                    "SHAPE": "One action a row: (N,). multinomial gives a column (N, 1).",
                    "DTYPE": "Actions are whole numbers (int64).",
                },
            },
            {
                "name": "seeds",
                "weight": 1.0,
                "hint": {
                    "*": "Each call draws anew, so nothing is seeded inside. The chance comes from torch's global generator, so that torch.manual_seed before a call fixes it: not from numpy or random.",
                },
            },
        ],
        "hidden": ["one row at a time", "rows far apart"],
    },
    "policy_act": {
        "points": 3,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "an array of observations",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Draw the action from softmax(logits), and return the log-probability of that very action: not of the largest logit, not its probability.",
                    "SHAPE": "action (N,), log_prob (N,).",
                    "RAISED": "The observation is brought to the dtype of the weights (as_tensor with dtype=), and log_prob keeps its graph: no no_grad, no detach, no .item().",
                    "DTYPE": "action holds whole numbers; gradients reach every weight.",
                },
            },
            {
                "name": "float32, as gymnasium gives them",
                "weight": 1.0,
                "hint": {
                    "RAISED": "Environments give float32, these weights are float64: take the dtype from the weights.",
                },
            },
        ],
        "hidden": [
            "a tensor",
            "one observation at a time",
            "weights in float32",
            "the same seed twice",
            "logits near 1e4",
        ],
    },
    "exact_policy_gradient": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "3 states, 2 actions, gamma 0.8",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Four nested loops (state, action, state, action): p(tau) times R[s0, a0] + gamma R[s1, a1] adds up to J, and times the scores of BOTH actions, each in the row of its state, to the gradient.",
                    "SHAPE": "(J, gradient): a number, and a table (S, A) like theta.",
                    "NONFINITE": "A probability may be 0: do not take its logarithm, and do not divide by it.",
                },
            },
            {
                "name": "2 states, 4 actions, gamma 1",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Four nested loops (state, action, state, action): p(tau) times R[s0, a0] + gamma R[s1, a1] adds up to J, and times the scores of BOTH actions, each in the row of its state, to the gradient.",
                    "SHAPE": "(J, gradient): a number, and a table (S, A) like theta.",
                    "NONFINITE": "A probability may be 0: do not take its logarithm, and do not divide by it.",
                },
            },
        ],
        "hidden": ["one state", "some probabilities are 0", "sure in one state"],
    },
    "score_function_gradient": {
        "points": 4,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "5 trajectories of 3 steps, to go",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Each score is weighted with rewards that are discounted from step 0: the sum of gamma^k r_k over k >= t (to go; this is gamma^t G_t), or over all k (whole return).",
                    "SHAPE": "One table a trajectory: (N, S, A). The mean over trajectories is taken later.",
                },
            },
            {
                "name": "4 trajectories of 3 steps, whole return",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Each score is weighted with rewards that are discounted from step 0: the sum of gamma^k r_k over k >= t (to go; this is gamma^t G_t), or over all k (whole return).",
                    "SHAPE": "One table a trajectory: (N, S, A). The mean over trajectories is taken later.",
                },
            },
        ],
        "hidden": ["states visited again", "whole return, states visited again", "one trajectory of one step"],
    },
    "estimator_report": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "30 estimates of a 3x2 table",
                "weight": 1.0,
                "hint": {
                    "WRONG": "z: mean over axis 0 minus exact, over sqrt(sample variance / N), the variance divided by N - 1. variance: of one estimate, added up over all entries.",
                    "SHAPE": "z has the shape of exact, variance is one number.",
                },
            },
            {
                "name": "12 estimates of a vector",
                "weight": 1.0,
                "hint": {
                    "*": "exact may have any number of axes: only the first axis of samples is averaged over.",
                },
            },
        ],
        "hidden": ["two estimates", "a million from zero"],
    },
    "returns_to_go": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "7 rewards, gamma 0.9",
                "weight": 1.0,
                "hint": {
                    "WRONG": "From the end to the beginning: G_t = r_t + gamma G_(t+1). Only what is still to come counts, and discounting begins anew at each t. Time is the first axis.",
                    "SHAPE": "One return for each reward, in the shape of rewards.",
                },
            },
            {
                "name": "6 steps of 3 episodes, gamma 0.7",
                "weight": 1.0,
                "hint": {
                    "WRONG": "From the end to the beginning: G_t = r_t + gamma G_(t+1). Only what is still to come counts, and discounting begins anew at each t. Time is the first axis.",
                    "SHAPE": "One return for each reward, in the shape of rewards.",
                },
            },
        ],
        "hidden": [
            "1500 steps, gamma 0.5",
            "2000 steps, gamma 0.999",
            "whole-number rewards, gamma 0.6",
            "one episode in a column",
            "gamma 0, whole-number rewards",
        ],
    },
    "reinforce_loss": {
        "points": 3,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "6 steps",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Minus the mean, over all entries, of log-probability times return. The returns are taken as they come.",
                    "SHAPE": "One number, a tensor of no axes.",
                    "RAISED": "The loss is a tensor whose graph leads to log_probs.",
                },
            },
            {
                "name": "5 steps of 3 episodes",
                "weight": 1.0,
                "hint": {"*": "(T, E) is averaged over both axes at once."},
            },
        ],
        "hidden": ["returns with a graph", "very unlikely actions"],
    },
    "subtract_baseline": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "5 steps of 4 episodes",
                "weight": 1.0,
                "hint": {
                    "WRONG": "At each step (row) the mean of the OTHER episodes: (sum of the row minus the own return) / (E - 1). No division by a standard deviation.",
                    "SHAPE": "An advantage for each return: (T, E).",
                },
            },
            {
                "name": "two episodes",
                "weight": 1.0,
                "hint": {
                    "*": "With two episodes the advantages are the difference and its negative, not half of it.",
                },
            },
        ],
        "hidden": ["one step", "episodes that end early"],
    },
    "baseline_step": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "6 returns",
                "weight": 1.0,
                "hint": {
                    "WRONG": "advantages = returns - b with the b that was given; next_b = b + lr * mean(returns - b).",
                    "SHAPE": "advantages in the shape of returns, next_b one number.",
                },
            },
            {
                "name": "4 steps of 3 episodes",
                "weight": 1.0,
                "hint": {"*": "The mean is over all entries, (T, E) as well."},
            },
        ],
        "hidden": ["a baseline of 0", "two learners in turn"],
    },
    "optimal_baseline": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "8 scores of 3 weights",
                "weight": 1.0,
                "hint": {
                    "WRONG": "A mean of the returns, weighted with the squared length of each score: sum the squares over the weights (axis 1) first, then average over samples, above and below.",
                    "SHAPE": "One number for all weights together.",
                },
            },
            {
                "name": "one weight",
                "weight": 1.0,
                "hint": {
                    "SHAPE": "One number, not an array of one.",
                    "*": "A mean of the returns, weighted with the squared length of each score: sum the squares over the weights (axis 1) first, then average over samples, above and below.",
                },
            },
        ],
        "hidden": ["tiny scores", "one sample"],
    },
    "baseline_bias": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "5 states, 4 actions",
                "weight": 1.0,
                "hint": {
                    "WRONG": "Minus the sum over actions a of pi_a b_a (onehot_a - pi): -pi * (b - sum of pi b). Rows of the answer sum to 0.",
                    "SHAPE": "A gradient by the logits: (N, A).",
                },
            },
            {
                "name": "logits near 1e4",
                "weight": 1.0,
                "hint": {"NONFINITE": "Take the maximum off before the exponential."},
            },
        ],
        "hidden": ["rows far apart", "one state"],
    },
    "review_remarks": {"points": 4, "kind": "manual", "library": "numpy"},
    "td_errors": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "six steps of three environments",
                "weight": 1.0,
                "hint": {
                    "WRONG": "r + gamma V(next), less V(now); where the world has ended there is no V(next)",
                    "RAISED": "terminated is boolean: 1 - terminated or np.where; numpy refuses a minus sign before booleans",
                },
            },
            {
                "name": "nothing terminates, gamma 0.6",
                "weight": 1.0,
                "hint": {
                    "*": "gamma is passed; next_values is passed too, and need not be values one row further down",
                },
            },
        ],
        "hidden": ["one step that terminates", "one environment, values near 1e6 behind an end"],
    },
    "n_step_returns": {
        "points": 3,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "three steps, ends of both kinds",
                "weight": 1.0,
                "hint": {
                    "WRONG": "the sum stops at an end; a terminated step adds no value behind it, a truncated one adds gamma^m next_values of that very step",
                    "RAISED": "near the last row fewer than n steps are left: stop there, with next_values of the last row",
                },
            },
            {
                "name": "nothing ends, gamma 0.7",
                "weight": 1.0,
                "hint": {
                    "*": "the k-th reward has gamma^k, the first one gamma^0; the value behind m rewards has gamma^m. Near the last row there are fewer than n",
                },
            },
        ],
        "hidden": ["n is 1", "n is more than T", "one environment, undiscounted"],
    },
    "gae": {
        "points": 5,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "nothing ends",
                "weight": 1.0,
                "hint": {
                    "WRONG": "backwards: A[t] = delta[t] + gamma * lam * A[t + 1], with 0 behind the last row",
                    "SHAPE": "one advantage for each step: (T, E)",
                },
            },
            {
                "name": "ends of both kinds",
                "weight": 1.0,
                "hint": {
                    "*": "terminated masks the value inside delta, and nothing else; ended (terminated or truncated) cuts the recursion, and nothing else",
                },
            },
        ],
        "hidden": ["only truncated", "lam is 1, undiscounted", "lam is 0", "one step", "one environment"],
    },
    "normalise_advantages": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "5x3 advantages",
                "weight": 1.0,
                "hint": {
                    "WRONG": "less the mean of all entries, by the standard deviation of all entries (np.std)",
                    "SHAPE": "as it came: (T, E) stays (T, E)",
                },
            },
            {
                "name": "a list of 4",
                "weight": 1.0,
                "hint": {
                    "*": "np.std divides by the number of entries; torch's std, and ddof=1, by one less",
                },
            },
        ],
        "hidden": ["eps is 0.5", "one row"],
    },
    "value_loss": {
        "points": 2,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "five values",
                "weight": 1.0,
                "hint": {
                    "WRONG": "the mean of the squares; no half here, and not the sum",
                    "SHAPE": "one number: .mean()",
                },
            },
            {
                "name": "a head of one output",
                "weight": 1.0,
                "hint": {
                    "*": "(N, 1) less (N,) is an (N, N) table. Bring both to the same shape first: reshape(-1)",
                },
            },
        ],
        "hidden": ["one sample", "returns that hang on the values"],
    },
    "entropy": {
        "points": 2,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4x3 logits",
                "weight": 1.0,
                "hint": {
                    "WRONG": "minus the sum of p log p, natural logarithm, p from the softmax of the row",
                    "SHAPE": "one entropy for each row: (N,)",
                },
            },
            {
                "name": "one row of five",
                "weight": 1.0,
                "hint": {"*": "N may be 1; the sum runs over actions"},
            },
        ],
        "hidden": ["logits near 1e4", "almost certain"],
    },
    "entropy_bonus": {
        "points": 1,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "4x3 logits",
                "weight": 1.0,
                "hint": {
                    "WRONG": "minus the coefficient times the MEAN entropy: added to a loss that is minimised, doubt must make it smaller",
                    "SHAPE": "one number",
                },
            },
            {
                "name": "coefficient 2",
                "weight": 1.0,
                "hint": {
                    "*": "the coefficient is passed, and the mean runs over the N rows, not over their entries",
                },
            },
        ],
        "hidden": ["one sample, two actions", "logits near 1e4"],
    },
    "actor_critic_losses": {
        "points": 5,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "six samples, three actions",
                "weight": 1.0,
                "hint": {
                    "WRONG": "policy: minus the mean of log pi(action taken) times advantage; total = policy + value_coef * value - entropy_coef * entropy",
                    "SHAPE": "each of the four is a tensor with one number; the names are policy, value, entropy, total",
                },
            },
            {
                "name": "other coefficients",
                "weight": 1.0,
                "hint": {
                    "*": "policy, value and entropy come WITHOUT their coefficients, which stand in total only; both are passed, and the entropy is subtracted",
                },
            },
        ],
        "hidden": [
            "no critic, no bonus",
            "advantages that hang on the values",
            "a head of one output",
            "one sample",
            "logits near 1e4",
        ],
    },
    "a2c_update": {
        "points": 4,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one step, clipped",
                "weight": 1.0,
                "hint": {
                    "WRONG": "zero_grad, backward, clip_grad_norm_ over ALL parameters together, step: in this order. grad_norm is the norm before clipping. The model is called once, and a report that kept its graph would hold the memory of every update: .item()",
                    "DTYPE": "the report holds Python floats: .item()",
                    "SHAPE": "the report: policy, value, entropy, total, grad_norm",
                },
            },
            {
                "name": "a norm within the limit",
                "weight": 1.0,
                "hint": {
                    "*": "gradients whose norm is within max_grad_norm stay as they are; the coefficients are passed",
                },
            },
        ],
        "hidden": ["old gradients lie there", "three steps of Adam", "one sample, a head of one output"],
    },
    "gaussian_log_prob": {
        "points": 3,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "five actions of three numbers",
                "weight": 1.0,
                "hint": {
                    "WRONG": "log of a product: the D components ADD up. Each has -z^2/2, -log_std and -log(2 pi)/2, with z = (action - mean) / exp(log_std)",
                    "SHAPE": "one log-density for each row: sum over the last axis, (N,)",
                },
            },
            {
                "name": "a deviation for each sample",
                "weight": 1.0,
                "hint": {"*": "log_std may be (N, D): plain broadcasting serves both"},
            },
        ],
        "hidden": ["one sample, one number", "narrow and wide"],
    },
    "gaussian_entropy": {
        "points": 1,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "three components",
                "weight": 1.0,
                "hint": {
                    "WRONG": "sum over the components of log_std + log(2 pi e) / 2",
                    "SHAPE": "one number for (D,)",
                },
            },
            {
                "name": "a row for each sample",
                "weight": 1.0,
                "hint": {"*": "(N, D) -> (N,): the sum runs over the last axis alone"},
            },
        ],
        "hidden": ["one component, very narrow", "one sample"],
    },
    "squashed_gaussian": {
        "points": 3,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "limit 2",
                "weight": 1.0,
                "hint": {
                    "WRONG": "the density is DIVIDED by the slope of u -> limit * tanh(u): subtract the sum of log(limit * (1 - tanh(u)^2)). The limit belongs to the slope too",
                    "SHAPE": "action (N, D), log_prob (N,): the correction is summed over the components, like the log-density",
                },
            },
            {
                "name": "limit 1, a deviation for each sample",
                "weight": 1.0,
                "hint": {
                    "*": "log_std may be (N, D); the Gaussian's density is taken at u, not at the action",
                },
            },
        ],
        "hidden": ["u from -100 to 100", "one sample, one number"],
    },
    "collect": {
        "points": 5,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "two environments, seven steps",
                "weight": 1.0,
                "hint": {
                    "WRONG": "each row: what was seen before the step, the action for it, and what step gave; after an end the *next* row of that environment is not valid",
                    "RAISED": "envs.step gives five things; the last one, a dict, is not needed",
                    "KILLED": "act and envs.step once for each of the `steps` rows",
                    "SHAPE": "stack the rows along a new first axis: (T, E), and (T, E, D) for observations",
                },
            },
            {
                "name": "a truncated episode among others",
                "weight": 1.0,
                "hint": {
                    "*": "ended is terminated or truncated, and an environment resets after either; terminated alone is kept too",
                },
            },
        ],
        "hidden": [
            "steps that earn nothing",
            "in three pieces",
            "one array for all observations",
            "one environment, one step at a time",
        ],
    },
    "first_episodes": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "an end in each column",
                "weight": 1.0,
                "hint": {
                    "WRONG": "the row of the first end belongs to the episode, the rows after it do not",
                    "DTYPE": "booleans: True where the row belongs",
                },
            },
            {
                "name": "several ends, and none",
                "weight": 1.0,
                "hint": {
                    "*": "after the first end a column is over for good; a column without an end is all True",
                },
            },
        ],
        "hidden": ["a hundred rows", "one column"],
    },
    "reinforce_update": {
        "points": 5,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one update",
                "weight": 1.0,
                "hint": {
                    "WRONG": "the loss goes down, so minus; log-probabilities of the actions taken; only steps of the first episodes, in the mean as well. The policy is called once",
                    "RAISED": "choose steps by the mask first: rollout[...][mask] has one row for each step that counts. The policy takes (N, D), two axes",
                    "DTYPE": "return loss.item()",
                    "SHAPE": "weigh is given, and gives, (T, E); the mask comes after it",
                },
            },
            {
                "name": "rewards after the end",
                "weight": 1.0,
                "hint": {"*": "weigh must not see rewards of later episodes: set them to 0 first"},
            },
        ],
        "hidden": [
            "three updates with momentum",
            "observations in float32",
            "one environment, one step",
            "weights in float32",
            "returns in the thousands",
        ],
    },
    "advantages_over_others": {
        "points": 2,
        "kind": "values",
        "library": "numpy",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "four episodes",
                "weight": 1.0,
                "hint": {
                    "WRONG": "the reward-to-go first; from it the mean over the *other* columns of the same row",
                    "SHAPE": "(T, E) in, (T, E) out",
                },
            },
            {
                "name": "two episodes of CartPole",
                "weight": 1.0,
                "hint": {
                    "*": "the first one has ended long before the other: its zeros are what the second one is compared with; each is compared with the other, not with itself",
                },
            },
        ],
        "hidden": ["four that end early", "no discount", "one row"],
    },
    "greedy_policy": {
        "points": 2,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "twenty observations, five hidden units",
                "weight": 1.0,
                "hint": {
                    "WRONG": "x W^T + b, tanh, x W^T + b, and the larger of the two logits: the likeliest action, not a drawn one",
                    "RAISED": "W is (out, in): transpose it. H is as large as the weights say",
                    "SHAPE": "one action for each row of the observations: the largest along axis 1",
                    "DTYPE": "actions are whole numbers, 0 or 1",
                },
            },
            {
                "name": "one observation at a time",
                "weight": 1.0,
                "hint": {"*": "E may be 1: observations (1, 4), actions (1,)"},
            },
        ],
        "hidden": ["where the biases decide", "where the bend decides", "a hundred observations"],
    },
    "cartpole_reinforce": {
        "points": 4,
        "kind": "played",
        "library": "torch",
        "env": "CartPole-v1",
        "envs": 16,
        "episodes": 48,
        "floor": 150,
        "bar": 400,
        "max_steps": 1000,
        "action_ms": 100.0,
        "episode_s": 20.0,
        "file": "cartpole_reinforce.safetensors",
        "max_bytes": 1048576,
        "card": "cartpole_reinforce.json",
        "state": ["cart position", "cart velocity", "pole angle", "pole velocity"],
    },
    "cartpole_baseline": {
        "points": 4,
        "kind": "played",
        "library": "torch",
        "env": "CartPole-v1",
        "envs": 16,
        "episodes": 48,
        "floor": 300,
        "bar": 475,
        "max_steps": 1000,
        "action_ms": 100.0,
        "episode_s": 20.0,
        "file": "cartpole_baseline.safetensors",
        "max_bytes": 1048576,
        "card": "cartpole_baseline.json",
        "state": ["cart position", "cart velocity", "pole angle", "pole velocity"],
    },
    "a2c_batch": {
        "points": 5,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "three environments",
                "weight": 1.0,
                "hint": {
                    "WRONG": "returns = advantages + values before normalising; values of next_observations, not of the next row; terminated masks, ended cuts; valid rows only",
                    "RAISED": "lay (T, E, D) in a row for the model, (T * E, D), and its values back to (T, E)",
                    "SHAPE": "one entry for each valid row: x[valid]",
                    "DTYPE": "real tensors in the dtype of the weights, actions int64",
                },
            },
            {
                "name": "a scale of its own",
                "weight": 1.0,
                "hint": {"*": "the rewards are multiplied by reward_scale before gae; the values are not"},
            },
        ],
        "hidden": [
            "values without a second axis",
            "observations in float32",
            "one environment, cut by the clock",
            "weights in float32",
            "nothing was earned",
        ],
    },
    "a2c_iteration": {
        "points": 2,
        "kind": "values",
        "library": "torch",
        "cpu_s": 3.0,
        "visible": [
            {
                "name": "one recording of seven steps",
                "weight": 1.0,
                "hint": {
                    "WRONG": "collect, a2c_batch, a2c_update, once each. Every number comes from settings: a2c_update has values of its own for three of them, where none is passed",
                    "RAISED": "collect takes acting(model.actor); a2c_batch gives a dict whose names are arguments of a2c_update",
                    "KILLED": "one recording, and one update",
                },
            },
            {
                "name": "two recordings, one after the other",
                "weight": 1.0,
                "hint": {
                    "*": "what collect returns as state is where the next recording goes on: return that one, and do not reset the environments",
                },
            },
        ],
        "hidden": ["a gradient that is clipped", "an actor that does not care"],
    },
    "cartpole_a2c": {
        "points": 5,
        "kind": "played",
        "library": "torch",
        "env": "CartPole-v1",
        "envs": 16,
        "episodes": 48,
        "floor": 300,
        "bar": 475,
        "max_steps": 1000,
        "action_ms": 100.0,
        "episode_s": 20.0,
        "file": "cartpole_a2c.safetensors",
        "max_bytes": 1048576,
        "card": "cartpole_a2c.json",
        "state": ["cart position", "cart velocity", "pole angle", "pole velocity"],
    },
    "read_the_curves": {"points": 3, "kind": "manual", "library": "numpy"},
}


def gradients_softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def gradients_frequencies(actions: np.ndarray, probs: np.ndarray) -> list[Mismatch]:
    """actions (..., K) draws, the last axis over K rows with probabilities (K, A): each share within six standard errors (and five draws).

    The exact binomial tail of one share is then below 4e-9: with twelve of them a right answer is refused less than once in a million cases.
    """
    K, A = probs.shape
    if actions.min() < 0 or actions.max() >= A:
        return refuse("actions lie outside 0 to A - 1", path="actions")
    counts = (actions.reshape(-1, K, 1) == np.arange(A)).sum(axis=0)
    total = actions.size // K
    slack = 6 * np.sqrt(total * probs * (1 - probs)) + 5
    if (np.abs(counts - total * probs) > slack).any():
        return refuse("actions are not drawn with the probabilities softmax(logits), each row on its own", path="actions")
    return []


def gradients_other_kind(want: Any, got: Any) -> list[Mismatch]:
    """What is wrong beside values: structure, shape, kind, not finite."""
    return [m for m in compare(want, got) if m.verdict != "WRONG"]


@statistical
def gradients_drawn(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Draws from softmax(logits), another set at each call, the same ones after the same seed."""
    if wrong := gradients_other_kind(want, got):
        return wrong
    rows, (K, _) = inputs["rows"], inputs["logits"].shape
    actions = got["actions"]  # (calls, rows * K)
    if rows > 1 and len(actions) > 1 and np.array_equal(actions[0], actions[1]):
        return refuse("the second call draws the same actions as the first", path="actions")
    if inputs["replay"] and got["rows that differ after the same seed"] != 0:
        return refuse("after the same torch.manual_seed other actions are drawn", path="actions")
    return gradients_frequencies(actions.reshape(len(actions), rows, K), gradients_softmax(inputs["logits"]))


@statistical
def gradients_acted(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Log-probabilities and gradients are those of the actions that came back; these are drawn from the policy with the given weights."""
    if wrong := gradients_other_kind(want, got):
        return wrong
    W1, b1, W2, b2 = inputs["weights"]
    obs, w, (calls, N) = inputs["observations"].astype(np.float64), inputs["w"], got["actions"].shape
    if not got["the weights keep their dtype"]:
        return refuse("the weights have another dtype after act than before", path="the weights keep their dtype")
    if inputs["replay"] and got["rows that differ after the same seed"] != 0:
        return refuse("after the same torch.manual_seed other actions are drawn", path="actions")
    if inputs["replay"] and np.array_equal(got["actions"][0], got["actions"][1]):
        return refuse("the second call draws the same actions as the first", path="actions")
    hidden = np.tanh(obs @ W1.T + b1)
    logits = hidden @ W2.T + b2
    probs, (K, A) = gradients_softmax(logits), logits.shape
    taken = got["actions"].reshape(calls, N // K, K)
    if taken.min() < 0 or taken.max() >= A:
        return refuse("actions lie outside 0 to A - 1", path="actions")
    expected = np.log(probs)[np.arange(K), taken].reshape(calls, N)
    if wrong := compare(expected, got["log_probs"], "log_probs"):
        return wrong
    dlogits = ((np.eye(A)[taken] - probs) * w.reshape(*taken.shape, 1)).sum(axis=(0, 1))  # (K, A)
    dhidden = (dlogits @ W2) * (1 - hidden**2)
    gradients = [dhidden.T @ obs, dhidden.sum(axis=0), dlogits.T @ hidden, dlogits.sum(axis=0)]
    return compare(gradients, got["gradients"], "gradients") or gradients_frequencies(taken, probs)


def log_prob_categorical(s, logits, actions, w):
    leaf = torch.tensor(logits, requires_grad=True)
    log_probs = s.log_prob_categorical(leaf * 1.0, torch.tensor(actions))
    (log_probs * torch.tensor(w)).sum().backward()
    return {"log_probs": log_probs.detach(), "gradient of a weighted sum": leaf.grad}


def score_categorical(s, logits, actions):
    return {"score": s.score_categorical(logits, actions)}


def sample_action(s, logits, rows, calls, replay):
    def drawn():
        return s.sample_action(torch.tensor(logits).repeat(rows, 1))

    values = {"actions": torch.stack([drawn() for _ in range(calls)])}
    if replay:
        torch.manual_seed(5)
        first = drawn()
        torch.manual_seed(5)
        values["rows that differ after the same seed"] = int((first != drawn()).sum())
    return values


def policy_act(s, observations, weights, tensor, rows, calls, w, single, replay):
    """Policy.act with given weights: actions, their log-probabilities, and the gradient of a weighted sum of these."""
    dtype = torch.float32 if single else torch.float64
    policy = s.Policy(observations.shape[1], weights[2].shape[0], hidden=weights[0].shape[0]).to(dtype)
    with torch.no_grad():
        for parameter, value in zip(policy.parameters(), weights):
            parameter.copy_(torch.tensor(value))
    actions, log_probs, total = [], [], 0.0
    for part in torch.tensor(w).reshape(calls, -1):
        many = np.tile(observations, (rows, 1))
        action, log_prob = policy.act(torch.tensor(many) if tensor else many)
        actions.append(action)
        log_probs.append(log_prob)
        total = total + (log_prob * part).sum()
    total.backward()
    values = {
        "actions": torch.stack(actions), "log_probs": torch.stack(log_probs).detach(), "gradients": [p.grad for p in policy.parameters()],
        "the weights keep their dtype": all(p.dtype == dtype for p in policy.parameters()),
    }  # fmt: skip
    if replay:
        torch.manual_seed(11)
        first = policy.act(many.copy())[0]
        torch.manual_seed(11)
        values["rows that differ after the same seed"] = int((first != policy.act(many.copy())[0]).sum())
    return values


def exact_policy_gradient(s, theta, start, P, R, gamma):
    J, gradient = s.exact_policy_gradient(theta, start, P, R, gamma)
    return {"J": J, "gradient": gradient}


def score_function_gradient(s, theta, states, actions, rewards, gamma, to_go):
    return {"estimates": s.score_function_gradient(theta, states, actions, rewards, gamma, to_go)}


def estimator_report(s, samples, exact):
    z, variance = s.estimator_report(samples, exact)
    return {"z": z, "variance": variance}


def returns_to_go(s, rewards, gamma):
    return {"returns": s.returns_to_go(rewards, gamma)}


def reinforce_loss(s, log_probs, returns, graph):
    leaf, scale = torch.tensor(log_probs, requires_grad=True), torch.ones((), dtype=torch.float64, requires_grad=True)
    loss = s.reinforce_loss(leaf * 1.0, torch.tensor(returns) * scale if graph else torch.tensor(returns))
    loss.backward()
    return {"loss": loss.detach(), "gradient by log_probs": leaf.grad, "gradient through returns": 0.0 if scale.grad is None else scale.grad}


def subtract_baseline(s, returns):
    return {"advantages": s.subtract_baseline(returns)}


def baseline_step(s, starts, batches, lr):
    current, advantages, path = list(starts), [], []
    for returns in batches:
        for i, b in enumerate(current):
            found, current[i] = s.baseline_step(b, returns.copy(), lr)
            advantages.append(found)
            path.append(current[i])
    return {"advantages": advantages, "next_b": path}


def optimal_baseline(s, scores, returns):
    return {"b": s.optimal_baseline(scores, returns)}


def baseline_bias(s, logits, b):
    return {"bias": s.baseline_bias(logits, b)}


def td_errors(s, rewards, values, next_values, terminated, gamma):
    return {"deltas": s.td_errors(rewards, values, next_values, terminated, gamma)}


def n_step_returns(s, rewards, next_values, terminated, ended, gamma, n):
    return {"returns": s.n_step_returns(rewards, next_values, terminated, ended, gamma, n)}


def gae(s, rewards, values, next_values, terminated, ended, gamma, lam):
    return {"advantages": s.gae(rewards, values, next_values, terminated, ended, gamma, lam)}


def normalise_advantages(s, advantages, eps):
    return {"normalised": s.normalise_advantages(advantages, eps)}


def value_loss(s, values, returns):
    """The loss, and its gradients with respect to the values and to what the returns were computed from."""
    v, r = torch.tensor(values, requires_grad=True), torch.tensor(returns, requires_grad=True)
    loss = s.value_loss(v, r + 0.9 * v.reshape(-1))  # a bootstrapped target contains the critic
    dv, dr = torch.autograd.grad(loss.sum(), [v, r], allow_unused=True)
    return {"loss": loss.detach(), "dvalues": torch.zeros_like(v) if dv is None else dv, "dreturns": torch.zeros_like(r) if dr is None else dr}


def entropy(s, logits, cotangent):
    """The entropies, and their gradient for a random cotangent."""
    z = torch.tensor(logits, requires_grad=True)
    h = s.entropy(z)
    g = torch.tensor(cotangent)
    h.backward(g if g.shape == h.shape else torch.ones_like(h))
    return {"entropy": h.detach(), "dlogits": z.grad}


def entropy_bonus(s, logits, entropy_coef):
    """The term of the loss and its gradient."""
    z = torch.tensor(logits, requires_grad=True)
    term = s.entropy_bonus(z, entropy_coef)
    term.sum().backward()
    return {"term": term.detach(), "dlogits": z.grad}


def actor_critic_losses(s, logits, values, actions, advantages, returns, value_coef, entropy_coef, head, hang):
    """The four losses, and the gradient of the total with respect to logits, values and what advantages and returns were computed from."""
    z, v, later = (torch.tensor(a, requires_grad=True) for a in (logits, values, returns))
    flat = v[:, 0] if head else v
    goal = later + 0.9 * flat if hang else later
    gain = goal - flat if hang else torch.tensor(advantages, requires_grad=True)
    losses = s.actor_critic_losses(z, v, torch.tensor(actions), gain, goal, value_coef, entropy_coef)
    grads = torch.autograd.grad(losses["total"].sum(), [z, v, later], allow_unused=True)
    answer = {name: losses[name].detach() for name in ("policy", "value", "entropy", "total")}
    for name, x, g in zip(("dlogits", "dvalues", "dlater"), (z, v, later), grads):
        answer[name] = torch.zeros_like(x) if g is None else g
    return answer


def a2c_update(s, w, b, x, actions, advantages, returns, numbers, how, times, stale, head):
    """Parameters after a few updates, and the last report. The model is linear, with one more output for the value."""

    class Linear(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.w, self.b = torch.nn.Parameter(torch.tensor(w)), torch.nn.Parameter(torch.tensor(b))
            self.calls = 0

        def forward(self, x):
            self.calls += 1
            out = x @ self.w + self.b
            return out[:, :-1], out[:, -1:] if head else out[:, -1]

    model = Linear()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.07) if how == "adam" else torch.optim.SGD(model.parameters(), lr=0.4)
    if stale:
        for p in model.parameters():
            p.grad = torch.linspace(-2.0, 3.0, p.numel(), dtype=torch.float64).reshape(p.shape)
    value_coef, entropy_coef, limit = numbers
    for _ in range(times):
        batch = [torch.tensor(a) for a in (x, actions, advantages, returns)]
        report = s.a2c_update(model, optimizer, *batch, value_coef=value_coef, entropy_coef=entropy_coef, max_grad_norm=limit)
    names = ("policy", "value", "entropy", "total", "grad_norm")
    answer = {"w": model.w.detach(), "b": model.b.detach()} | {f"report_{name}": report[name] for name in names}
    answer["report keeps a graph"] = any(bool(getattr(report[name], "requires_grad", False)) for name in names)
    return answer | {"calls of the model": model.calls}


def gaussian_log_prob(s, mean, log_std, action, cotangent):
    """The log-densities, and their gradients for a random cotangent."""
    m, ls = torch.tensor(mean, requires_grad=True), torch.tensor(log_std, requires_grad=True)
    logp = s.gaussian_log_prob(m, ls, torch.tensor(action))
    g = torch.tensor(cotangent)
    logp.backward(g if g.shape == logp.shape else torch.ones_like(logp))
    grads = [torch.zeros_like(a) if a.grad is None else a.grad for a in (m, ls)]
    return {"log_prob": logp.detach(), "dmean": grads[0], "dlog_std": grads[1]}


def gaussian_entropy(s, log_std):
    """The entropies and the gradient of their sum."""
    ls = torch.tensor(log_std, requires_grad=True)
    h = s.gaussian_entropy(ls)
    h.sum().backward()
    return {"entropy": h.detach(), "dlog_std": ls.grad}


def squashed_gaussian(s, mean, log_std, u, limit, cotangent):
    """Action and log-density, and the gradients of the log-density for a random cotangent."""
    m, ls, x = torch.tensor(mean, requires_grad=True), torch.tensor(log_std, requires_grad=True), torch.tensor(u, requires_grad=True)
    action, logp = s.squashed_gaussian(m, ls, x, limit)
    g = torch.tensor(cotangent)
    logp.backward(g if g.shape == logp.shape else torch.ones_like(logp))
    grads = [torch.zeros_like(a) if a.grad is None else a.grad for a in (m, ls, x)]
    return {"action": action.detach(), "log_prob": logp.detach(), "dmean": grads[0], "dlog_std": grads[1], "du": grads[2]}


def collect(s, lengths, terminates, seen, pay, pieces, reuse):
    """Recordings of a scripted world, one after the other, each beginning where the one before has stopped."""
    E = len(lengths)

    class World:
        """Resets in the step after an end, as gymnasium's own vector environments do."""

        num_envs = E

        def __init__(self):
            self.episode, self.at, self.over = [0] * E, [0] * E, [False] * E
            self.buffer, self.calls = np.zeros((E, seen.shape[3])), 0

        def look(self):
            now = np.stack([seen[e, self.episode[e], self.at[e]] for e in range(E)])
            if not reuse:
                return now
            self.buffer[:] = now
            return self.buffer

        def step(self, actions):
            self.calls += 1
            rewards, terminated, truncated = np.zeros(E), np.zeros(E, bool), np.zeros(E, bool)
            for e in range(E):
                if self.over[e]:
                    self.over[e], self.episode[e], self.at[e] = False, self.episode[e] + 1, 0
                    continue
                rewards[e] = pay[e, self.episode[e], self.at[e]] * (1 + 0.5 * actions[e])
                self.at[e] += 1
                if self.at[e] == lengths[e][self.episode[e]]:
                    self.over[e], end = True, terminates[e][self.episode[e]]
                    terminated[e], truncated[e] = end is not False, end is not True
            return self.look(), rewards, terminated, truncated, {}

    asked = []

    def act(observations):
        asked.append(np.array(observations))
        return (observations[:, 0] + observations[:, 1] > 0).astype(np.int64)

    world = World()
    state, answer = (world.look(), np.zeros(E, bool)), {}
    for i, steps in enumerate(pieces):
        rollout, state = s.collect(world, act, state, steps)
        for name in ("observations", "actions", "rewards", "next_observations", "terminated", "ended", "valid"):
            answer[f"{name} of recording {i}"] = rollout[name].copy()
        answer[f"resetting after recording {i}"] = np.asarray(state[1]).copy()
    return answer | {"observations at the end": np.asarray(state[0]).copy(), "observations the policy saw": np.stack(asked), "steps of the world": world.calls}


def first_episodes(s, ended):
    return {"mask": s.first_episodes(ended)}


def reinforce_update(s, observations, actions, rewards, ended, W, b, kind, updates, rate, single, double):
    """Weights of a linear policy and the losses after some updates, with weights of the steps that the probe computes."""

    class Rows(torch.nn.Linear):
        calls = 0

        def forward(self, x):
            self.calls += 1
            return torch.addmm(self.bias, x, self.weight.T)  # (N, D) and nothing else

    dtype = torch.float64 if double else torch.float32
    policy = Rows(W.shape[1], W.shape[0]).to(dtype)
    with torch.no_grad():
        policy.weight.copy_(torch.tensor(W)), policy.bias.copy_(torch.tensor(b))
    optimizer = torch.optim.SGD(policy.parameters(), lr=rate, momentum=0.8 if updates > 1 else 0.0)
    for p in policy.parameters():
        p.grad = torch.full_like(p, 3.0)  # of an earlier life
    seen = []

    def weigh(r):
        seen.append(np.array(r))
        if kind == "all":
            return np.ones_like(r) * r.sum(axis=0)
        ahead = np.cumsum(r[::-1], axis=0)[::-1].copy()
        return ahead - ahead.mean(axis=1, keepdims=True) if kind == "others" else ahead

    losses = []
    for _ in range(updates):
        rollout = {"observations": observations.astype(np.float32) if single else observations.copy(), "actions": actions.copy(), "rewards": rewards.copy(), "ended": ended.copy()}
        losses.append(s.reinforce_update(policy, optimizer, rollout, weigh))
    answer = {"losses": np.array([float(v) for v in losses], dtype=np.float64 if double else np.float32), "rewards that were weighed": seen[0]}
    answer["loss keeps a graph"] = any(bool(getattr(v, "requires_grad", False)) for v in losses)
    answer |= {"calls of the policy": policy.calls, "parameters keep their dtype": all(p.dtype == dtype for p in policy.parameters())}
    return answer | {"weight": policy.weight.detach(), "bias": policy.bias.detach()}


def advantages_over_others(s, rewards, gamma):
    return {"advantages": s.advantages_over_others(rewards, gamma)}


def greedy_policy(s, net, alone):
    """The actions for some observations, all at once or one after the other."""
    weights = {name: net[name].copy() for name in ("net.0.weight", "net.0.bias", "net.2.weight", "net.2.bias")}
    act, seen = s.greedy_policy(weights), net["observations"]
    return {"actions": np.stack([np.asarray(act(seen[i : i + 1].copy())) for i in range(len(seen))]) if alone else np.asarray(act(seen.copy()))}


def cartpole_reinforce(s, weights):
    """CartPole with the weights of plain REINFORCE."""
    return s.greedy_policy(weights)


def cartpole_baseline(s, weights):
    """CartPole with the weights of REINFORCE with a baseline."""
    return s.greedy_policy(weights)


def a2c_batch(s, observations, after, actions, pay, terminated, ended, valid, W, gamma, lam, scale, flat, single, double):
    """The four tensors, for a critic that is tanh of a linear function."""
    dtype = torch.float64 if double else torch.float32

    class Both(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.w = torch.nn.Parameter(torch.tensor(W, dtype=dtype))

        def forward(self, x):
            values = 2 * torch.tanh(torch.mv(x, self.w))  # (N, D) and nothing else
            return torch.stack([values, -values], dim=1), values if flat else values[:, None]

    width = np.float32 if single else np.float64
    rollout = {
        "observations": observations.astype(width), "next_observations": after.astype(width), "actions": actions.copy(),
        "rewards": np.where(valid, pay, 0.0), "terminated": terminated.copy(), "ended": ended.copy(), "valid": valid.copy(),
    }  # fmt: skip
    model = Both()
    batch = s.a2c_batch(model, rollout, gamma, lam, scale)
    names = ("observations", "actions", "advantages", "returns")
    answer = {name: batch[name].detach() for name in names}
    answer["in the dtype of the weights"] = [batch[name].dtype == dtype for name in ("observations", "advantages", "returns")]
    answer["parameters keep their dtype"] = model.w.dtype == dtype
    return answer | {"gradients flow": any(batch[name].requires_grad for name in names)}


def a2c_iteration(s, seen, pay, terminated, ended, valid, settings, actor, critic, rate, clipped):
    """Recordings and updates, told by what does not hang on the actions that happen to be drawn."""

    class Tape:
        """Plays what is written on it."""

        num_envs, calls, resets = seen.shape[1], 0, 0

        def reset(self, seed=None, options=None):
            self.resets += 1
            return seen[0].copy(), {}

        def step(self, actions):
            t, self.calls = self.calls, self.calls + 1
            return seen[t + 1].copy(), np.where(valid[t], pay[t], 0.0), terminated[t].copy(), ended[t] & ~terminated[t], {}

    class Both(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.actor, self.critic = torch.nn.Linear(seen.shape[2], len(actor)).double(), torch.nn.Linear(seen.shape[2], 1).double()

        def forward(self, x):
            return self.actor(x), self.critic(x)

    model, tape, answer = Both(), Tape(), {}
    with torch.no_grad():
        model.actor.weight.copy_(torch.tensor(actor)), model.actor.bias.copy_(torch.linspace(0.2, 0.0, len(actor)))
        model.critic.weight.copy_(torch.tensor(critic)), model.critic.bias.fill_(0.5)
    before = torch.cat([p.detach().flatten().clone() for p in model.parameters()])
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    state = (seen[0].copy(), ~valid[0])
    for i in range(len(pay) // settings["steps"]):
        rollout, state, report = s.a2c_iteration(model, optimizer, tape, state, dict(settings))
        for name in ("observations", "rewards", "next_observations", "terminated", "ended", "valid"):
            answer[f"{name} of recording {i}"] = rollout[name].copy()
        answer[f"resetting after recording {i}"] = np.asarray(state[1]).copy()
        answer[f"loss of the critic {i}"], answer[f"entropy {i}"] = report["value"], report["entropy"]
        answer[f"bonus in the total {i}"] = report["total"] - report["policy"] - settings["value_coef"] * report["value"]
        answer[f"actions that occur {i}"] = min(len(np.unique(rollout["actions"])), 2 if (actor == 0).all() else 1)
    answer |= {"observations at the end": np.asarray(state[0]).copy(), "steps of the world": tape.calls, "resets of the world": tape.resets}
    if clipped:
        return answer | {"length of the step": (torch.cat([p.detach().flatten() for p in model.parameters()]) - before).norm()}
    return answer | {"critic": model.critic.weight.detach(), "its bias": model.critic.bias.detach()}


def cartpole_a2c(s, weights):
    """CartPole with the actor of A2C."""
    return s.greedy_policy(weights)


VERIFY = {
    "sample_action": gradients_drawn,
    "policy_act": gradients_acted,
    "a2c_update": close(1e-5),
    "a2c_iteration": close(1e-5),
}
