# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 04 Regularization
#
# A network that is large enough learns its training set by heart; whether it has understood anything shows on data that it has not seen. In this
# assignment you write what stands between the two: penalties and softer targets, dropout, normalisation with its two faces (training and test),
# data that is changed without changing its meaning, and the patience to stop in time. At the end a network learns from 300 pictures what it would
# not learn without.
#
# **How it works.** Each exercise has a stub. Replace `raise NotImplementedError` by your code, run the cell, then run the
# `check("...")` cell below it. Some cases stay hidden until grading; their inputs are drawn anew, their *kinds* are announced in
# the docstrings, so a function that does what its docstring says has nothing to fear.
#
# **Conventions.** Arrays are numpy `float64`; a layer is a pair: `forward` returns `(out, cache)`, `backward(dout, cache)` the gradients. In
# `dropout_param` the `p` is the probability to KEEP a unit (torch means the opposite). L2 is `reg * sum(W*W)` for a linear classifier and
# `0.5 * reg * sum(W*W)` for a network, as each exercise says again. Running statistics are `m*run + (1-m)*batch` with the biased variance, and
# eps, momentum, gamma and beta are those that are passed. numpy is the only library that the numpy exercises may use.

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograder import check

plt.rcParams["figure.figsize"] = (6.0, 3.4)

# %% [markdown]
# ## 1. Penalties and targets
#
# ### A price on weights
#
# A network with more weights than samples can fit anything, noise included. The oldest remedy puts a price on the weights: add to the loss of the data a **penalty** that grows with them,
# and let the optimiser haggle. Two prices are common, and a mixture of them, the **elastic net**, with a ratio $\rho$ from 0 to 1. For weights $W$ of any shape, summed over all entries:
#
# $$P_2 = \frac{\lambda}{2} \sum_i W_i^2, \qquad P_1 = \lambda \sum_i |W_i|, \qquad P_\text{el} = \lambda \sum_i \Big(\rho\,|W_i| + \frac{1-\rho}{2}\, W_i^2\Big).$$
#
# $\lambda$ is called `reg`. The field disagrees about the half in front of the square: we write it for networks, so that the gradient of $P_2$ is $\lambda W$ without a 2 (for the linear classifiers of assignment 01 we wrote
# none). Whichever you choose, loss and gradient must choose alike: a factor that differs between them is the most common fault of all in published solutions, and training hardly
# notices it.
#
# **A worked neighbour.** The *smooth L1* price $\lambda\sum_i(\sqrt{1 + W_i^2} - 1)$ is a parabola near 0 and a straight line far away. Its gradient is the derivative entry by entry, with the same factor:
#
# ```python
# def smooth_l1_penalty(W, reg):
#     root = np.sqrt(1 + W**2)                     # the shape of W
#     return reg * np.sum(root - 1), reg * W / root
# ```
#
# **Think.** Which of the two prices charges more for a weight of 0.01, and which for a weight of 100? What does each do to a weight that the data hardly need?

# %% exercises="l2_penalty l1_penalty elastic_net_penalty"
def l2_penalty(W, reg):
    """reg / 2 times the sum of the squares of W. W: any shape, a vector or four axes too; reg > 0.

    Returns (loss, dW): a number, and the gradient in the shape of W. W itself is left as it was.
    """
    ### BEGIN SOLUTION
    return 0.5 * reg * np.sum(W * W), reg * W
    ### END SOLUTION


def l1_penalty(W, reg):
    """reg times the sum of the absolute values of W. W: any shape, entries of either sign, none of them 0; reg > 0.

    Returns (loss, dW): a number, and the gradient in the shape of W. W itself is left as it was.
    """
    ### BEGIN SOLUTION
    return reg * np.sum(np.abs(W)), reg * np.sign(W)
    ### END SOLUTION


def elastic_net_penalty(W, reg, l1_ratio):
    """The mixture P_el above: reg * (l1_ratio * L1 + (1 - l1_ratio) / 2 * squares). 0 <= l1_ratio <= 1, ends included; W and reg as above.

    Returns (loss, dW): a number, and the gradient in the shape of W.
    """
    ### BEGIN SOLUTION
    straight, dstraight = l1_penalty(W, reg * l1_ratio)
    square, dsquare = l2_penalty(W, reg * (1 - l1_ratio))
    return straight + square, dstraight + dsquare
    ### END SOLUTION

# %% [markdown]
# ### Shrinking, and cutting off
#
# **One step.** Put the gradient $\lambda w$ of the L2 penalty into a step of gradient descent with rate $\alpha$ and sort the terms:
#
# $$w - \alpha\,(g + \lambda w) \;=\; (1 - \alpha\lambda)\, w - \alpha\, g.$$
#
# So for plain SGD an L2 penalty is the same as **weight decay**: each step first shrinks the weights by the factor $1 - \alpha\lambda$, then subtracts $\alpha g$, with $g$ taken at the old, unshrunk weights. (For Adam the two differ, since Adam would divide the penalty's gradient by its own scale too.)
#
# **The end of all steps.** Near its minimum $w^*$ a loss looks like $\frac12 (w - w^*)^\top H (w - w^*)$. Add $\frac\lambda2 \|w\|^2$ and set the gradient to zero:
#
# $$H(w - w^*) + \lambda w = 0 \quad\Longrightarrow\quad \tilde w = (H + \lambda I)^{-1} H\, w^*.$$
#
# In the direction of an eigenvector of $H$ with eigenvalue $h$ that is a factor $h/(h+\lambda)$: directions that the data care about ($h \gg \lambda$) stay, the others ($h \ll \lambda$) shrink. None becomes exactly 0.
#
# **L1 cuts off.** For a single weight with curvature $h$ the minimum of $\frac h2 (w - w^*)^2 + \lambda |w|$ is $S(w^*, \lambda/h)$, with the **soft threshold**: every entry moves towards 0 by $t$, and *stops* there:
#
# $$S(w, t) = \operatorname{sign}(w)\, \max(|w| - t,\; 0).$$
#
# Where weights are coupled, alternate: a step on the smooth part of the loss, then a soft threshold (*iterative soft thresholding*, ISTA). For linear regression with $N$ samples, $f(w) = \frac{1}{2N}\|Xw - y\|^2 + \lambda\|w\|_1$:
#
# $$w \leftarrow S\big(w - \alpha \nabla,\; \alpha\lambda\big), \qquad \nabla = \tfrac1N X^\top (Xw - y).$$
#
# **A worked neighbour.** A *box* penalty (free inside $[-c, c]$, forbidden outside) has a cut of its own, `np.clip(w, -c, c)`, and the same scheme solves it: a plain step, then the clip. The step alone
# knows nothing of the box, the clip alone nothing of the data.
#
# **Think.** Plain gradient descent with the L1 gradient $\lambda\operatorname{sign}(w)$ never gives a weight that is exactly 0. What does the weight do instead, near 0?

# %% exercises="weight_decay_step l2_minimum soft_threshold lasso_ista"
def weight_decay_step(w, dw, lr, reg):
    """One SGD step on loss + reg / 2 * |w|^2, where dw is the gradient of the loss alone, at w. w, dw: any one shape.

    lr > 0, reg >= 0; lr * reg may be larger than 1 (the weights then change sign, as the formula says). Returns the next w.
    """
    ### BEGIN SOLUTION
    return (1 - lr * reg) * w - lr * dw
    ### END SOLUTION


def l2_minimum(w_star, H, reg):
    """Where (w - w*)' H (w - w*) / 2 + reg / 2 * |w|^2 is smallest. w_star: (D,); H: (D, D) symmetric, no eigenvalue below 0, some may be 0; reg > 0.

    Returns (D,). D may be 1.
    """
    ### BEGIN SOLUTION
    return np.linalg.solve(H + reg * np.eye(len(H)), H @ w_star)
    ### END SOLUTION


def soft_threshold(w, t):
    """Each entry moved towards 0 by t, and not past it. w: any shape; t >= 0: a number, or an array of the shape of w. Returns the shape of w."""
    ### BEGIN SOLUTION
    return np.sign(w) * np.maximum(np.abs(w) - t, 0)
    ### END SOLUTION


def lasso_ista(X, y, reg, lr, num_steps):
    """ISTA for |Xw - y|^2 / (2 N) + reg * |w|_1, from w = 0, num_steps steps of rate lr. X: (N, D), N or D may be 1; y: (N,).

    Returns w (D,): weights that the threshold has cut are exactly 0.
    """
    ### BEGIN SOLUTION
    w = np.zeros(X.shape[1])
    for _ in range(num_steps):
        slope = X.T @ (X @ w - y) / len(y)  # (D,)
        w = soft_threshold(w - lr * slope, lr * reg)
    return w
    ### END SOLUTION

# %%
if check.passed("lasso_ista") and check.passed("l2_minimum"):
    rng = np.random.default_rng(1)
    truth = np.array([3.0, -2.0, 1.5, 0, 0, 0, 0, 0, 0, 0])
    X = rng.normal(size=(60, 10)) @ (np.eye(10) + 0.3 * rng.normal(size=(10, 10)))
    y = X @ truth + rng.normal(size=60)
    H = X.T @ X / len(y)  # the Hessian of the squared error
    free, prices = np.linalg.solve(H, X.T @ y / len(y)), np.geomspace(0.01, 20, 25)
    paths = {"L1: cut off": [lasso_ista(X, y, p, 0.9 / np.linalg.norm(H, 2), 500) for p in prices], "L2: shrunk": [l2_minimum(free, H, p) for p in prices]}
    figure, panels = plt.subplots(1, 2, figsize=(9, 3.4), sharey=True)
    for axes, (title, path) in zip(panels, paths.items()):
        for i, weights in enumerate(np.array(path).T):
            axes.semilogx(prices, weights, color="tab:orange" if truth[i] else "gray", lw=2 if truth[i] else 1)
        zeros = [int((w == 0).sum()) for w in path]
        axes.set(title=f"{title} ({zeros[12]} of 10 weights are 0 at reg = {prices[12]:.2f})", xlabel="reg"), axes.title.set_fontsize(9)
    panels[0].set_ylabel("weight (orange: truly not 0)")
    plt.show()

# %% [markdown]
# ### Targets that admit doubt
#
# The other half of the loss is the target. Cross-entropy with a one-hot target is never content: it pushes the right logit up without end, also where the label is wrong. Below, $x$ are logits $(N, K)$,
# $p$ their softmax, $y$ the labels, and every loss is a **mean over the $N$ samples**.
#
# **Label smoothing** replaces the one-hot row by $q = (1-\varepsilon)\,\text{onehot}(y) + \varepsilon/K$, which still sums to 1: *every* class gets $\varepsilon/K$, the right one too. (Some texts share $\varepsilon$ among the
# $K - 1$ wrong classes only; torch and we do not.) Loss and gradient are those of cross-entropy, with $q$ in the place of the one-hot row:
#
# $$L = -\frac1N\sum_n\sum_k q_{nk}\log p_{nk}, \qquad \frac{\partial L}{\partial x_{nk}} = \frac{p_{nk} - q_{nk}}{N}.$$
#
# **Noisy labels** are the same thing by chance: with probability $\varepsilon$ throw a label away and draw a new one evenly from *all* $K$ classes. The mean of ordinary cross-entropy over that noise is exactly $L$.
#
# **Focal loss** doubts the other way: it turns down samples that are right already. With $p_y$ the probability of the right class, a focus $\gamma$ and a weight $\alpha_k$ for each class,
#
# $$L = -\frac1N\sum_n \alpha_{y}\,(1 - p_y)^\gamma \log p_y, \qquad
#   \frac{\partial L}{\partial x_{k}} = \frac{\alpha_y}{N}\,\Big(\gamma\,(1-p_y)^{\gamma-1}\,p_y \log p_y - (1-p_y)^\gamma\Big)\big(\text{onehot}(y)_k - p_k\big).$$
#
# The sum is divided by $N$, not by the sum of the weights. $\gamma = 0$ gives cross-entropy back.
#
# **A worked neighbour** is cross-entropy itself, below. Note the log-softmax: the maximum goes first, so that logits of $10^4$ do no harm, and no logarithm of a probability of 0 is ever taken.
#
# **Think.** Label smoothing has a finite best logit. For $K = 10$, $\varepsilon = 0.1$, how far above the others should the right logit stand?

# %%
def log_softmax(x):
    """x (N, K) -> the logarithms of the softmax of each row, (N, K)."""
    shifted = x - x.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def cross_entropy(x, y):
    """Mean cross-entropy. x (N, K) logits, y (N,) labels. Returns (loss, dx)."""
    logp, rows = log_softmax(x), np.arange(len(y))
    dx = np.exp(logp)
    dx[rows, y] -= 1  # p - onehot(y)
    return -logp[rows, y].mean(), dx / len(y)


print("logits (1e4, 0): loss, dx =", cross_entropy(np.array([[1e4, 0.0]]), np.array([1])))

# %% exercises="label_smoothing_loss noisy_labels focal_loss"
def label_smoothing_loss(x, y, eps):
    """Mean cross-entropy against (1 - eps) * onehot + eps / K. x: (N, K) logits up to +-1e4, K >= 2; y: (N,) labels; 0 <= eps < 1, 0 included; N may be 1.

    Returns (loss, dx): a number, and the gradient (N, K).
    """
    ### BEGIN SOLUTION
    (N, K), logp = x.shape, log_softmax(x)
    q = np.full((N, K), eps / K)
    q[np.arange(N), y] += 1 - eps
    return -np.sum(q * logp) / N, (np.exp(logp) - q) / N
    ### END SOLUTION


def noisy_labels(y, num_classes, eps, rng):
    """Labels of which each, on its own, is replaced with probability eps by an even draw from all num_classes (its own one included).

    y: (N,) int64, left as it was: the next epoch draws other noise on the same labels. rng: a numpy Generator, the only source of
    chance: the same state gives the same labels. Returns (N,) whole numbers.
    """
    ### BEGIN SOLUTION
    replaced = rng.random(len(y)) < eps
    return np.where(replaced, rng.integers(0, num_classes, len(y)), y)
    ### END SOLUTION


def focal_loss(x, y, gamma, alpha):
    """Mean focal loss (above). x: (N, K) logits up to +-1e4, K >= 2; y: (N,) labels; gamma: 0, or a number >= 1; alpha: (K,) weights > 0; N may be 1.

    Returns (loss, dx): a number, and the gradient (N, K).
    """
    ### BEGIN SOLUTION
    N, logp = len(y), log_softmax(x)
    p, mine = np.exp(logp), logp[np.arange(N), y]  # (N, K), (N,)
    miss, scale = 1 - np.exp(mine), alpha[y] / N  # (N,) each
    slope = gamma * miss ** max(gamma - 1, 0) * np.exp(mine) * mine - miss**gamma  # dL/dlog p_y over scale
    dx = -p
    dx[np.arange(N), y] += 1
    return -np.sum(scale * miss**gamma * mine), (scale * slope)[:, None] * dx
    ### END SOLUTION

# %%
if check.passed("label_smoothing_loss") and check.passed("focal_loss"):
    margin, right = np.linspace(-4, 8, 121), np.array([0])
    rows = [np.array([[m, 0.0]]) for m in margin]  # two classes, the right logit ahead by m
    curves = {"cross-entropy": lambda x: cross_entropy(x, right), "smoothed, eps = 0.2": lambda x: label_smoothing_loss(x, right, 0.2),
              "focal, gamma = 2": lambda x: focal_loss(x, right, 2.0, np.ones(2))}
    figure, panels = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    for (label, loss), style in zip(curves.items(), ("-", "--", ":")):
        panels[0].plot(margin, [loss(x)[0] for x in rows], style, label=label)
        panels[1].plot(margin, [loss(x)[1][0, 0] for x in rows], style, label=label)
    panels[0].set(xlabel="lead of the right logit", ylabel="loss (nats)"), panels[0].legend(fontsize=8)
    panels[1].set(xlabel="lead of the right logit", ylabel="gradient of the right logit"), panels[1].axhline(0, color="gray", lw=0.7)
    plt.show()

# %% [markdown]
# ### Two tasks, one network
#
# A second task is a regulariser too: features that must serve two masters have less freedom to learn the noise of one. Take a detector: shared features $h$ $(N, D)$, a head $W_c$ $(D, K)$ that names
# the class, a head $W_b$ $(D, M)$ that says where. Not every sample has a box. With $B$ the set of those that do,
#
# $$L = \text{CE}(h W_c,\, y) \;+\; \beta\,\frac{1}{|B|}\sum_{n\in B} \frac12\,\big\|h_n W_b - t_n\big\|^2,$$
#
# the second term 0 where $B$ is empty. The features lie on two paths to the loss, so $\partial L/\partial h$ is a *sum*. In samples without a box $t_n$ is NaN, as in many data sets, and $0 \cdot \text{NaN} = \text{NaN}$: pick the rows, don't weigh them.
#
# **Which $\beta$?** Kendall, Gal and Cipolla (2018) let the network learn it. Say that task $i$ has noise of variance $\sigma_i^2$, and learn $s_i = \log\sigma_i^2$, which may be any number. The likelihood gives
#
# $$L = \sum_i \big(c_i\, e^{-s_i} L_i + \tfrac12 s_i\big), \qquad c_i = \tfrac12 \text{ for a regression},\quad c_i = 1 \text{ for a classification}.$$
#
# A noisy task is turned down by $e^{-s}$, and $\frac12 s$ is what keeps the network from calling all tasks noisy.
#
# **A worked neighbour.** One Gaussian measurement $x$ of 0: $-\log p = \frac{x^2}{2\sigma^2} + \log\sigma$ + const. With $s = \log\sigma^2$ this is $\frac12 e^{-s}x^2 + \frac12 s$, and its slope $-\frac12 e^{-s}x^2 + \frac12$ vanishes at $e^s = x^2$: the learned variance is the measured one.
#
# **Think.** At the best $s_i$, what is left of the Kendall loss as a function of the $L_i$? (Doubling one $L_i$ then costs how much?)

# %% exercises="multitask_loss kendall_multitask_loss"
def multitask_loss(h, Wc, Wb, y, boxes, has_box, beta):
    """The loss of the two heads (above). h: (N, D); Wc: (D, K); Wb: (D, M); y: (N,) labels; boxes: (N, M), rows of NaN where has_box (N,) is False.

    Any number of samples has a box, also none or all. beta > 0. Returns (loss, dh, dWc, dWb), gradients in the shapes of h, Wc and Wb, nowhere NaN.
    """
    ### BEGIN SOLUTION
    loss, dscores = cross_entropy(h @ Wc, y)
    off = np.zeros(boxes.shape)  # (N, M), 0 where there is no box
    off[has_box] = (h @ Wb - boxes)[has_box]
    share = beta / max(has_box.sum(), 1)
    loss += 0.5 * share * np.sum(off**2)
    dbox = share * off
    return loss, dscores @ Wc.T + dbox @ Wb.T, h.T @ dscores, h.T @ dbox
    ### END SOLUTION


def kendall_multitask_loss(losses, log_vars, kinds):
    """Tasks weighted by learned uncertainty (above). losses: (T,) > 0; log_vars: (T,) s = log sigma^2, of either sign; kinds: T strings, "regression" or "classification".

    Returns (loss, dlosses, dlog_vars): a number, and the gradients (T,) with respect to the losses and to s. T may be 1.
    """
    ### BEGIN SOLUTION
    c = np.array([0.5 if kind == "regression" else 1.0 for kind in kinds])
    weight = c * np.exp(-log_vars)
    return np.sum(weight * losses + 0.5 * log_vars), weight, 0.5 - weight * losses
    ### END SOLUTION

# %%
if check.passed("kendall_multitask_loss"):
    levels, kinds = np.array([9.0, 0.25, 0.7]), ["regression", "regression", "classification"]
    s, weights = np.zeros(3), []
    for _ in range(120):  # the tasks' losses held still: only the uncertainties learn
        _, weight, ds = kendall_multitask_loss(levels, s, kinds)
        weights.append(weight)
        s = s - 0.1 * ds
    for i, style in enumerate(("-", "--", ":")):
        plt.semilogy(np.array(weights)[:, i], style, label=f"{kinds[i]}, loss {levels[i]:g}")
    plt.xlabel("step"), plt.ylabel("weight of the task"), plt.title("Learned weights: the noisier the lighter"), plt.legend(fontsize=8)
    plt.show()

# %% [markdown]
# ### Stop in time
#
# The cheapest regulariser is the clock. Watch the loss on validation data at regular checks; when it has not improved for `patience` checks in a row, stop, and take the weights of the *best* check, not those of the last.
# "Improved" means more than `min_delta` below the **best** loss so far (not below the previous one: a slow slide would count as standstill for ever).
#
# Two things go wrong in practice. Training updates weights *in place*, so a reference to them is a reference to the future: store copies. And a restored model is often trained on, so what you hand back must not
# be your only copy either.
#
# **A worked neighbour.** A *record keeper* for a hiking log, who writes down the peaks and what the sky looked like there (a dict of arrays that the weather overwrites):
#
# ```python
# if height > self.highest + self.step:
#     self.highest, self.since = height, 0
#     self.sky = {name: array.copy() for name, array in sky.items()}
# ```
#
# **Think.** The best validation loss is the smallest of many noisy numbers. Is it a fair estimate of the loss on new data? Which way is it off?

# %% exercises="early_stopping early_stopping_restore"
class EarlyStopping:
    """Watches a validation loss, remembers the best weights, and says when to stop.

    patience: whole number >= 1; min_delta >= 0. After each check `best_loss` is the loss of the best check so far and `best_step` its number, counted from 0.
    """

    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta = patience, min_delta
        self.best_loss, self.best_step = np.inf, None
        self.best_params, self.step_number, self.bad_checks = None, 0, 0

    def step(self, loss, params):
        """One check. loss: a number, NaN too, which is no improvement (the first check is a number). params: a dict of arrays, which training will change in place or replace.

        A loss < best_loss - min_delta is an improvement. Returns True where this was the patience-th check in a row without one, else False.
        """
        ### BEGIN SOLUTION
        if loss < self.best_loss - self.min_delta:
            self.best_loss, self.best_step, self.bad_checks = loss, self.step_number, 0
            self.best_params = {name: array.copy() for name, array in params.items()}
        else:
            self.bad_checks += 1
        self.step_number += 1
        return self.bad_checks >= self.patience
        ### END SOLUTION

    def restore(self, params):
        """Puts the weights of the best check into params, the caller's dict: afterwards params[name] holds them, for every name.

        The caller may train on, in place, and restore again.
        """
        ### BEGIN SOLUTION
        for name, best in self.best_params.items():
            params[name] = best.copy()
        ### END SOLUTION

# %%
if check.passed("early_stopping") and check.passed("early_stopping_restore"):
    rng = np.random.default_rng(3)
    features = lambda x: np.cos(np.outer(x, np.arange(1, 26)) + np.arange(25))  # (n,) -> (n, 25)
    x, xv = rng.uniform(0, 3, 25), rng.uniform(0, 3, 60)
    y, yv = np.sin(2 * x) + 0.4 * rng.normal(size=25), np.sin(2 * xv) + 0.4 * rng.normal(size=60)
    stopper, params = EarlyStopping(patience=60, min_delta=1e-4), {"w": np.zeros(25)}
    history, stopped = [], None
    for step in range(2000):
        off = features(x) @ params["w"] - y
        params["w"] -= 0.05 * features(x).T @ off / len(x)
        history.append((np.mean(off**2), np.mean((features(xv) @ params["w"] - yv) ** 2)))
        if stopped is None and stopper.step(history[-1][1], params):
            stopped = step  # a real run ends here; this one goes on, to show what was spared
    plt.loglog(np.arange(1, 2001), history, label=["training", "validation"])
    plt.axvline(1 + stopper.best_step, color="tab:green", ls="--", label="weights taken from here")
    if stopped is not None:
        plt.axvline(1 + stopped, color="tab:red", ls=":", label="stopped here")
    plt.xlabel("step"), plt.ylabel("mean squared error"), plt.legend(fontsize=8), plt.title("Early stopping")
    plt.show()

# %% [markdown]
# ### Many models, and what a single one gets wrong
#
# **Ensembles** average. Each model turns its own logits into probabilities, and *those* are averaged: $\bar p = \frac1M\sum_m \text{softmax}(x_m)$. (The mean of logits is another model: a single overconfident member can outvote all others.)
#
# **Snapshot ensembles** (Huang et al., 2017) get $M$ models for the price of one run: the rate falls along a cosine to nearly 0, the weights settle in a valley, a copy is kept, the rate jumps up again and throws them out. With $T$ steps
# and $M$ cycles of $L = T/M$ steps, $t = 0, \dots, T-1$:
#
# $$\alpha_t = \frac{\alpha_{\max}}{2}\Big(1 + \cos\frac{\pi\,(t \bmod L)}{L}\Big), \qquad \text{snapshots after the updates of steps } L-1,\ 2L-1,\ \dots,\ T-1.$$
#
# **Why averaging helps.** Train the same model on $R$ training sets that might have been. At a test point with true value $f$, with $\hat f_r$ the $r$-th prediction and $\bar f$ their mean over $r$,
#
# $$\underbrace{\tfrac1R\textstyle\sum_r (\hat f_r - f)^2}_{\text{error}} = \underbrace{(\bar f - f)^2}_{\text{bias}^2} + \underbrace{\tfrac1R\textstyle\sum_r(\hat f_r - \bar f)^2}_{\text{variance}},$$
#
# and each term is then averaged over the test points. (Against noisy labels the noise's variance $\sigma^2$ comes on top, and no model can remove it.) Averaging models takes from the variance and leaves the bias; a penalty buys less variance with more bias.
#
# **A worked neighbour.** Three throws at a target at 0 land at 1, 2 and 6. The mean is 3: bias² 9, variance $(4 + 1 + 9)/3 = 14/3$; the mean squared miss $(1 + 4 + 36)/3 = 41/3$ is their sum. Divide by $R$, not by $R - 1$, or the sum is off.
#
# **Think.** Which of these lower the variance, which the bias: more data, a larger network, dropout, an ensemble, training longer?

# %% exercises="ensemble_predict snapshot_schedule snapshot_ensemble bias_variance"
def ensemble_predict(models, x):
    """The mean of the models' probabilities. models: a list of M >= 1 functions from x (N, D) to logits (N, K), up to +-1e4; N may be 1.

    Returns (probs, labels): (N, K), and the class of the largest mean probability, (N,) whole numbers.
    """
    ### BEGIN SOLUTION
    probs = np.mean([np.exp(log_softmax(model(x))) for model in models], axis=0)
    return probs, probs.argmax(axis=1)
    ### END SOLUTION


def snapshot_schedule(total_steps, cycles, lr_max):
    """The rates of cyclic cosine annealing and the steps after which a snapshot is kept. total_steps: a multiple of cycles; one cycle, or cycles of one step, are allowed.

    Returns (rates, steps): (total_steps,), and a list of `cycles` whole numbers, rising, counted from 0.
    """
    ### BEGIN SOLUTION
    length = total_steps // cycles
    phase = np.arange(total_steps) % length / length
    return 0.5 * lr_max * (1 + np.cos(np.pi * phase)), list(range(length - 1, total_steps, length))
    ### END SOLUTION


def snapshot_ensemble(w, gradient, total_steps, cycles, lr_max):
    """Plain SGD, w <- w - rate_t * gradient(w, t), at the rates of snapshot_schedule, through all cycles without starting over.

    w: the start, any shape; gradient(w, t): the gradient at step t = 0, 1, ..., in the shape of w. Returns the snapshots, (cycles, *w.shape), oldest first.
    """
    ### BEGIN SOLUTION
    rates, steps = snapshot_schedule(total_steps, cycles, lr_max)
    kept = []
    for t in range(total_steps):
        w = w - rates[t] * gradient(w, t)
        if t in steps:
            kept.append(w)
    return np.array(kept)
    ### END SOLUTION


def bias_variance(fit, x_train, y_train, x_test, f_test):
    """Squared bias, variance and error of a learner, by experiment, each averaged over the test points.

    fit(x, y): takes one training set, (n,) and (n,), and returns a function that predicts (P,) from (P,). x_train, y_train: (R, n), R training sets, R may be 1.
    x_test: (P,), f_test: (P,) the true values there, without noise. Returns three numbers (bias2, variance, error): error is their sum, and the variance is divided by R.
    """
    ### BEGIN SOLUTION
    predictions = np.array([fit(x, y)(x_test) for x, y in zip(x_train, y_train)])  # (R, P)
    bias2 = np.mean((predictions.mean(axis=0) - f_test) ** 2)
    variance = np.mean(predictions.var(axis=0))
    return bias2, variance, np.mean((predictions - f_test) ** 2)
    ### END SOLUTION

# %%
if check.passed("snapshot_ensemble") and check.passed("bias_variance"):
    figure, panels = plt.subplots(1, 2, figsize=(10, 3.4), layout="constrained")
    slope = lambda w, t: 0.6 * w + 2.4 * np.sin(3 * w)  # of 0.3 w^2 - 0.8 cos 3w, a bowl with several valleys
    kicked = lambda w, t: slope(w, t) + 4 * np.random.default_rng(t).normal()
    rates, steps = snapshot_schedule(160, 4, 0.4)
    w, walk = np.array([3.0]), []
    for t in range(160):
        w = w - rates[t] * kicked(w, t)
        walk.append(w[0])
    panels[0].plot(walk, lw=1, label="the weight"), panels[0].plot(rates * 5, color="gray", lw=1, label="rate (times 5)")
    panels[0].plot(steps, snapshot_ensemble(np.array([3.0]), kicked, 160, 4, 0.4)[:, 0], "o", color="tab:red", label="snapshots")
    panels[0].set(xlabel="step", ylabel="w", title="Four snapshots of one run"), panels[0].legend(fontsize=8)

    rng, grid, wave = np.random.default_rng(5), np.linspace(-1, 1, 50), lambda x: np.sin(3 * x + 1)
    xs = rng.uniform(-1, 1, (200, 30))
    ys = wave(xs) + 0.4 * rng.normal(size=xs.shape)
    degrees = np.arange(0, 9)
    parts = [bias_variance(lambda x, y, d=d: np.polynomial.Polynomial.fit(x, y, d, domain=[-1, 1]), xs, ys, grid, wave(grid)) for d in degrees]
    for values, label, style in zip(np.array(parts).T, ("bias²", "variance", "error"), ("o--", "s--", "k-")):
        panels[1].semilogy(degrees, values, style, ms=4, label=label)
    panels[1].set(xlabel="degree of the polynomial", ylabel="mean square", title="200 training sets of 30 points"), panels[1].legend(fontsize=8)
    plt.show()

# %% [markdown]
# ## 2. Dropout and normalisation
#
# ### Dropout
#
# A neuron that can rely on one particular neighbour learns to, and what the two have agreed on often holds for the training set alone. *Dropout* (Srivastava et al. 2014) makes
# neighbours unreliable: at each training step every entry of a layer tosses a coin of its own, and with probability $1 - p$ it is set to 0. There are two ways to keep the books:
#
# $$\text{vanilla:}\quad y = \begin{cases} x \odot m & \text{train}\\ p\,x & \text{test}\end{cases} \qquad\qquad
# \text{inverted:}\quad y = \begin{cases} x \odot m\,/\,p & \text{train}\\ x & \text{test}\end{cases} \qquad\qquad m_{i} \sim \text{Bernoulli}(p),\ \text{independent}.$$
#
# Either way the next layer sees the same average in training as in testing. For two inputs, the four masks of $p = \tfrac12$ give
# $\tfrac14\,(0) + \tfrac14\,(w_1x_1) + \tfrac14\,(w_2x_2) + \tfrac14\,(w_1x_1 + w_2x_2) = \tfrac12\,(w_1x_1 + w_2x_2)$, which is the factor $p$ of vanilla dropout. Inverted dropout pays it in
# training, so that the network one ships need not know about it. Its noise has mean 0 and variance $x^2\,(1-p)/p$.
#
# **Convention.** In this course `p` is the probability to **keep** an entry. Papers and libraries disagree: torch's `nn.Dropout(p)` *drops* with probability $p$, and some lecture notes say "multiply
# by the dropout probability" and mean the keep probability. Read before you paste.
#
# **Backward.** The mask is a constant factor of this one step, so `dout` meets *the same* mask, scaling included. Hence the mask must travel in the cache: a fresh mask would be the gradient of
# another network.
#
# **A worked neighbour.** *Multiplicative noise*: instead of dropping entries, shake them. The noise comes from a generator with a seed where one is given, and goes into the cache.
#
# ```python
# def shake_forward(x, shake_param):                           # shake_param: "sigma", "mode", and perhaps "seed"
#     if shake_param["mode"] == "test":
#         return x, 1.0
#     source = np.random.default_rng(shake_param["seed"]) if "seed" in shake_param else np.random
#     noise = 1 + shake_param["sigma"] * source.standard_normal(x.shape)        # one number for each entry, mean 1
#     return x * noise, noise
#
# def shake_backward(dout, noise):
#     return dout * noise                                      # the noise of the forward pass, not another one
# ```

# %% exercises="dropout_vanilla_forward dropout_vanilla_backward dropout_forward dropout_backward"
def dropout_vanilla_forward(x, dropout_param):
    """Vanilla dropout: entries are dropped in training and nothing is scaled; all are scaled in testing.

    x: any number of axes. dropout_param, a dict: "p", 0 < p <= 1, the probability to KEEP an entry; "mode", "train" or "test"; perhaps "seed", an int.
    Train mode: each entry is kept, as it is, with probability p, independently of the others, else 0. The same seed gives the same mask, different seeds
    give different ones; where "seed" is missing every call draws anew. Test mode: p * x, and nothing is random.
    Returns out, like x, and a cache.
    """
    ### BEGIN SOLUTION
    if dropout_param["mode"] == "test":
        factor = dropout_param["p"]
    else:
        coins = np.random.default_rng(dropout_param["seed"]) if "seed" in dropout_param else np.random
        factor = coins.random(x.shape) < dropout_param["p"]
    out, cache = factor * x, factor
    ### END SOLUTION
    return out, cache


def dropout_vanilla_backward(dout, cache):
    """The gradient of vanilla dropout, in train and in test mode. dout: like x. Returns dx, like x.

    Train mode uses the very mask of the forward pass that made the cache, also where x itself was 0, and also when other layers went forward in between.
    """
    ### BEGIN SOLUTION
    dx = cache * dout
    ### END SOLUTION
    return dx


def dropout_forward(x, dropout_param):
    """Inverted dropout: what is kept in training is divided by p, and test mode leaves x alone.

    x: any number of axes. dropout_param: as in dropout_vanilla_forward, "p" is the probability to KEEP.
    Train mode: each entry becomes x / p with probability p, independently of the others and anew at each call, else 0. "seed" works as in
    dropout_vanilla_forward. Test mode: out equals x, and nothing is random. Returns out, like x, and a cache.
    """
    ### BEGIN SOLUTION
    p, factor = dropout_param["p"], 1.0
    if dropout_param["mode"] == "train":
        coins = np.random.default_rng(dropout_param["seed"]) if "seed" in dropout_param else np.random
        factor = (coins.random(x.shape) < p) / p
    out, cache = factor * x, factor
    ### END SOLUTION
    return out, cache


def dropout_backward(dout, cache):
    """The gradient of inverted dropout, in train and in test mode. dout: like x. Returns dx, like x; the mask is that of the forward pass, as above."""
    ### BEGIN SOLUTION
    dx = cache * dout
    ### END SOLUTION
    return dx

# %%
if check.passed("dropout_vanilla_forward") and check.passed("dropout_forward"):
    x, p, passes = np.full(5, 2.0), 0.6, 200
    np.random.seed(0)
    fig, axes = plt.subplots(1, 2, figsize=(9, 3.2), sharey=True, layout="constrained")
    for panel, layer, title in zip(axes, (dropout_vanilla_forward, dropout_forward), ("vanilla", "inverted")):
        one = [layer(x.copy(), {"p": p, "mode": "train"})[0] for _ in range(passes)]  # each (5,)
        running = np.cumsum(one, axis=0) / np.arange(1, passes + 1)[:, None]
        panel.plot(np.arange(1, passes + 1), running, lw=1, color="C0", alpha=0.6)
        panel.axhline(layer(x.copy(), {"p": p, "mode": "test"})[0].mean(), color="C3", ls="--", label="test mode")
        panel.axhline(2.0, color="gray", ls=":", label="x itself")
        panel.set(title=f"{title} dropout, p = {p}", xlabel="passes in train mode", xscale="log"), panel.legend(fontsize=8)
    axes[0].set_ylabel("mean output of five entries")
    plt.show()

# %% [markdown]
# **Think.** One of the two lets you take a trained network, forget that dropout was ever there, and get the right scores. Which one? What happens to the scores of a deep network when its author forgets the
# switch to test mode, and why might the accuracy hardly show it?
#
# ### Many networks in one
#
# A mask on $D$ entries picks one of $2^D$ smaller networks, so dropout trains an *ensemble* whose members share their weights. Averaging the members' answers is the fair way to use it. With few entries
# that can be done exactly: a mask that keeps $k$ entries has probability $p^k(1-p)^{D-k}$, so
#
# $$\mathbb{E}\,[f] = \sum_{m \in \{0,1\}^D} p^{|m|}\,(1-p)^{D-|m|}\; f\!\left(\frac{m\odot x}{p}\right),\qquad |m| = \text{number of ones}.$$
#
# For a linear $f$ this is $f(x)$, the pass in test mode. Behind a nonlinearity test mode is only an approximation (the *weight-scaling rule*), usually a good one.
#
# **A worked neighbour.** Exact means over all outcomes of two dice, where every outcome has probability 1/36:
# `sum(max(a, b) / 36 for a, b in itertools.product(range(1, 7), repeat=2))`. Masks differ in that their probabilities are not equal.
#
# With many entries one samples the masks instead. **Monte-Carlo dropout** (Gal and Ghahramani 2016) leaves dropout *on* at prediction, and runs $T$ passes with results $q^{(t)} = \text{softmax}(\text{scores}^{(t)})$. Their
# mean $\bar q$ is the prediction; their disagreement says how far to trust it. With the entropy $H(q) = -\sum_c q_c \log q_c$ (natural logarithm, $0\log 0 = 0$):
#
# $$\underbrace{H(\bar q)}_{\text{entropy: all doubt}} \;=\; \underbrace{\tfrac1T\textstyle\sum_t H(q^{(t)})}_{\text{each member is unsure}} \;+\; \underbrace{\text{disagreement}}_{\text{members contradict each other}}.$$
#
# The last term is also called the mutual information, and is never negative. It is large where the network has seen no data: more data would help. Doubt that all members share would stay.

# %% exercises="dropout_exact_mean mc_dropout_predict"
def dropout_exact_mean(f, x, p):
    """The mean of f(inverted dropout of x) over all 2^D masks, each with its probability: the formula above, exactly.

    f: takes an array (D,), returns a number or an array of any shape, nothing random; x: (D,), D from 1 to 12; p: the probability to KEEP, 0 < p < 1.
    Returns what f returns: a number or an array of that shape.
    """
    ### BEGIN SOLUTION
    mean = 0.0
    for number in range(2 ** len(x)):
        mask = number >> np.arange(len(x)) & 1  # (D,): the binary digits
        probability = np.prod(np.where(mask, p, 1 - p))
        mean = mean + probability * f(mask * x / p)
    ### END SOLUTION
    return mean


def mc_dropout_predict(scores, x, n_samples):
    """Monte-Carlo dropout. (Gal and Ghahramani 2016)

    scores(x, mode) -> (N, C): the logits of a network, up to +-1e4, for mode "train" (a new mask at each call) or "test"; it may write into the x that it is given.
    x: (N, D), N may be 1; n_samples >= 2: how many passes to average. scores is called exactly so many times, each time with all rows of x.
    Returns probs (N, C), the mean of the passes' softmax; entropy (N,), that of probs in natural units; and disagreement (N,), the entropy less
    the mean of the passes' own entropies. To seven digits, so no epsilon of that size inside a logarithm; a probability of 0 adds nothing to an entropy.
    """
    ### BEGIN SOLUTION
    def entropy_of(q):
        return -(q * np.log(np.where(q > 0, q, 1.0))).sum(axis=1)

    passes = []
    for _ in range(n_samples):
        logits = scores(x.copy(), "train")
        weights = np.exp(logits - logits.max(axis=1, keepdims=True))
        passes.append(weights / weights.sum(axis=1, keepdims=True))
    probs = np.mean(passes, axis=0)
    entropy = entropy_of(probs)
    disagreement = entropy - np.mean([entropy_of(q) for q in passes], axis=0)
    ### END SOLUTION
    return probs, entropy, disagreement

# %%
if all(check.passed(name) for name in ("dropout_forward", "dropout_backward", "mc_dropout_predict")):
    rng = np.random.default_rng(4)
    angle = rng.uniform(0, np.pi, 120)
    label = (np.arange(120) < 60).astype(int)
    points = np.where(label[:, None] == 0, np.c_[np.cos(angle), np.sin(angle)], np.c_[1 - np.cos(angle), 0.4 - np.sin(angle)])
    points += 0.15 * rng.normal(size=points.shape)
    inner, offset, outer = rng.normal(size=(2, 100)), rng.uniform(-2, 2, 100), np.zeros((100, 2))
    np.random.seed(4)

    def hidden(z):
        """(N, 2) -> (N, 100): a fixed random layer; what is learned is the layer behind it."""
        return np.maximum(z @ inner + offset, 0)

    for _ in range(600):  # plain gradient descent on the softmax loss, with dropout on the hidden layer
        h, cache = dropout_forward(hidden(points), {"p": 0.7, "mode": "train"})
        q = np.exp(h @ outer - (h @ outer).max(axis=1, keepdims=True))
        q /= q.sum(axis=1, keepdims=True)
        q[np.arange(120), label] -= 1
        outer -= 0.1 * h.T @ q / 120

    side = np.linspace(-3, 4, 60), np.linspace(-3, 3, 60)
    grid = np.stack(np.meshgrid(*side), axis=-1).reshape(-1, 2)
    _, doubt, quarrel = mc_dropout_predict(lambda z, mode: dropout_forward(hidden(z), {"p": 0.7, "mode": mode})[0] @ outer, grid, 60)
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.4), sharey=True, layout="constrained")
    for panel, values, title in zip(axes, (doubt, quarrel), ("entropy", "disagreement")):
        shown = panel.pcolormesh(*side, values.reshape(60, 60), cmap="magma", vmin=0)
        panel.scatter(*points.T, c=label, cmap="coolwarm", s=8, edgecolors="white", linewidths=0.3)
        panel.set(title=title, xlabel="first feature"), fig.colorbar(shown, ax=panel, label="nats")
    axes[0].set_ylabel("second feature")
    plt.show()

# %% [markdown]
# **Think.** Where the two clouds touch, and far away from both of them: in which of the two places is the doubt the members' own, and in which do they contradict each other? Which one would vanish with a
# thousand times more data?
#
# ### Batch normalisation
#
# While a layer learns, the numbers that reach the next one drift. *Batch normalisation* (Ioffe and Szegedy 2015) measures them and puts them back: for $x$ of shape $(N, D)$, **each column** by itself,
#
# $$\mu_d = \frac1N\sum_n x_{nd},\qquad \sigma_d^2 = \frac1N\sum_n (x_{nd}-\mu_d)^2,\qquad \hat x_{nd} = \frac{x_{nd}-\mu_d}{\sqrt{\sigma_d^2+\varepsilon}},\qquad y_{nd} = \gamma_d\,\hat x_{nd}+\beta_d .$$
#
# It regularises too: what a sample becomes depends on the random company it is in, a noise as in dropout. At test time nobody should depend on company, so training keeps *running statistics*,
#
# $$\text{running} \leftarrow m\cdot\text{running} + (1-m)\cdot\text{batch},\qquad m = \texttt{momentum},$$
#
# for $\mu$ and for $\sigma^2$, and test mode puts them in the place of $\mu$ and $\sigma^2$ and updates nothing. (torch calls $1-m$ the momentum, starts the running variance at 1, and multiplies the batch's variance by
# $N/(N-1)$ before it is kept. Here both begin at 0, and the variance is the biased one everywhere.)
#
# **Backward**, twice. First walk the graph back node by node: $x \to \mu$; $\;c = x - \mu$; $\;\sigma^2 = \text{mean}(c^2)$; $\;s = \sqrt{\sigma^2 + \varepsilon}$; $\;\hat x = c/s$. Two roads lead to $c$, and two lead to $x$: gradients add where
# roads meet. Then do the algebra. With $g = \gamma\,\text{dout}$ and, within a column,
#
# $$\frac{\partial \hat x_l}{\partial x_k} = \frac1s\left(\delta_{kl} - \frac1N - \frac{\hat x_k\,\hat x_l}{N}\right),$$
#
# the sum $\sum_l g_l\,\partial\hat x_l/\partial x_k$ collapses to one short line with two means in it: that is `batchnorm_backward_alt`.
#
# **A worked neighbour.** *RMS normalisation* divides each column by its root mean square and takes no mean away: $s = \sqrt{\text{mean}(x^2) + \varepsilon}$, $y = x / s$. Here, too, two roads lead to $x$.

# %%
def rms_forward(x, eps):
    """x (N, D) -> y (N, D), each column divided by its root mean square."""
    s = np.sqrt((x**2).mean(axis=0) + eps)  # (D,)
    return x / s, (x, s)


def rms_backward(dy, cache):
    x, s = cache
    straight = dy / s  # x above the line
    ds = -(dy * x).sum(axis=0) / s**2  # (D,): s below the line, for all rows at once
    dmean = ds / (2 * s)  # s = sqrt(mean + eps)
    return straight + dmean * 2 * x / len(x)  # mean = sum of x^2 / N; the roads meet


rng = np.random.default_rng(1)
x, dy, h = rng.normal(size=(5, 3)), rng.normal(size=(5, 3)), 1e-6
y, cache = rms_forward(x, eps=0.1)
nudge = np.zeros(x.shape)
nudge[2, 1] = h
slope = np.sum(dy * (rms_forward(x + nudge, 0.1)[0] - rms_forward(x - nudge, 0.1)[0])) / (2 * h)
print(f"node by node {rms_backward(dy, cache)[2, 1]:+.8f}, central difference {slope:+.8f}, ", end="")
print(f"algebra {((dy - y * (dy * y).mean(axis=0)) / cache[1])[2, 1]:+.8f}")

# %% exercises="batchnorm_forward batchnorm_backward batchnorm_backward_alt"
def batchnorm_forward(x, gamma, beta, bn_param):
    """Batch normalisation: one mean and one biased variance a column. (Ioffe and Szegedy 2015)

    x: (N, D), D may be 1; N >= 2 in train mode and >= 1 in test mode; a column's mean may be a million times its spread. gamma, beta: (D,), any numbers.
    bn_param, a dict: "mode" is "train" or "test"; "eps" (1e-5 where it is not given) is added to the variance under the root, in both modes;
    "momentum" (0.9 where not given); "running_mean" and "running_var", (D,), zeros where not given.
    Train mode normalises by the batch's own statistics and leaves the new running ones, m * running + (1 - m) * batch, in bn_param.
    Test mode normalises by the running ones and leaves them as they are. Several calls share one bn_param.
    Returns out (N, D) and a cache (the backward passes are asked for after train mode only).
    """
    ### BEGIN SOLUTION
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    mean, var = (bn_param.get(name, np.zeros(x.shape[1])) for name in ("running_mean", "running_var"))
    if bn_param["mode"] == "train":
        batch_mean, batch_var = x.mean(axis=0), x.var(axis=0)
        bn_param["running_mean"] = momentum * mean + (1 - momentum) * batch_mean
        bn_param["running_var"] = momentum * var + (1 - momentum) * batch_var
        mean, var = batch_mean, batch_var
    std = np.sqrt(var + eps)  # (D,)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    cache = (x_hat, std, gamma)
    ### END SOLUTION
    return out, cache


def batchnorm_backward(dout, cache):
    """The gradient of train mode, node by node, through the mean and the variance too. dout: (N, D), N >= 2.

    Returns dx (N, D), dgamma (D,), dbeta (D,), for the range of the forward pass; an entry of gamma may be 0.
    """
    ### BEGIN SOLUTION
    x_hat, std, gamma = cache
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0)
    centred = x_hat * std
    dx_hat = dout * gamma
    dstd = -(dx_hat * centred).sum(axis=0) / std**2  # (D,): std stands below the line
    dvar = dstd / (2 * std)
    dcentred = dx_hat / std + dvar * 2 * centred / len(dout)  # two roads to the centred x
    dx = dcentred - dcentred.mean(axis=0)  # and two to x: itself, and the mean
    ### END SOLUTION
    return dx, dgamma, dbeta


def batchnorm_backward_alt(dout, cache):
    """The same gradient by the simplified formula, from the same cache. dout, what is returned, and the range: as in batchnorm_backward."""
    ### BEGIN SOLUTION
    x_hat, std, gamma = cache
    g = gamma * dout
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / std
    dgamma, dbeta = np.einsum("nd,nd->d", dout, x_hat), np.einsum("nd->d", dout)
    ### END SOLUTION
    return dx, dgamma, dbeta

# %%
if check.passed("batchnorm_forward"):
    rng = np.random.default_rng(2)
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.3), layout="constrained")
    for scale, colour in ((0.05, "C0"), (0.14, "C1"), (0.3, "C2")):
        for normalised in (False, True):
            h, spread = rng.normal(size=(64, 100)), []
            for _ in range(12):
                h = h @ (scale * rng.normal(size=(100, 100)))
                if normalised:
                    h, _ = batchnorm_forward(h, np.ones(100), np.zeros(100), {"mode": "train"})
                h = np.maximum(h, 0)
                spread.append(h.std())
            axes[0].semilogy(range(1, 13), spread, color=colour, ls="-" if normalised else "--", label=None if normalised else f"weights of std {scale}")
    axes[0].plot([], [], color="gray", label="the three with batch normalisation")
    axes[0].set(title="ReLU network of 12 layers", xlabel="layer", ylabel="spread of the activations", ylim=(1e-10, 1e5)), axes[0].legend(fontsize=8)
    for momentum in (0.5, 0.9, 0.99):
        bn, seen = {"mode": "train", "momentum": momentum}, []
        for _ in range(150):
            batchnorm_forward(3.0 + 2.0 * rng.normal(size=(16, 1)), np.ones(1), np.zeros(1), bn)
            seen.append(bn["running_mean"][0])
        axes[1].plot(range(1, 151), seen, lw=1, label=f"momentum {momentum}")
    axes[1].axhline(3.0, color="gray", ls=":", label="true mean")
    axes[1].set(title="Running mean, batches of 16", xlabel="training step", ylabel="running mean"), axes[1].legend(fontsize=8)
    plt.show()

# %% [markdown]
# **Think.** Multiply all weights of a layer by 10, and add 5 to its biases. What does batch normalisation, right behind it, make of that (take $\varepsilon = 0$)? What does that mean for an $L_2$ penalty on these weights?
#
# ### Without company: layers and groups
#
# With two samples a batch the statistics are mostly noise, and with one there are none. *Layer normalisation* (Ba et al. 2016) turns the table on its side: **each row** is normalised over its own $D$ numbers. *Group normalisation* (Wu and
# He 2018) stands between: each row cuts its columns into $G$ groups of $D/G$ **neighbours** and normalises each group by itself; $G = 1$ is layer normalisation.
#
# $$\hat x_{nd} = \frac{x_{nd} - \mu_{n,g(d)}}{\sqrt{\sigma^2_{n,g(d)} + \varepsilon}},\qquad g(d) = \left\lfloor \frac{d}{D/G} \right\rfloor,\qquad y_{nd} = \gamma_d\,\hat x_{nd} + \beta_d .$$
#
# $\gamma$ and $\beta$ still belong to columns, $(D,)$. So $\gamma$ now *varies inside* what is averaged: in the backward pass it multiplies `dout` before any mean is taken. Train and test mode are the same, and nothing is kept between calls.
#
# **A worked neighbour.** The largest entry of each group in each row, taken away from that group: split the axis of columns in two, and the group becomes an axis to reduce over.
#
# ```python
# groups = x.reshape(N, G, D // G)                                   # columns 0 .. D//G - 1 are group 0, the next D//G are group 1, ...
# lowered = (groups - groups.max(axis=2, keepdims=True)).reshape(N, D)   # (N, G, 1) meets (N, G, D//G); then back
# ```

# %% exercises="layernorm_forward layernorm_backward groupnorm_forward groupnorm_backward"
def layernorm_forward(x, gamma, beta, ln_param):
    """Layer normalisation: one mean and one biased variance a row. (Ba, Kiros and Hinton 2016)

    x: (N, D), N may be 1, D >= 2, and a row's mean may be a million times its spread; gamma, beta: (D,), any numbers; ln_param: a dict with "eps" (1e-5
    where it is not given), added to the variance under the root. Returns out (N, D) and a cache.
    """
    ### BEGIN SOLUTION
    std = np.sqrt(x.var(axis=1, keepdims=True) + ln_param.get("eps", 1e-5))  # (N, 1)
    x_hat = (x - x.mean(axis=1, keepdims=True)) / std
    out = x_hat * gamma + beta
    cache = (x_hat, std, gamma)
    ### END SOLUTION
    return out, cache


def layernorm_backward(dout, cache):
    """The gradient of layer normalisation, through the mean and the variance too. dout: (N, D).

    Returns dx (N, D), dgamma (D,), dbeta (D,), for the range of the forward pass; an entry of gamma may be 0.
    """
    ### BEGIN SOLUTION
    x_hat, std, gamma = cache
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0)
    g = dout * gamma
    level, stretch = g.mean(axis=1, keepdims=True), (g * x_hat).mean(axis=1, keepdims=True)  # (N, 1)
    dx = (g - level - stretch * x_hat) / std
    ### END SOLUTION
    return dx, dgamma, dbeta


def groupnorm_forward(x, gamma, beta, G, gn_param):
    """Group normalisation of vectors: each row normalises each group of D / G neighbouring columns by itself. (Wu and He 2018)

    x: (N, D), N may be 1, and a group's mean may be a million times its spread; gamma, beta: (D,), any numbers; G >= 1 divides D, with D / G >= 2; gn_param: a dict
    with "eps" (1e-5 where it is not given), added to the biased variance under the root. Returns out (N, D) and a cache.
    """
    ### BEGIN SOLUTION
    groups = x.reshape(len(x), G, x.shape[1] // G)
    std = np.sqrt(groups.var(axis=2, keepdims=True) + gn_param.get("eps", 1e-5))  # (N, G, 1)
    x_hat = (groups - groups.mean(axis=2, keepdims=True)) / std
    out = gamma * x_hat.reshape(x.shape) + beta
    cache = (x_hat, std, gamma)
    ### END SOLUTION
    return out, cache


def groupnorm_backward(dout, cache):
    """The gradient of group normalisation, through the means and variances too. dout: (N, D).

    Returns dx (N, D), dgamma (D,), dbeta (D,), for the range of the forward pass; an entry of gamma may be 0.
    """
    ### BEGIN SOLUTION
    x_hat, std, gamma = cache
    dgamma, dbeta = (dout * x_hat.reshape(dout.shape)).sum(axis=0), dout.sum(axis=0)
    g = (dout * gamma).reshape(x_hat.shape)  # (N, G, D/G)
    level, stretch = g.mean(axis=2, keepdims=True), (g * x_hat).mean(axis=2, keepdims=True)
    dx = ((g - level - stretch * x_hat) / std).reshape(dout.shape)
    ### END SOLUTION
    return dx, dgamma, dbeta

# %%
if all(check.passed(name) for name in ("batchnorm_forward", "layernorm_forward", "groupnorm_forward")):  # one sample, in a hundred companies of each size
    rng = np.random.default_rng(3)
    sample, one, zero = rng.normal(size=(1, 12)), np.ones(12), np.zeros(12)
    layers = {
        "batch normalisation": lambda x: batchnorm_forward(x, one.copy(), zero.copy(), {"mode": "train"})[0],
        "layer normalisation": lambda x: layernorm_forward(x, one.copy(), zero.copy(), {})[0],
        "group normalisation, G = 3": lambda x: groupnorm_forward(x, one.copy(), zero.copy(), 3, {})[0],
    }
    sizes = np.array([2, 4, 8, 16, 32, 64, 128])
    for (name, layer), style in zip(layers.items(), ("o-", "s-", "^--")):
        unrest = [np.std([layer(np.concatenate([sample, rng.normal(size=(n - 1, 12))]))[0] for _ in range(100)], axis=0).mean() for n in sizes]
        plt.plot(sizes, unrest, style, ms=4, label=name)
    plt.xscale("log", base=2), plt.xticks(sizes, sizes), plt.xlabel("batch size"), plt.ylabel("spread of one sample's output")
    plt.title("How much a sample depends on its company"), plt.legend(fontsize=8)
    plt.show()

# %% [markdown]
# **Think.** A network with layer normalisation gives the same answer for a sample alone and in any batch. Which of the three layers could a model use that reads one word at a time, and which has to know at prediction
# what it saw in training?
#
# ### One batch on many machines
#
# Train on eight machines with four samples each, and each machine normalises by statistics of four. *Synchronised* batch normalisation sends around what each machine has measured, and all use the statistics of the
# **whole** batch. Machine $k$ sends its number of rows $n_k$, its means $\mu_k$ and its biased variances $\sigma_k^2$, one for each column; with $n = \sum_k n_k$,
#
# $$\mu = \sum_k \frac{n_k}{n}\,\mu_k, \qquad\qquad \sigma^2 = \sum_k \frac{n_k}{n}\Big(\underbrace{\sigma_k^2}_{\text{inside}} + \underbrace{(\mu_k - \mu)^2}_{\text{between}}\Big).$$
#
# No row travels, and yet nothing is lost: these *are* the mean and the biased variance of all rows. (The textbook form $\sum \tfrac{n_k}{n}(\sigma_k^2 + \mu_k^2) - \mu^2$ is the same on paper. On a computer it subtracts two huge numbers when
# the means are large, and little remains.)
#
# **A worked neighbour.** The *root mean square* of all rows, from those of the shards, `rms` of shape $(K, D)$: squares add, and each shard counts by its rows,
# `np.sqrt((counts[:, None] * rms**2).sum(axis=0) / counts.sum())`. (Extremes can be merged without any counts, and medians cannot be merged at all.)
#
# **Think.** The backward pass needs means over the whole batch as well. Look at `batchnorm_backward_alt`: which two numbers a column does each machine have to send, so that `dx` is that of one large batch?

# %% exercises="syncbn_merge"
def syncbn_merge(counts, means, variances):
    """The mean and the biased variance of a batch, from those of its shards.

    counts: (K,) int64, the rows of each shard, K >= 1, unequal in general, each >= 1; means, variances: (K, D), biased; D may be 1. Means may be a million times the spread,
    and the variance is right to seven digits even then. Returns mean (D,) and var (D,): those of all rows together.
    """
    ### BEGIN SOLUTION
    share = counts[:, None] / counts.sum()  # (K, 1)
    mean = (share * means).sum(axis=0)
    var = (share * (variances + (means - mean) ** 2)).sum(axis=0)
    ### END SOLUTION
    return mean, var

# %%
if check.passed("syncbn_merge"):
    rng = np.random.default_rng(5)
    shards = [rng.normal(size=(n, 1)) + rng.normal(scale=0.7) for n in (2, 3, 4, 7, 16)]
    everything = np.concatenate(shards)
    mean, var = syncbn_merge(np.array([len(x) for x in shards]), np.array([x.mean(axis=0) for x in shards]), np.array([x.var(axis=0) for x in shards]))
    whole = (everything - everything.mean(axis=0)) / everything.std(axis=0)
    alone = np.concatenate([(x - x.mean(axis=0)) / x.std(axis=0) for x in shards])
    plt.plot([-2.5, 2.5], [-2.5, 2.5], color="gray", lw=1, ls=":")
    plt.scatter(whole, alone, s=22, marker="x", color="C3", label="each machine by itself")
    plt.scatter(whole, (everything - mean) / np.sqrt(var), s=14, color="C0", label="merged statistics")
    plt.xlabel("normalised in one large batch"), plt.ylabel("normalised on five machines"), plt.legend(fontsize=8)
    plt.title(f"Largest difference after merging: {np.abs(whole - (everything - mean) / np.sqrt(var)).max():.0e}")
    plt.show()

# %% [markdown]
# ## 3. Augmentation, and the whole network
#
# ### More pictures from the same pictures
#
# The best regulariser is more data. Where none can be had, **augmentation** makes some: a cat in a mirror is still a cat, and so is a cat two pixels further left or in the evening light. Each time a
# batch is drawn, its pictures are changed at random in ways that do not change the answer. So one must know the answer: a mirrored `b` is a `d`.
#
# Pictures are arrays $(N, C, H, W)$ with values in $[0, 1]$. Chance comes from a generator `rng` (`np.random.default_rng(seed)`) that is handed in, **and from nowhere else**: no seed is set inside, and the
# same state of `rng` gives the same pictures. Every picture gets a draw **of its own**, which all its channels share. The training set must survive: `x` is left as it was.
#
# * **Flip**: with probability $p$, mirror left and right: column $j$ becomes column $W - 1 - j$.
# * **Crop**: frame the picture with `pad` zeros on each side, $(H + 2\,\text{pad}) \times (W + 2\,\text{pad})$, and cut out a window of $h \times w$ pixels. *Every* place where it fits is equally likely, the last ones included: there are
#   $(H + 2\,\text{pad} - h + 1)(W + 2\,\text{pad} - w + 1)$ of them.
# * **Colour jitter**, for red, green, blue: with a brightness $\beta$, a contrast $\kappa$ and a saturation $\sigma$ a picture, in this order, and cut to $[0, 1]$ **after each** of the three:
#
# $$x \leftarrow \beta\, x, \qquad x \leftarrow \kappa\, x + (1 - \kappa)\, \bar g, \qquad x \leftarrow \sigma\, x + (1 - \sigma)\, g, \qquad g = 0.299\,R + 0.587\,G + 0.114\,B .$$
#
# The grey picture $g$, $(H, W)$, is computed anew from the picture of the moment; $\bar g$ is its mean over the pixels of *that* picture. A factor of 1 changes nothing, $\kappa = 0$ leaves a plain grey card, $\sigma = 0$ a black-and-white picture.
#
# **A worked neighbour.** *Random roll*: each picture is pushed round to the right by a number of columns of its own. One draw a picture, then one gather for the whole batch:
#
# ```python
# def roll(x, rng):
#     N, C, H, W = x.shape
#     by = rng.integers(0, W, size=N)                      # (N,): 0 to W - 1, the upper end is excluded
#     columns = (np.arange(W) - by[:, None]) % W           # (N, W): where each column comes from
#     return np.take_along_axis(x, columns[:, None, None, :], axis=3)
# ```
#
# **Think.** Which of flip, crop and colour jitter would you allow for photographs of birds, for handwritten digits, for X-rays of a chest?

# %% exercises="flip crop color_jitter"
def flip(x, rng, p=0.5):
    """Each picture mirrored left-right with probability p, independently of the others. x: (N, C, H, W); 0 <= p <= 1. Returns (N, C, H, W).

    All that is random comes from rng: one state of it, one answer; another state, other coins. x itself is left as it was.
    """
    ### BEGIN SOLUTION
    mirrored = rng.random(len(x)) < p  # (N,): one coin a picture
    return np.where(mirrored[:, None, None, None], x[:, :, :, ::-1], x)
    ### END SOLUTION


def crop(x, size, pad, rng):
    """A window of size = (h, w) from each picture framed by `pad` zeros on every side, anywhere that it fits. x: (N, C, H, W). Returns (N, C, h, w).

    1 <= h <= H + 2 pad, 1 <= w <= W + 2 pad, pad >= 0; rows and columns are drawn independently, each place with the same probability, for each
    picture anew, from rng alone: one state of it, one answer.
    """
    ### BEGIN SOLUTION
    h, w = size
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    top = rng.integers(0, framed.shape[2] - h + 1, len(x))
    left = rng.integers(0, framed.shape[3] - w + 1, len(x))
    return np.stack([picture[:, i : i + h, j : j + w] for picture, i, j in zip(framed, top, left)])
    ### END SOLUTION


def color_jitter(x, brightness, contrast, saturation):
    """Brightness, contrast, saturation, in this order, by the formulas above, each picture with its own three factors.

    x: (N, 3, H, W) in [0, 1], the channels red, green, blue; N, H, W may be 1. The factors: (N,) each, >= 0, far from 1 too. Returns (N, 3, H, W) in [0, 1].
    """
    ### BEGIN SOLUTION
    def grey(pictures):
        return np.einsum("nchw,c->nhw", pictures, [0.299, 0.587, 0.114])[:, None]  # (N, 1, H, W)

    b, c, s = (np.reshape(factor, (-1, 1, 1, 1)) for factor in (brightness, contrast, saturation))
    x = np.clip(b * x, 0, 1)
    x = np.clip(c * x + (1 - c) * grey(x).mean(axis=(2, 3), keepdims=True), 0, 1)
    return np.clip(s * x + (1 - s) * grey(x), 0, 1)
    ### END SOLUTION

# %% [markdown]
# ### Turned, sheared, stretched
#
# A geometric change asks **backwards**: for each pixel of the *new* picture, where in the old one does it come from? (Asking where each old pixel goes leaves holes.) With places counted from the centre of the picture,
# $c = \big(\tfrac{H-1}{2}, \tfrac{W-1}{2}\big)$, rows first, an affine map of picture $n$ is
#
# $$\text{source}(i, j) \;=\; A_n\left(\begin{pmatrix} i \\ j \end{pmatrix} - c\right) + t_n + c .$$
#
# So $A_n = I$, $t_n = (0, 1)$ moves the picture one pixel to the **left**, and $A_n = 2I$ makes it half as large. The source is rarely a whole pixel. Let $i_0 = \lfloor r \rfloor$, $j_0 = \lfloor q \rfloor$ for a source $(r, q)$,
# and $u = r - i_0$, $v = q - j_0$; **bilinear** interpolation weighs the four pixels around it:
#
# $$(1-u)(1-v)\,x_{i_0,j_0} + (1-u)\,v\,x_{i_0,j_0+1} + u\,(1-v)\,x_{i_0+1,j_0} + u\,v\,x_{i_0+1,j_0+1}.$$
#
# Each of the four that lies outside the picture counts as 0. Mind that rounding *down* takes $-0.3$ to $-1$, and that numpy reads `x[-1]` as the last row.
#
# **A worked neighbour**: one row, read at any places, zeros outside. A frame of one zero at each end and a clip replace all questions about the border:
#
# ```python
# def read(row, places):                                   # row (W,), places (M,), real numbers -> (M,)
#     framed = np.pad(row, 1)
#     places = np.clip(places, -1, len(row)) + 1           # beyond the frame there is nothing but zeros
#     left = np.minimum(np.floor(places).astype(int), len(row))
#     share = places - left
#     return (1 - share) * framed[left] + share * framed[left + 1]
# ```
#
# **Think.** A picture is turned by one degree ninety times. It comes out blurred; where did the sharpness go, and how would you turn it instead?

# %% exercises="affine"
def affine(x, A, t):
    """Pictures read at A (place - c) + t + c, bilinear, zeros outside: the formulas above. x: (N, C, H, W); A: (N, 2, 2); t: (N, 2), row first, in pixels.

    Any A and t: sources may lie between pixels or on them, half a pixel outside, or far away, on every side. Any of N, C, H, W may be 1. Returns (N, C, H, W).
    """
    ### BEGIN SOLUTION
    N, C, H, W = x.shape
    centre = np.array([[(H - 1) / 2], [(W - 1) / 2]])
    places = np.indices((H, W)).reshape(2, -1) - centre  # (2, H W)
    source = A @ places + t[:, :, None] + centre  # (N, 2, H W)
    row, col = np.clip(source[:, 0], -1, H) + 1, np.clip(source[:, 1], -1, W) + 1  # in the framed picture
    top, left = np.minimum(row.astype(int), H), np.minimum(col.astype(int), W)
    u, v = (row - top)[:, None], (col - left)[:, None]  # (N, 1, H W)
    pixels = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1))).reshape(N, C, -1)
    at = top * (W + 2) + left  # (N, H W), positions in the flat framed picture

    def read(step):
        return np.take_along_axis(pixels, (at + step)[:, None], axis=2)  # (N, C, H W)

    upper = (1 - v) * read(0) + v * read(1)
    lower = (1 - v) * read(W + 2) + v * read(W + 3)
    return ((1 - u) * upper + u * lower).reshape(N, C, H, W)
    ### END SOLUTION

# %% [markdown]
# ### Two pictures in one
#
# Stranger, and it works: mix *two* samples, and mix their answers in the same proportion. `targets` $(N, K)$ are rows of probabilities (one-hot ones to begin with); picture $n$ meets picture `order[n]`, `order` a permutation.
#
# * **Mixup** (Zhang et al. 2018) fades one picture into the other, with $\lambda_n$ from a Beta distribution: $\lambda_n x_n + (1-\lambda_n)\, x_{\text{order}(n)}$, and the same for the targets.
# * **CutMix** (Yun et al. 2019) pastes a box of the partner. Its sides are a share $\sqrt{1-\lambda_n}$ of the picture's, so that its area is about $1-\lambda_n$: $h = \lfloor H\sqrt{1-\lambda_n}\rfloor$ rows and $w = \lfloor W\sqrt{1-\lambda_n}\rfloor$ columns, from
#   row $\text{row}_n - \lfloor h/2\rfloor$ and column $\text{col}_n - \lfloor w/2\rfloor$ on. What of it lies outside the picture is cut away.
# * **CowMix** (French et al. 2020) pastes irregular patches, like those of a cow: noise, smoothed by a Gaussian of width $\sigma$, and of each picture the brightest pixels, as many as are wanted.
#
# With both pastes the partner's share in the target is **the share $a_n$ of the pixels that it really got**: $(1-a_n)\,\text{target}_n + a_n\,\text{target}_{\text{order}(n)}$. For CutMix that is not $1-\lambda_n$: there was rounding, and perhaps an edge.
#
# **Smoothing.** $s_i = \sum_{d=-R}^{R} k_d\, z_{i+d}$ along the rows, then the same along the columns; $k_d \propto e^{-d^2/2\sigma^2}$, with sum 1 and $R = \lceil 3\sigma\rceil$. Beyond the last pixel comes the first one again (the picture is a ring in both directions, so that no place is
# more likely to be pasted than another), also where $R$ goes round more than once.
#
# **A worked neighbour.** *Half and half*: everything from column `middle` on is the partner's. Read the partner before you write:
#
# ```python
# def halves(x, targets, order, middle):                   # x (N, C, H, W), targets (N, K)
#     mixed = x.copy()                                     # the training set stays as it was
#     mixed[:, :, :, middle:] = x[order][:, :, :, middle:]
#     a = 1 - middle / x.shape[3]                          # the partner's share of the pixels, here the same for all
#     return mixed, (1 - a) * targets + a * targets[order]
# ```
#
# **Think.** A mixup picture looks like nothing that a camera could see, and still it helps. What does it forbid the network to do between two training samples?

# %% exercises="mixup cutmix smooth_noise cow_mask cowmix"
def mixup(x, targets, order, lam):
    """x: (N, C, H, W); targets: (N, K); order: (N,), a permutation; lam: (N,) from 0 to 1, the share that a picture keeps of itself.

    Returns (mixed, targets), of the shapes of x and targets. What was handed in is left as it was.
    """
    ### BEGIN SOLUTION
    share = lam[:, None, None, None]
    return share * x + (1 - share) * x[order], lam[:, None] * targets + (1 - lam[:, None]) * targets[order]
    ### END SOLUTION


def cutmix(x, targets, order, lam, centres):
    """x, targets, order, lam: as in mixup; centres: (N, 2) whole numbers, row and column of a pixel, for each picture's box.

    The box is that of the formulas above; it may reach over any edge, be empty (lam = 1) or as large as the picture (lam = 0). H and W differ.
    Returns (mixed, targets), of the shapes of x and targets. What was handed in is left as it was.
    """
    ### BEGIN SOLUTION
    N, _, H, W = x.shape
    mixed, area = x.copy(), np.zeros((N, 1))
    for n, side in enumerate(np.sqrt(1 - lam)):
        h, w = int(H * side), int(W * side)
        top, left = centres[n, 0] - h // 2, centres[n, 1] - w // 2
        rows, cols = slice(max(top, 0), min(top + h, H)), slice(max(left, 0), min(left + w, W))
        mixed[n, :, rows, cols] = x[order[n], :, rows, cols]
        area[n] = (rows.stop - rows.start) * (cols.stop - cols.start) / (H * W)
    return mixed, (1 - area) * targets + area * targets[order]
    ### END SOLUTION


def smooth_noise(noise, sigma):
    """Noise (N, H, W), each picture by itself, smoothed by the Gaussian above, along both axes; sigma > 0, 2 R + 1 may exceed H or W. Returns (N, H, W)."""
    ### BEGIN SOLUTION
    reach = int(np.ceil(3 * sigma))
    steps = np.arange(-reach, reach + 1)
    kernel = np.exp(-(steps**2) / (2 * sigma**2))
    kernel = kernel / kernel.sum()
    for axis in (1, 2):
        noise = sum(k * np.roll(noise, -d, axis=axis) for k, d in zip(kernel, steps))
    return noise
    ### END SOLUTION


def cow_mask(noise, sigma, share):
    """Booleans (N, H, W): True at the share * H * W largest entries of each smoothed picture. noise: (N, H, W), no two entries equal; sigma > 0.

    share: one number from 0 to 1, both included, such that share * H * W is whole but for rounding errors.
    """
    ### BEGIN SOLUTION
    smooth = smooth_noise(noise, sigma).reshape(len(noise), -1)
    count = round(share * smooth.shape[1])
    rank = smooth.argsort(axis=1).argsort(axis=1)  # 0 for the smallest entry of a picture
    return (rank >= smooth.shape[1] - count).reshape(noise.shape)
    ### END SOLUTION


def cowmix(x, targets, order, masks):
    """The partner where the mask is True. x, targets, order: as in mixup; masks: (N, H, W) booleans, each of its own area. N may equal C.

    Returns (mixed, targets), of the shapes of x and targets. What was handed in is left as it was.
    """
    ### BEGIN SOLUTION
    area = masks.mean(axis=(1, 2))[:, None]
    return np.where(masks[:, None], x[order], x), (1 - area) * targets + area * targets[order]
    ### END SOLUTION

# %%
import coursedata

if all(check.passed(name) for name in ("flip", "crop", "color_jitter", "affine", "mixup", "cutmix", "smooth_noise", "cow_mask", "cowmix")):
    rng = np.random.default_rng(11)
    scenes = coursedata.scenes.draw(np.random.default_rng(21), 3)["images"].transpose(0, 3, 1, 2) / 255.0  # (3, 3, 32, 32)
    onehot, partner = np.eye(3), np.array([1, 2, 0])
    angle, stretch = np.array([0.4, -0.3, 0.2]), np.array([1.0, 1.3, 0.8])
    turn = stretch[:, None, None] * np.stack([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]).transpose(2, 0, 1)
    grid = {
        "as drawn": scenes, "flip": flip(scenes, rng, 1.0), "crop, pad 6": crop(scenes, (32, 32), 6, rng),
        "colour jitter": color_jitter(scenes, np.array([0.6, 1.3, 1.0]), np.array([1.5, 0.6, 0.8]), np.array([1.6, 0.2, 2.0])),
        "affine": affine(scenes, turn, np.array([[3.0, 2.0], [-2.0, 4.0], [0.0, -5.0]])),
    }
    mixes = {
        "mixup": mixup(scenes, onehot, partner, np.array([0.7, 0.5, 0.4])),
        "CutMix": cutmix(scenes, onehot, partner, np.array([0.75, 0.6, 0.3]), np.array([[16, 16], [4, 26], [20, 10]])),
        "CowMix": cowmix(scenes, onehot, partner, cow_mask(rng.normal(size=(3, 32, 32)), 3.0, 0.375)),
    }
    fig, axes = plt.subplots(3, 8, figsize=(13, 5.4), layout="constrained")
    for column, (title, pictures) in enumerate((grid | {name: mix[0] for name, mix in mixes.items()}).items()):
        axes[0, column].set_title(title, fontsize=10)
        for row in range(3):
            axes[row, column].imshow(np.clip(pictures[row], 0, 1).transpose(1, 2, 0))
            axes[row, column].set(xticks=[], yticks=[])
            if title in mixes:
                parts = zip(mixes[title][1][row], "ABC")
                axes[row, column].set_xlabel(" + ".join(f"{100 * mass:.0f} % {letter}" for mass, letter in parts if mass), fontsize=8)
    for row in range(3):
        axes[row, 0].set_ylabel(f"picture {'ABC'[row]}")
    plt.show()

# %% [markdown]
# ### The whole network
#
# Everything of part 2 now goes into one network of any depth. With $L - 1$ hidden layers:
#
# $$\big\{\text{affine} \to [\text{batch or layer normalisation}] \to \text{ReLU} \to [\text{dropout}]\big\} \times (L-1) \;\to\; \text{affine} \;\to\; \text{softmax}.$$
#
# What stands in brackets may be there or not, for all hidden layers alike; the last layer has neither. Three things need care:
#
# * **Two modes.** Called without `y`, the network is being *used*: test mode, nothing random, nothing updated. Called with `y` it is being trained. The mode is set anew at each call, since an evaluation stands between any two epochs.
# * **State.** Running statistics belong to a layer and outlive the call: layer $l$ keeps them in its own dict, `self.bn_params[l - 1]`, which `batchnorm_forward` updates. They are as much a part of the trained network as its weights.
# * **What is decayed.** The penalty $\tfrac12\lambda\sum W^2$ is for the weight matrices. Biases, $\gamma$ and $\beta$ are free.
#
# The next cell gives affine layer, ReLU and softmax loss (the latter for labels, and for rows of target probabilities, as mixing makes them), and the neighbour, complete: a linear classifier whose *inputs* are batch-normalised. Dropout and normalisation
# are yours, from part 2.
#
# **Think.** In front of a batch normalisation the bias $b_l$ is useless: it changes nothing at all. Why? What is its gradient then, and what does its work instead?

# %%
def affine_forward(x, w, b):
    """x: (N, d1, ..., dk), w: (d1 * ... * dk, M), b: (M,). Returns (N, M) and a cache."""
    rows = x.reshape(len(x), -1)
    return rows @ w + b, (rows, w, x.shape)


def affine_backward(dout, cache):
    """dout: (N, M). Returns dx of x's shape, dw, db."""
    rows, w, shape = cache
    return (dout @ w.T).reshape(shape), rows.T @ dout, dout.sum(axis=0)


def relu_forward(x):
    """x of any shape. Returns max(x, 0) and a cache."""
    return np.maximum(x, 0), x > 0


def relu_backward(dout, on):
    return dout * on


def softmax_loss(scores, y):
    """scores: (N, C); y: (N,) labels, or (N, C) rows of target probabilities. The mean cross-entropy, and its gradient (N, C), divided by N already."""
    target = y if np.ndim(y) == 2 else np.arange(scores.shape[1]) == y[:, None]
    logp = scores - scores.max(axis=1, keepdims=True)
    logp = logp - np.log(np.exp(logp).sum(axis=1, keepdims=True))
    return -np.sum(target * logp) / len(y), (np.exp(logp) - target) / len(y)


class NormalisedLinear:
    """The neighbour: batch normalisation of the inputs, then one affine layer. X: (N, D)."""

    def __init__(self, input_dim, num_classes, reg=0.0):
        self.reg = reg
        self.bn_param = {"mode": "train"}
        self.params = {
            "gamma1": np.ones(input_dim), "beta1": np.zeros(input_dim),
            "W1": 0.1 * np.random.normal(size=(input_dim, num_classes)), "b1": np.zeros(num_classes),
        }

    def loss(self, X, y=None):
        p = self.params
        self.bn_param["mode"] = "test" if y is None else "train"
        normed, norm_cache = batchnorm_forward(X, p["gamma1"], p["beta1"], self.bn_param)
        scores, cache = affine_forward(normed, p["W1"], p["b1"])
        if y is None:
            return scores
        value, dscores = softmax_loss(scores, y)
        dnormed, dW1, db1 = affine_backward(dscores, cache)
        _, dgamma1, dbeta1 = batchnorm_backward(dnormed, norm_cache)
        return value + self.reg / 2 * np.sum(p["W1"] ** 2), {"W1": dW1 + self.reg * p["W1"], "b1": db1, "gamma1": dgamma1, "beta1": dbeta1}

# %% exercises="fully_connected_net_init fully_connected_net_scores fully_connected_net_loss fully_connected_net_dropout"
class FullyConnectedNet:
    """{affine - [normalisation] - ReLU - [dropout]} x (L - 1) - affine - softmax, with L = len(hidden_dims) + 1."""

    def __init__(
        self, hidden_dims, input_dim=3 * 32 * 32, num_classes=10, dropout_keep_ratio=1, normalization=None,
        reg=0.0, weight_scale=1e-2, dtype=np.float32, seed=None,
    ):
        """Fill `self.params` with W1, b1, ..., WL, bL and, if normalization is "batchnorm" or "layernorm" (None: neither), gamma1, beta1, ..., up to L - 1.

        hidden_dims: list of widths, each >= 1; may be empty. W: independent Gaussian entries, mean 0, standard deviation weight_scale, shape (fan in, fan out), drawn
        afresh for each network. b, beta: zeros; gamma: ones. All of type `dtype` (np.float32 or np.float64).
        dropout_keep_ratio: the probability to KEEP a unit; 1: no dropout. seed: an int makes the dropout masks the same at every call (for gradient checks); None: new ones.
        """
        self.normalization, self.reg, self.dtype = normalization, reg, dtype
        self.num_layers = 1 + len(hidden_dims)
        self.use_dropout = dropout_keep_ratio != 1
        self.dropout_param = {"mode": "train", "p": dropout_keep_ratio} | ({} if seed is None else {"seed": seed})
        self.bn_params = [{"mode": "train"} for _ in hidden_dims]  # one dict a hidden layer: batch norm keeps its running statistics there
        self.params = {}
        ### BEGIN SOLUTION
        sizes = [input_dim, *hidden_dims, num_classes]
        for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
            self.params[f"W{layer}"] = np.random.normal(0.0, weight_scale, (fan_in, fan_out)).astype(dtype)
            self.params[f"b{layer}"] = np.zeros(fan_out, dtype)
            if normalization and layer < self.num_layers:
                self.params[f"gamma{layer}"] = np.ones(fan_out, dtype)
                self.params[f"beta{layer}"] = np.zeros(fan_out, dtype)
        ### END SOLUTION

    def loss(self, X, y=None):
        """Scores (N, C) in test mode without y; `(loss, grads)` in train mode with y. L from 1 to 12.

        X: (N, d1, ..., dk), N >= 1 (in training with batch norm N >= 2); y: (N,) labels, or (N, C) target probabilities (softmax_loss takes both). Judged with dtype=np.float64.
        loss: mean cross-entropy plus 0.5 * reg * sum of W*W over all weight matrices, and over nothing else. grads: a dict with a gradient for each name in params.
        What self.params holds at the time of the call is used. eps and momentum of the normalisation: the defaults of part 2. Batch norm: running statistics live in
        self.bn_params[l - 1] as "running_mean" and "running_var", are updated once a call with y, and used without y. Test mode: nothing random, nothing changed.
        """
        ### BEGIN SOLUTION
        p, mode = self.params, "test" if y is None else "train"
        hidden, caches = np.asarray(X, dtype=self.dtype), []
        for layer in range(1, self.num_layers):
            hidden, affine_cache = affine_forward(hidden, p[f"W{layer}"], p[f"b{layer}"])
            norm_cache = drop_cache = None
            if self.normalization:
                forward = batchnorm_forward if self.normalization == "batchnorm" else layernorm_forward
                self.bn_params[layer - 1]["mode"] = mode
                hidden, norm_cache = forward(hidden, p[f"gamma{layer}"], p[f"beta{layer}"], self.bn_params[layer - 1])
            hidden, relu_cache = relu_forward(hidden)
            if self.use_dropout:
                self.dropout_param["mode"] = mode
                hidden, drop_cache = dropout_forward(hidden, self.dropout_param)
            caches.append((affine_cache, norm_cache, relu_cache, drop_cache))
        scores, last_cache = affine_forward(hidden, p[f"W{self.num_layers}"], p[f"b{self.num_layers}"])
        ### END SOLUTION
        if y is None:
            return scores
        ### BEGIN SOLUTION
        loss, dscores = softmax_loss(scores, y)
        grads = {}
        dhidden, grads[f"W{self.num_layers}"], grads[f"b{self.num_layers}"] = affine_backward(dscores, last_cache)
        for layer in range(self.num_layers - 1, 0, -1):
            affine_cache, norm_cache, relu_cache, drop_cache = caches[layer - 1]
            if self.use_dropout:
                dhidden = dropout_backward(dhidden, drop_cache)
            dhidden = relu_backward(dhidden, relu_cache)
            if self.normalization:
                backward = batchnorm_backward if self.normalization == "batchnorm" else layernorm_backward
                dhidden, grads[f"gamma{layer}"], grads[f"beta{layer}"] = backward(dhidden, norm_cache)
            dhidden, grads[f"W{layer}"], grads[f"b{layer}"] = affine_backward(dhidden, affine_cache)
        for name in [f"W{layer}" for layer in range(1, self.num_layers + 1)]:
            loss += 0.5 * self.reg * np.sum(p[name] ** 2)
            grads[name] = grads[name] + self.reg * p[name]
        ### END SOLUTION
        return loss, grads

# %%
# Left: slopes of the loss by central differences against your gradient, with normalisation and with dropout (its masks held by a seed); all points
# belong on the line. Right: one network, trained for 60 steps, asked again and again about the same six samples: test mode gives one answer.
if check.passed("fully_connected_net_scores") and check.passed("fully_connected_net_loss") and check.passed("fully_connected_net_dropout"):
    np.random.seed(3)
    small_X, small_y = np.random.normal(size=(6, 5)), np.array([0, 1, 2, 0, 1, 2])
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4), layout="constrained")
    for (kind, keep), marker in zip((("batchnorm", 1), ("layernorm", 1), ("batchnorm", 0.6)), "o^s"):
        net = FullyConnectedNet([7, 4], 5, 3, keep, kind, reg=0.1, weight_scale=0.6, dtype=np.float64, seed=1)
        found, slopes, h = [], [], 1e-5
        grads = net.loss(small_X, small_y)[1]
        for name, values in net.params.items():
            for index in np.ndindex(values.shape):
                value = values[index]
                values[index] = value + h
                above = net.loss(small_X, small_y)[0]
                values[index] = value - h
                slopes.append((above - net.loss(small_X, small_y)[0]) / (2 * h))
                found.append(grads[name][index])
                values[index] = value
        left.plot(slopes, found, marker, ms=4, alpha=0.6, label=kind + ("" if keep == 1 else f", keep {keep}"))
    left.axline((0, 0), slope=1, color="0.6", lw=0.8)
    left.set(xlabel="slope by central difference", ylabel="your gradient", title="A gradient check"), left.legend(fontsize=8)
    net = FullyConnectedNet([20, 20], 5, 3, 0.6, "batchnorm", weight_scale=0.5, dtype=np.float64)
    for _ in range(60):
        grads = net.loss(small_X, small_y)[1]
        for name in net.params:
            net.params[name] = net.params[name] - 0.1 * grads[name]
    right.plot([net.loss(small_X, small_y)[0] for _ in range(40)], "o", ms=4, label="train mode: a new mask each time")
    tests = [softmax_loss(net.loss(small_X), small_y)[0] for _ in range(40)]
    right.plot(tests, "s", ms=4, label="test mode")
    right.set(xlabel="call", ylabel="loss on the same six samples (nats)", title="Two modes"), right.legend(fontsize=8)
    plt.show()

# %% [markdown]
# ### Three hundred letters
#
# Now for the proof. You get 300 pictures of capital letters, some twelve of each, in twelve typefaces, turned, faded and noisy; fresh letters by the thousand are waiting. A network with two hidden layers learns the 300 by heart within seconds, whatever one
# does. The question is what else it learns.
#
# The loop below is given: Adam, a cosine for the rate, and your `augment` on each batch before the network sees it. Read it, then fill in the two functions of the next cell. What this course found, with 256 and 128 hidden units, in ten runs each,
# on 4000 fresh letters (`artifacts/train_seeds.py`):
#
# | what is done against learning by heart | accuracy on fresh letters |
# |---|---|
# | nothing ("plain") | 0.565 ± 0.012 |
# | L2 penalty, reg 0.003 | 0.574 ± 0.009 |
# | dropout, keep 0.5 | 0.560 ± 0.020 |
# | batch normalisation | 0.523 ± 0.010 |
# | layer normalisation | 0.572 ± 0.012 |
# | batch normalisation and dropout, keep 0.5 | 0.568 ± 0.008 |
# | mixup | 0.559 ± 0.010 |
# | random affine maps, as in the reference | 0.791 ± 0.007 |
# | the same, and batch normalisation | 0.852 ± 0.010 |
# | **reference**: the same, and dropout, keep 0.8 | **0.853 ± 0.010** |
# | reference and mixup | 0.820 ± 0.010 |
# | reference and flip | 0.751 ± 0.009 |
#
# Not every regulariser helps every time, and two good ones together need not be better than one: that is why one measures.
#
# **To be submitted**: `few_letters_net.safetensors`, the weights and running statistics of a `FullyConnectedNet` with two hidden layers (any widths up to 1024) and batch normalisation, **trained on these 300 letters alone**: make as many new
# pictures from them as you like, draw no fresh ones, and take no weights from elsewhere. At grading, 4000 letters that nobody has seen are classified in test mode: no points up to an accuracy of 0.62, which
# nothing without augmentation reached; all from 0.82; a straight line between. The reference beats the plain network by 29 points in the mean, and by 25 in the worst pairing of ten runs with ten; it takes some five seconds on one core.

# %%
few_letters = coursedata.load("glyphs", "train")
few_X, few_y = few_letters["images"][:300, None] / 255.0, few_letters["labels"][:300]  # (300, 1, 28, 28) in [0, 1], (300,)


def fit(net, X, y, augment=None, epochs=120, batch_size=100, learning_rate=4e-3, seed=0):
    """Adam on net.params, the rate falling to 0 by half a cosine. augment(x, targets, rng) -> (x, targets) changes each batch. Returns the loss of each step."""
    from tqdm.auto import tqdm

    rng, onehot = np.random.default_rng(seed), np.eye(len(net.params["b3"]))[y]
    mean, square = ({name: np.zeros_like(w) for name, w in net.params.items()} for _ in range(2))
    batches = -(-len(X) // batch_size)
    total, losses = epochs * batches, []
    for step in tqdm(range(total), desc="300 letters", unit="step", mininterval=0.5):
        if step % batches == 0:
            order = rng.permutation(len(X))
        chosen = order[step % batches :: batches]
        x, targets = X[chosen], onehot[chosen]
        if augment is not None:
            x, targets = augment(x, targets, rng)
        loss, grads = net.loss(x, targets)
        losses.append(float(loss))
        rate = learning_rate / 2 * (1 + np.cos(np.pi * step / total))
        for name, grad in grads.items():
            mean[name] = 0.9 * mean[name] + 0.1 * grad
            square[name] = 0.999 * square[name] + 0.001 * grad**2
            first, second = mean[name] / (1 - 0.9 ** (step + 1)), square[name] / (1 - 0.999 ** (step + 1))
            net.params[name] = (net.params[name] - rate * first / (np.sqrt(second) + 1e-8)).astype(net.params[name].dtype)
    return losses


# %% exercises="few_letters_net"
def augment_letters(x, targets, rng):
    """Your recipe for a batch: x (N, 1, 28, 28) in [0, 1], targets (N, 26). Returns (x, targets) of the same shapes; the answers must still be right."""
    ### BEGIN SOLUTION
    N = len(x)
    angle, shear = rng.uniform(-0.2, 0.2, N), rng.uniform(-0.2, 0.2, N)
    tall, wide = rng.uniform(0.85, 1.2, N), rng.uniform(0.85, 1.2, N)
    A = np.empty((N, 2, 2))
    A[:, 0, 0], A[:, 0, 1] = tall * np.cos(angle), -tall * np.sin(angle)
    A[:, 1, 0], A[:, 1, 1] = wide * (np.sin(angle) + shear), wide * np.cos(angle)
    return affine(x, A, rng.uniform(-2, 2, (N, 2))), targets
    ### END SOLUTION


def train_few_letters(X, y):
    """Trains on X (300, 1, 28, 28), y (300,) and returns (net, losses): a FullyConnectedNet with two hidden layers and batch normalisation. Seed every draw."""
    ### BEGIN SOLUTION
    np.random.seed(0)
    net = FullyConnectedNet([256, 128], 784, 26, dropout_keep_ratio=0.8, normalization="batchnorm", weight_scale=0.06)
    losses = fit(net, X, y, augment_letters, epochs=120, batch_size=100, learning_rate=4e-3)
    ### END SOLUTION
    return net, losses


few_trained = None
if all(check.passed(name) for name in ("fully_connected_net_init", "fully_connected_net_scores", "fully_connected_net_loss")):
    try:
        few_trained = train_few_letters(few_X, few_y)
    except NotImplementedError:
        print("augment_letters, train_few_letters or a function that they use waits for you")
if few_trained is not None:
    from safetensors.numpy import save_file

    few_tensors = {name: np.ascontiguousarray(value) for name, value in few_trained[0].params.items()}
    for layer, bn_param in enumerate(few_trained[0].bn_params, start=1):
        few_tensors |= {f"{name}{layer}": np.ascontiguousarray(bn_param[name]) for name in ("running_mean", "running_var")}
    save_file(few_tensors, "few_letters_net.safetensors")
    print(f"weights saved to few_letters_net.safetensors; loss of the last epoch {np.mean(few_trained[1][-3:]):.3f}")

# %%
def show_few_letters(net, losses, plain, plain_losses):
    """Loss curves, accuracy on seen and on fresh letters with and without the recipe, and six fresh letters: the most confident mistakes first."""
    fresh = coursedata.glyphs.draw(np.random.default_rng(7), 2000)
    images, labels = fresh["images"][:, None] / 255.0, fresh["labels"]
    fig, axes = plt.subplot_mosaic([["loss"] * 3 + ["bars"] * 3, [f"letter {i}" for i in range(6)]], figsize=(9.5, 5), height_ratios=[2, 1], layout="constrained")
    for curve, name in ((plain_losses, "plain"), (losses, "your recipe")):
        axes["loss"].semilogy(np.linspace(0, 1, len(curve)), curve, lw=0.8, label=name)
    axes["loss"].set(xlabel="share of the training time", ylabel="training loss (nats)", title="What the network is told"), axes["loss"].legend()
    for at, (model, name) in enumerate(((plain, "plain"), (net, "your recipe"))):
        reached = [np.mean(model.loss(X).argmax(axis=1) == y) for X, y in ((few_X, few_y), (images, labels))]
        bars = axes["bars"].bar([at - 0.2, at + 0.2], reached, 0.4, color=["C2", "C3"], label=["the 300", "2000 fresh ones"] if at == 0 else None)
        axes["bars"].bar_label(bars, fmt="%.2f")
    axes["bars"].set(xticks=[0, 1], xticklabels=["plain", "your recipe"], ylabel="accuracy", yticks=np.linspace(0, 1, 6), ylim=(0, 1.3), title="What it knows"), axes["bars"].legend(fontsize=8, ncols=2, loc="upper center")
    scores = net.loss(images)
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    sure, said = (odds / odds.sum(axis=1, keepdims=True)).max(axis=1), scores.argmax(axis=1)
    for i, n in enumerate(np.lexsort((np.where(said != labels, -sure, sure), said == labels))[:6]):
        axes[f"letter {i}"].imshow(images[n, 0], cmap="gray", vmin=0, vmax=1), axes[f"letter {i}"].set_axis_off()
        axes[f"letter {i}"].set_title(f"{chr(65 + labels[n])} read as {chr(65 + said[n])}\nwith {100 * sure[n]:.0f} %", fontsize=9)
    plt.show()


if few_trained is not None:
    np.random.seed(0)
    plain_net = FullyConnectedNet([256, 128], 784, 26, weight_scale=0.06)
    show_few_letters(*few_trained, plain_net, fit(plain_net, few_X, few_y, epochs=60))

# %% [markdown]
# **Think.** The training loss of the better network is the higher one. What would you tell somebody who chooses among networks by training loss? And which of the two would you expect to gain more from 3000 more letters?
#
# ### What regularises what?
#
# A written answer, some twelve lines.
#
# 1. The plain network reads all 300 letters and little more than half of the fresh ones. In the words of bias and variance: what is wrong with it? Which way do these move the two: dropout, a larger L2 penalty, augmentation, a wider hidden layer?
# 2. Batch normalisation in the table above: does it help by itself, and does it help beside augmentation? Where does its noise come from, and why does layer normalisation have none?
# 3. Somebody adds `flip` to the recipe for letters and the accuracy falls. Which letters suffer, and how could a confusion matrix show it? Name one letter for which it would do no harm.
# 4. Three faults: dropout still on at test time; a fresh mask in the backward pass; running statistics that are never updated. For each: how would you notice it, and would accuracy alone show it?

# %% [markdown] exercises="what_regularises_what"
# ### BEGIN SOLUTION
# 1. High variance: with another 300 letters another function would come out, while the class of functions is rich enough (no error on the training letters, so bias is not the trouble). Dropout and a larger penalty lower variance and raise bias; augmentation
#    lowers variance like more data would, and adds bias only where its changes are not true to the task; a wider layer lowers bias and, without regularisation, tends to raise variance.
# 2. By itself it does not: 0.52 is below the plain network's 0.56 (it makes learning 300 letters by heart quicker). Beside augmentation it does: 0.79 becomes 0.85, since there is more to learn now and it makes learning quicker. Its noise comes from the company of a
#    sample in its batch: mean and variance are those of some hundred random letters.
#    Layer normalisation uses the numbers of one sample only, so the same sample always gives the same answer.
# 3. Those that are no letter or another one in the mirror: J, L, N, S, Z, and B, C, D, E, F, G, K, P, Q, R, which become shapes that never occur, so that the network spends its capacity on them; in the confusion matrix, rows and columns such as N, S and Z or J and L
#    fill up. A, H, I, M, O, T, U, V, W, X, Y are (nearly) symmetric and come to no harm.
# 4. Dropout at test: two evaluations of the same sample differ; accuracy falls by little and does not show it. Fresh mask: a gradient check under a seed (or a loss that falls badly); accuracy may be just a little worse. Statistics never updated: test mode gives
#    nonsense while the training loss is fine; accuracy shows that one plainly.
# ### END SOLUTION
