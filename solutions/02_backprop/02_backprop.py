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
# # 02 Backpropagation
#
# A network is a composition of small functions, and its gradient is a product of small Jacobians. In this assignment you
# write the small functions, the product, and the machine that takes the product for you; at the end a network that you
# built from nothing learns to tell two spirals apart.
#
# **How it works.** Each exercise has a stub. Replace `raise NotImplementedError` by your code, run the cell, then run the
# `check("...")` cell below it. The check takes well under a second, shows what was expected, what came and what to try next,
# and never leaves your machine. Some cases stay hidden until grading; their inputs are drawn anew, their *kinds* are announced in
# the docstrings, so a function that does what its docstring says has nothing to fear.
#
# **Conventions.** Arrays are numpy `float64`. A layer is a pair: `forward` returns `(out, cache)`, `backward(dout, cache)`
# returns the gradient of a scalar loss with respect to each input, given `dout`, the gradient with respect to `out`. A gradient
# always has the shape of the thing it belongs to. What you keep in `cache` is your own business, and you may overwrite the arrays
# that you are given: each call gets its own. numpy is the only library that these exercises may use (torch where an exercise says
# so); a function that calls scipy will run here, and not at grading.

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograder import check

plt.rcParams["figure.figsize"] = (6.0, 3.4)

# %% [markdown]
# ## 1. Layers by hand
#
# ### Shapes first
#
# Let a layer map $x$ to $y$, and let $L$ be the loss, one number, somewhere downstream. Written with all entries of $x$ and of $y$
# in two long rows, the derivative of the layer is a matrix, the **Jacobian** $J_{ij} = \partial y_i / \partial x_j$, and the
# chain rule is a product:
#
# $$\frac{\partial L}{\partial x_j} = \sum_i \frac{\partial L}{\partial y_i}\, J_{ij}.$$
#
# For a batch of 64 vectors of length 1000 that matrix has $64000^2$ entries: nobody ever builds it. A `backward` function multiplies
# by it without building it. Three habits carry you through this whole part:
#
# 1. **A gradient has the shape of the thing it belongs to.** `dx` looks like `x`, `dw` like `w`. Often only one product of the
#    matrices at hand has that shape, and it is the right one.
# 2. **What is used several times collects a sum.** One weight serves all $N$ samples, so its gradient is a sum over the samples. It is not
#    a mean: the $1/N$ of a mean loss has already come in with `dout`.
# 3. **`dout` always takes part.** A backward pass returns a product with `dout`, never the bare derivative.
#
# **A worked neighbour.** The *scale layer* multiplies column $j$ by a learned gain $g_j$: $y_{nj} = x_{nj}\, g_j$. Entry $x_{nj}$ touches only
# $y_{nj}$, so $\partial L/\partial x_{nj} = \text{dout}_{nj}\, g_j$. The gain $g_j$ touches its whole column, so its gradient is a sum over $n$.

# %%
def scale_forward(x, g):
    """x (N, M), g (M,) -> out (N, M), cache."""
    return x * g, (x, g)


def scale_backward(dout, cache):
    """dout (N, M) -> dx (N, M), dg (M,)."""
    x, g = cache
    return dout * g, (dout * x).sum(axis=0)


rng = np.random.default_rng(0)
x, g, dout = rng.normal(size=(4, 3)), rng.normal(size=3), rng.normal(size=(4, 3))
out, cache = scale_forward(x, g)
dx, dg = scale_backward(dout, cache)
h, nudge = 1e-5, np.eye(3)[1]  # the second gain a little up, a little down: what does sum(dout * out) do?
slope = np.sum(dout * (scale_forward(x, g + h * nudge)[0] - scale_forward(x, g - h * nudge)[0])) / (2 * h)
print(f"dg[1] by formula {dg[1]:+.8f}, by central difference {slope:+.8f}")

# %% [markdown]
# ### The affine layer
#
# Each sample is flattened to a row of $D = d_1 \cdots d_k$ numbers; then
#
# $$\underset{N\times M}{y} = \underset{N\times D}{X}\;\underset{D\times M}{w} + \underset{M}{b}.$$
#
# Work out the three gradients on paper before you type. Start with the shapes: which products of $X$, $w$ and `dout` are $D\times M$, and which are
# $N\times D$? (Convention: here $w$ is $D\times M$ and stands on the right; `torch.nn.Linear` stores the transposed matrix.)

# %% exercises="affine_forward affine_backward"
def affine_forward(x, w, b):
    """The affine layer, out = X w + b, where row n of X is x[n] flattened in numpy's usual order.

    x: (N, d1, ..., dk) with k >= 1; w: (D, M) with D = d1 * ... * dk; b: (M,). Any of N, D, M may be 1.
    Returns out (N, M), always two axes, and a cache for the backward pass.
    """
    ### BEGIN SOLUTION
    out = x.reshape(len(x), len(w)) @ w + b  # (N, D) @ (D, M) + (M,)
    cache = (x, w)
    ### END SOLUTION
    return out, cache


def affine_backward(dout, cache):
    """The gradient of the affine layer. dout: (N, M), the gradient with respect to out.

    Returns dx with the shape of x (all its axes), dw (D, M) and db (M,), for the same range of shapes as the forward pass.
    """
    ### BEGIN SOLUTION
    x, w = cache
    dx = (dout @ w.T).reshape(x.shape)  # (N, M) @ (M, D), back to the axes of x
    dw = x.reshape(len(x), len(w)).T @ dout  # (D, N) @ (N, M): the product sums over samples
    db = dout.sum(axis=0)  # (M,)
    ### END SOLUTION
    return dx, dw, db

# %%
if check.passed("affine_forward"):
    rng = np.random.default_rng(1)
    pictures, theta = rng.uniform(size=(200, 2, 1)), np.deg2rad(35)
    turn = np.array([[np.cos(theta), np.sin(theta)], [-np.sin(theta), np.cos(theta)]])
    moved, _ = affine_forward(pictures, turn * [1.6, 0.5], np.array([1.5, -0.2]))
    plt.scatter(*pictures.reshape(200, 2).T, s=6, label="x")
    plt.scatter(*moved.T, s=6, label="x w + b")
    plt.axis("equal"), plt.xlabel("first coordinate"), plt.ylabel("second coordinate"), plt.legend()
    plt.title("An affine layer turns, stretches and shifts")
    plt.show()

# %% [markdown]
# **To think about.** Put two affine layers behind each other with nothing in between. Which $w$ and $b$ would do the same in a single layer? What,
# then, is everything that follows in this part good for?
#
# ### Elementwise layers, and why their Jacobian is a row of numbers
#
# If $y_i$ depends on $x_i$ alone, every $J_{ij}$ with $i \neq j$ is zero. The Jacobian is diagonal, and multiplying by it is an elementwise
# product: **`dx = dout` times $f'(x)$**, with the shape of $x$, whatever that shape is. From here on $x$ may have any number of axes.
#
# **A worked neighbour.** *Softsign*, $f(x) = x / (1 + |x|)$, has $f'(x) = 1/(1+|x|)^2$. The cell below also builds the whole Jacobian of a
# $2\times 4$ input by central differences, once, to look at it.

# %%
def softsign_forward(x):
    return x / (1 + np.abs(x)), x


def softsign_backward(dout, cache):
    return dout / (1 + np.abs(cache)) ** 2


def jacobian(f, x, h=1e-5):
    """(f(x).size, x.size), by central differences: for looking at small layers, never for training."""
    columns = [(f(x + h * e.reshape(x.shape)) - f(x - h * e.reshape(x.shape))).ravel() / (2 * h) for e in np.eye(x.size)]
    return np.stack(columns, axis=1)


x, w = np.random.default_rng(2).normal(size=(2, 2, 4))[0], np.random.default_rng(3).normal(size=(4, 3))
figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3), gridspec_kw={"wspace": 0.4})
for axes, J, title in ((left, jacobian(lambda x: softsign_forward(x)[0], x), "softsign: diagonal"),
                       (right, jacobian(lambda x: x @ w, x), "affine: a block per sample")):
    picture = axes.imshow(J, cmap="RdBu", vmin=-2, vmax=2)
    axes.set(title=title, xlabel="entry of x", ylabel="entry of out")
figure.colorbar(picture, ax=(left, right), label="d out / d x", shrink=0.8)
plt.show()

# %% [markdown]
# ### ReLU and sigmoid
#
# $$\operatorname{relu}(x) = \max(0, x), \qquad \sigma(x) = \frac{1}{1 + e^{-x}}, \qquad \sigma'(x) = \sigma(x)\,(1 - \sigma(x)).$$
#
# ReLU has no derivative at exactly 0; anything between 0 and 1 is a *subgradient* and will do, and we never test that point.
# The sigmoid needs care: $e^{x}$ is `inf` in float64 from $x \approx 710$ on, and `inf / inf` is `nan`. Overflow that ends in a
# right number ($1/\infty = 0$) is fine, and a warning costs nothing.
#
# **A worked neighbour for stable code.** The distribution function of the Laplace law is $\frac12 e^{x}$ left of 0 and $1 - \frac12 e^{-x}$ right of 0.
# Both need only $e^{-|x|}$, which lies in $(0, 1]$ and cannot overflow: `e = np.exp(-np.abs(x)); F = np.where(x < 0, e / 2, 1 - e / 2)`.

# %% exercises="relu_forward relu_backward sigmoid_forward sigmoid_backward"
def relu_forward(x):
    """out = max(0, x) for each entry. x: any shape, any finite size. Returns out (the shape of x), cache."""
    ### BEGIN SOLUTION
    out, cache = np.maximum(0, x), x
    ### END SOLUTION
    return out, cache


def relu_backward(dout, cache):
    """dout: the shape of x. Returns dx, the same shape. Entries of x that are exactly 0 are not tested."""
    ### BEGIN SOLUTION
    dx = dout * (cache > 0)
    ### END SOLUTION
    return dx


def sigmoid_forward(x):
    """out = 1 / (1 + exp(-x)) for each entry, right and finite for |x| up to 1e3.

    x: any shape. Where all x lie between -30 and -15 the outputs are tiny, and right to seven digits of the largest of
    them. Returns out (the shape of x), cache.
    """
    ### BEGIN SOLUTION
    e = np.exp(-np.abs(x))  # in (0, 1]
    out = np.where(x >= 0, 1.0, e) / (1 + e)
    return out, out  # the output is all that the way back needs
    ### END SOLUTION


def sigmoid_backward(dout, cache):
    """dout: the shape of x. Returns dx, the same shape, finite for |x| up to 1e3."""
    ### BEGIN SOLUTION
    dx = dout * cache * (1 - cache)  # the cache is the output
    ### END SOLUTION
    return dx

# %% [markdown]
# **To think about.** Where is $\sigma'$ largest, and how large is it there? What, then, is the most that can be left of a gradient behind ten sigmoid layers with
# weights of size 1? Keep your guess for the exercise on saturation.
#
# ### More smooth ones: tanh and the centred softplus
#
# $$\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}}, \qquad \operatorname{softplus}_0(x) = \log(1 + e^x) - \log 2.$$
#
# Tanh is a sigmoid in other clothes, $\tanh(x) = 2\sigma(2x) - 1$, with outputs around 0. Its slope at 0 is 1. Softplus is a ReLU with a rounded corner;
# the usual one is $\log 2$ at $x = 0$, and ours is *centred*, shifted so that it passes through the origin like the others. Differentiate
# it: you know the result already.
#
# **A worked neighbour.** $\log\cosh x$ for large $x$: factor the larger exponential out, $\cosh x = \tfrac12 e^{|x|}\,(1 + e^{-2|x|})$, hence
# $\log \cosh x = |x| + \log(1 + e^{-2|x|}) - \log 2$: `np.abs(x) + np.log1p(np.exp(-2 * np.abs(x))) - np.log(2)`.

# %% exercises="tanh softplus"
def tanh_forward(x):
    """out = tanh(x) for each entry, right and finite for |x| up to 1e3. x: any shape. Returns out, cache."""
    ### BEGIN SOLUTION
    out = np.tanh(x)
    return out, out  # the output is all that the way back needs
    ### END SOLUTION


def tanh_backward(dout, cache):
    """dout: the shape of x. Returns dx, the same shape, finite for |x| up to 1e3."""
    ### BEGIN SOLUTION
    dx = dout * (1 - cache**2)  # the cache is the output
    ### END SOLUTION
    return dx


def softplus_forward(x):
    """The centred softplus, log(1 + exp(x)) - log(2), natural logarithms, for each entry.

    x: any shape; right to seven digits of the largest output for |x| up to 1e3. Returns out (the shape of x), cache.
    """
    ### BEGIN SOLUTION
    out = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x))) - np.log(2)
    cache = x
    ### END SOLUTION
    return out, cache


def softplus_backward(dout, cache):
    """dout: the shape of x. Returns dx, the same shape, finite for |x| up to 1e3."""
    ### BEGIN SOLUTION
    slope, _ = sigmoid_forward(cache)
    dx = dout * slope
    ### END SOLUTION
    return dx

# %% [markdown]
# ### Bent lines: VReLU, leaky ReLU, ELU
#
# A ReLU that is negative for every sample passes no gradient and never learns again. Three ways to leave the negative side alive:
#
# | layer | for $x > 0$ | for $x < 0$ |
# |---|---|---|
# | VReLU | $x$ | $-x$ |
# | leaky ReLU | $x$ | $\alpha x$ |
# | ELU | $x$ | $\alpha\,(e^x - 1)$ |
#
# Here $\alpha$ is one number that the caller passes: read it, do not assume 0.01 or 1. It may be above 1 or below 0, so ask what decides the branch:
# the sign of $x$, not which of two numbers is larger.
#
# Two traps of arithmetic. A mask does not protect from overflow: `0 * inf` is `nan`. And $e^x - 1$ for tiny $x$ subtracts two almost equal
# numbers: at $x = 10^{-11}$ only five digits are left. numpy has `np.expm1` for exactly this.
#
# **A worked neighbour.** The *hard shrink* with threshold $\lambda$, $f(x) = x$ where $|x| > \lambda$, else 0: forward `keep = np.abs(x) > lam`, then
# `out, cache = x * keep, keep`; backward `dout * cache`. The mask is worked out once, from the input, and is all that the way back needs.

# %% exercises="vrelu leaky_relu elu"
def vrelu_forward(x):
    """out = |x| for each entry, for |x| up to 1e200. x: any shape. Returns out (the shape of x), cache."""
    ### BEGIN SOLUTION
    out, cache = np.abs(x), x
    ### END SOLUTION
    return out, cache


def vrelu_backward(dout, cache):
    """dout: the shape of x. Returns dx, the same shape. Entries of x that are exactly 0 are not tested."""
    ### BEGIN SOLUTION
    dx = dout * np.sign(cache)
    ### END SOLUTION
    return dx


def leaky_relu_forward(x, alpha):
    """out = x where x > 0, else alpha * x. x: any shape; alpha: any real number, also 0, above 1 or below 0.

    Returns out (the shape of x), cache. Entries of x that are exactly 0 are not tested.
    """
    ### BEGIN SOLUTION
    slope = np.where(x > 0, 1.0, alpha)
    out, cache = slope * x, slope
    ### END SOLUTION
    return out, cache


def leaky_relu_backward(dout, cache):
    """dout: the shape of x. Returns dx, the same shape; alpha is a setting and gets no gradient."""
    ### BEGIN SOLUTION
    dx = dout * cache
    ### END SOLUTION
    return dx


def elu_forward(x, alpha):
    """out = x where x > 0, else alpha * (exp(x) - 1). x: any shape; alpha: any real number, also 0, above 1 or below 0.

    Right and finite for |x| up to 1e3, and right to seven digits of the largest output where all |x| are near 1e-11.
    Returns out (the shape of x), cache. Entries of x that are exactly 0 are not tested.
    """
    ### BEGIN SOLUTION
    below = alpha * np.expm1(-np.abs(x))  # -|x| is x where this counts, and never overflows elsewhere
    out = np.where(x > 0, x, below)
    cache = np.where(x > 0, 1.0, below + alpha)  # alpha e^x = alpha (e^x - 1) + alpha
    ### END SOLUTION
    return out, cache


def elu_backward(dout, cache):
    """dout: the shape of x. Returns dx, the same shape, finite for |x| up to 1e3."""
    ### BEGIN SOLUTION
    dx = dout * cache
    ### END SOLUTION
    return dx

# %%
def gallery(pairs, title):
    """One panel per layer: output (solid) and local derivative (dashed) on [-3, 3]."""
    x, rows = np.linspace(-3, 3, 602), -(-len(pairs) // 4)
    figure, axes = plt.subplots(rows, 4, figsize=(9, 2.5 * rows), sharex=True, sharey=True, squeeze=False)
    for ax, (name, forward, backward) in zip(axes.flat, pairs, strict=False):
        out, cache = forward(x.reshape(-1, 1).copy())
        dx = backward(np.ones((x.size, 1)), cache)
        ax.plot(x, np.ravel(out), label="output")
        ax.plot(x, np.ravel(dx[0] if isinstance(dx, tuple) else dx), "--", lw=1, label="derivative")
        ax.axhline(0, c="grey", lw=0.5)
        ax.set(title=name, xlabel="x", ylim=(-2, 3))
    for ax in axes.flat[len(pairs):]:
        ax.set_axis_off()
    axes[0, 0].legend(fontsize=8), figure.suptitle(title), figure.tight_layout()
    plt.show()


if all(check.passed(name) for name in ("relu_backward", "sigmoid_backward", "tanh", "softplus", "vrelu", "leaky_relu", "elu")):
    gallery([("ReLU", relu_forward, relu_backward), ("sigmoid", sigmoid_forward, sigmoid_backward),
             ("tanh", tanh_forward, tanh_backward), ("softplus, centred", softplus_forward, softplus_backward),
             ("VReLU", vrelu_forward, vrelu_backward),
             ("leaky ReLU, 0.2", lambda x: leaky_relu_forward(x, 0.2), leaky_relu_backward),
             ("ELU, 1", lambda x: elu_forward(x, 1.0), elu_backward)], "Output and local derivative")

# %% [markdown]
# **To think about.** Which of the dashed curves jump? For which $\alpha$ has the ELU's none?
#
# ### A slope that learns, and a slope that is drawn
#
# **PReLU** makes the leaky slope a parameter, one for each channel: $y = x$ where $x>0$, else $\alpha_c\, x$. Channels stand on axis 1, as in torch: the columns of
# an $(N, C)$ matrix, the maps of $(N, C, H, W)$ images. Every entry of channel $c$ uses $\alpha_c$, so its gradient is a sum over
# **all axes but axis 1**.
#
# **RReLU** draws a slope from the uniform law on $[l, u)$ for each single entry while training, and takes the mean slope $(l+u)/2$ when testing. The backward pass
# uses the slopes that the forward pass drew.
#
# **A worked neighbour for both.** *Soft shrink* with a learned threshold for each column, $y = \operatorname{sign}(x)\max(|x| - \lambda_j, 0)$, has
# $\partial y/\partial \lambda_j = -\operatorname{sign}(x)$ where $|x| > \lambda_j$. With a *noise layer*, $y = x\,m$ and $m$ uniform on $[0.9, 1.1)$ in training, what is
# drawn goes into the cache.
#
# ```python
# def soft_shrink_forward(x, lam):
#     """x (N, M), lam (M,) > 0 -> out (N, M), cache."""
#     active = np.sign(x) * (np.abs(x) > lam)  # -1, 0 or 1
#     return x * np.abs(active) - lam * active, active
#
# def soft_shrink_backward(dout, active):
#     """-> dx (N, M), dlam (M,)."""
#     return dout * np.abs(active), -(dout * active).sum(axis=0)
#
# def noise_forward(x, mode, seed):
#     """x: any shape. One factor per entry in train mode, no noise in test mode."""
#     m = np.random.default_rng(seed).uniform(0.9, 1.1, x.shape) if mode == "train" else np.ones_like(x)
#     return x * m, m
#
# def noise_backward(dout, m):
#     return dout * m
# ```

# %% exercises="prelu rrelu"
def prelu_forward(x, alpha):
    """out = x where x > 0, else alpha[c] * x, with c the index along axis 1.

    x: (N, C) or (N, C, d1, ..., dk); alpha: (C,), any real numbers, also above 1 or below 0; C and N may be 1.
    Returns out (the shape of x), cache. Entries of x that are exactly 0 are not tested. (He et al. 2015)
    """
    ### BEGIN SOLUTION
    a = alpha.reshape(len(alpha), *[1] * (x.ndim - 2))  # (C, 1, ..., 1): broadcasts along axis 1
    slope = np.where(x > 0, 1.0, a)
    out, cache = slope * x, (slope, np.minimum(x, 0))
    ### END SOLUTION
    return out, cache


def prelu_backward(dout, cache):
    """dout: the shape of x. Returns dx (the shape of x) and dalpha (C,)."""
    ### BEGIN SOLUTION
    slope, below = cache
    dx = dout * slope
    dalpha = (dout * below).sum(axis=tuple(i for i in range(dout.ndim) if i != 1))
    ### END SOLUTION
    return dx, dalpha


def rrelu_forward(x, lower, upper, mode, seed):
    """out = x where x > 0, else slope * x. x: any shape; lower <= upper: real numbers, also above 1.

    mode "train": a slope of its own for each entry of x (whatever its sign), drawn by the one call
    np.random.default_rng(seed).uniform(lower, upper, x.shape), so that the draw can be repeated.
    mode "test": every slope is (lower + upper) / 2, and seed is not used (it may be None).
    Returns out (the shape of x), cache. Entries of x that are exactly 0 are not tested. (Xu et al. 2015)
    """
    ### BEGIN SOLUTION
    if mode == "train":
        drawn = np.random.default_rng(seed).uniform(lower, upper, x.shape)
    else:
        drawn = (lower + upper) / 2
    slope = np.where(x > 0, 1.0, drawn)
    out, cache = slope * x, slope
    ### END SOLUTION
    return out, cache


def rrelu_backward(dout, cache):
    """dout: the shape of x. Returns dx, the same shape, for the slopes of the forward pass."""
    ### BEGIN SOLUTION
    dx = dout * cache
    ### END SOLUTION
    return dx

# %%
if check.passed("prelu"):  # can a PReLU find the slope of a bent line? Gradient descent on alpha alone
    rng = np.random.default_rng(4)
    x = rng.normal(size=(200, 2))
    target, alpha, path = np.where(x > 0, x, x * [0.7, -0.4]), np.array([0.25, 0.25]), []
    for _ in range(40):
        out, cache = prelu_forward(x.copy(), alpha.copy())
        alpha = alpha - 0.3 * prelu_backward(2 * (out - target) / len(x), cache)[1]
        path.append(alpha)
    plt.plot(path), plt.axhline(0.7, ls=":", c="grey"), plt.axhline(-0.4, ls=":", c="grey")
    plt.xlabel("step"), plt.ylabel("alpha"), plt.legend(["channel 0", "channel 1", "truth"])
    plt.title("Slopes learned by gradient descent")
    plt.show()

# %% [markdown]
# **To think about.** The dropout of assignment 04 is a cousin of RReLU. Which distribution would the "slope" have there, and on which entries?
#
# ### Maxout: the activation that learns its own shape
#
# A maxout unit owns $K$ affine pieces and returns the largest,
#
# $$y_{nm} = \max_k z_{nmk}, \qquad z_{nmk} = \sum_d x_{nd}\, w_{dmk} + b_{mk},$$
#
# so it is convex and piecewise linear; ReLU, leaky ReLU and $|x|$ are all special cases. A maximum *routes* the gradient: the winner gets all of `dout`, the
# others get nothing.
#
# **A worked neighbour.** The largest entry of each row, forward and back:
#
# ```python
# def rowmax_forward(x):                                    # x (N, D)
#     winner = x.argmax(axis=1)                             # (N,)
#     return x[np.arange(len(x)), winner], (winner, x.shape)
#
# def rowmax_backward(dout, cache):                         # dout (N,)
#     winner, shape = cache
#     dx = np.zeros(shape)
#     dx[np.arange(len(winner)), winner] = dout
#     return dx
# ```
#
# In the maxout layer the same routing gives the gradient of $z$; from there on it is an affine layer, and $x$ feeds all $M$ units.

# %% exercises="maxout"
def maxout_forward(x, w, b):
    """out[n, m] = max over k of z[n, m, k], where z[n, m, k] = sum_d x[n, d] w[d, m, k] + b[m, k].

    x: (N, D); w: (D, M, K); b: (M, K); any number of pieces K, also 1; N and M may be 1. z may be of any sign and size,
    up to 1e100. Ties between pieces are not tested.
    Returns out (N, M), cache. (Goodfellow et al. 2013)
    """
    ### BEGIN SOLUTION
    z = np.tensordot(x, w, axes=1) + b  # (N, D) . (D, M, K) -> (N, M, K)
    out = z.max(axis=2)
    cache = (x, w, z.argmax(axis=2))  # the winners, (N, M)
    ### END SOLUTION
    return out, cache


def maxout_backward(dout, cache):
    """dout: (N, M). Returns dx (N, D), dw (D, M, K), db (M, K)."""
    ### BEGIN SOLUTION
    x, w, winner = cache
    dz = dout[:, :, None] * (winner[:, :, None] == np.arange(w.shape[2]))  # (N, M, K): zero but for the winner
    dx = np.tensordot(dz, w, axes=([1, 2], [1, 2]))  # (N, D)
    dw = np.tensordot(x, dz, axes=([0], [0]))  # (D, M, K)
    db = dz.sum(axis=0)  # (M, K)
    ### END SOLUTION
    return dx, dw, db

# %%
if check.passed("maxout"):  # one unit with five pieces learns a parabola
    rng = np.random.default_rng(5)
    x = np.linspace(-2, 2, 120)[:, None]
    w, b = rng.normal(size=(1, 1, 5)), np.zeros((1, 5))
    for _ in range(1500):
        out, cache = maxout_forward(x.copy(), w.copy(), b.copy())
        _, dw, db = maxout_backward(2 * (out - x**2) / len(x), cache)
        w, b = w - 0.05 * dw, b - 0.05 * db
    plt.plot(x, x**2, c="grey", lw=4, alpha=0.4, label="x squared")
    plt.plot(x, x * w[0, 0] + b[0], ":", lw=0.8), plt.plot(x, out, c="k", label="one maxout unit")
    plt.ylim(-1.5, 4.5), plt.xlabel("x"), plt.ylabel("output"), plt.legend(), plt.title("Five pieces, one convex curve")
    plt.show()

# %% [markdown]
# ### Hinges that move: APL and SReLU
#
# Two more activations whose parameters are learned for each column $j$ of $x$.
#
# **Adaptive piecewise linear** (APL) adds $S$ hinges to a ReLU, each with a height $a$ and a place $b$:
#
# $$y_{nj} = \max(0, x_{nj}) + \sum_{s=1}^{S} a_{sj}\,\max(0,\, b_{sj} - x_{nj}).$$
#
# **S-shaped ReLU** (SReLU) is the identity between two thresholds $t^l_c < t^r_c$ and bends beyond each of them, with one slope on each side:
#
# $$y = \begin{cases} t^r_c + a^r_c\,(x - t^r_c) & x \ge t^r_c\\ x & t^l_c < x < t^r_c\\ t^l_c + a^l_c\,(x - t^l_c) & x \le t^l_c\end{cases}$$
#
# Nothing puts the thresholds on both sides of 0, and nothing keeps the slopes below 1. Watch $t$: it stands twice in its line, so its derivative
# has two terms.
#
# **A worked neighbour.** A hinge that opens to the right, $y_{nj} = \max(0, x_{nj} - c_j)$: with `on = x > c`, `dx = dout * on` and
# `dc = -(dout * on).sum(axis=0)`. The minus is the inner derivative; sums run over everything that shares the parameter.

# %% exercises="apl srelu"
def apl_forward(x, a, b):
    """out[n, j] = max(0, x[n, j]) + sum_s a[s, j] * max(0, b[s, j] - x[n, j]).

    x: (N, M); a, b: (S, M), any real numbers (hinges b on both sides of 0); N, M and S may be 1.
    Returns out (N, M), cache. Entries of x at exactly 0 or at a hinge are not tested. (Agostinelli et al. 2015)
    """
    ### BEGIN SOLUTION
    hinge = np.maximum(0, b[:, None, :] - x)  # (S, N, M)
    out = np.maximum(0, x) + np.einsum("sm,snm->nm", a, hinge)
    cache = (x, a, hinge)
    ### END SOLUTION
    return out, cache


def apl_backward(dout, cache):
    """dout: (N, M). Returns dx (N, M), da (S, M), db (S, M)."""
    ### BEGIN SOLUTION
    x, a, hinge = cache
    on = hinge > 0  # (S, N, M)
    dx = dout * ((x > 0) - np.einsum("sm,snm->nm", a, on))
    da = np.einsum("nm,snm->sm", dout, hinge)
    db = a * np.einsum("nm,snm->sm", dout, on)
    ### END SOLUTION
    return dx, da, db


def srelu_forward(x, t_left, a_left, t_right, a_right):
    """The S-shaped ReLU of the formula above, with c the index along axis 1.

    x: (N, C) or (N, C, d1, ..., dk), C may be 1; the four parameters: (C,), any real numbers with t_left < t_right (both may
    be above 0, slopes may be above 1). Returns out (the shape of x), cache. Entries of x at exactly a threshold are not
    tested. (Jin et al. 2016)
    """
    ### BEGIN SOLUTION
    tl, al, tr, ar = (p.reshape(len(p), *[1] * (x.ndim - 2)) for p in (t_left, a_left, t_right, a_right))  # (C, 1, ...)
    low, high = np.minimum(x - tl, 0), np.maximum(x - tr, 0)  # how far beyond each threshold
    out = x - low - high + al * low + ar * high
    cache = (low, al, high, ar)
    ### END SOLUTION
    return out, cache


def srelu_backward(dout, cache):
    """dout: the shape of x. Returns dx (the shape of x), dt_left, da_left, dt_right, da_right, each (C,)."""
    ### BEGIN SOLUTION
    low, al, high, ar = cache
    rest = tuple(i for i in range(dout.ndim) if i != 1)  # all axes but the channels'
    dlow, dhigh = dout * (low < 0) * (al - 1), dout * (high > 0) * (ar - 1)  # low, high lie in out with these factors
    dx = dout + dlow + dhigh
    dt_left, dt_right = -dlow.sum(axis=rest), -dhigh.sum(axis=rest)
    da_left, da_right = (dout * low).sum(axis=rest), (dout * high).sum(axis=rest)
    ### END SOLUTION
    return dx, dt_left, da_left, dt_right, da_right

# %%
if all(check.passed(name) for name in ("prelu", "rrelu", "apl", "srelu")):
    one = np.array([1.0])
    gallery([("PReLU, -0.3", lambda x: prelu_forward(x, -0.3 * one), prelu_backward),
             ("RReLU, train", lambda x: rrelu_forward(x, 0.1, 0.6, "train", 0), rrelu_backward),
             ("APL, 2 hinges", lambda x: apl_forward(x, np.array([[-0.5], [0.8]]), np.array([[1.0], [-1.0]])), apl_backward),
             ("SReLU", lambda x: srelu_forward(x, -1.5 * one, 0.2 * one, 1.0 * one, 0.4 * one), srelu_backward)],
            "Output and local derivative")

# %% [markdown]
# **To think about.** Maxout is always convex. Is APL? Which of the two can draw the letter W, which the letter M?
#
# ### Saturation: where gradients go to die
#
# A unit is *saturated* where its local derivative is below some threshold: whatever comes from above, next to nothing goes on. The share of saturated
# units is one of the two figures that tell why a deep sigmoid network does not train. The other is the norm of the gradient at each depth. In the stack
#
# $$h_0 = x, \qquad h_l = f(h_{l-1} W_l), \quad l = 1 \dots L,$$
#
# the gradient with respect to $h_{l-1}$ comes from that of $h_l$: times $f'$, times $W_l^\top$. Each step multiplies by $f' \le 1/4$ (sigmoid) or
# $f' \le 1$ (tanh), and the products shrink exponentially with the depth.
#
# **A worked neighbour.** The share of *dead* ReLUs, units that are off for every sample of a batch `z` (N, M): `np.mean(np.all(z <= 0, axis=0))`.

# %% exercises="saturation"
def saturated_fraction(z, kind, threshold):
    """The share, 0 to 1, of the entries of z at which the local derivative f'(z) lies below threshold.

    z: pre-activations of any shape, |z| up to 1e3; kind: "sigmoid" or "tanh". Returns one number.
    """
    ### BEGIN SOLUTION
    layers = {"sigmoid": (sigmoid_forward, sigmoid_backward), "tanh": (tanh_forward, tanh_backward)}
    forward, backward = layers[kind]
    _, cache = forward(z)
    slope = backward(np.ones(z.shape), cache)  # the way back of ones is the local derivative
    fraction = np.mean(slope < threshold)
    ### END SOLUTION
    return fraction


def gradient_norms(x, weights, dout, kind):
    """How large the gradient is at each depth of the stack h_0 = x, h_l = f(h_{l-1} W_l).

    x: (N, D0); weights: a list of L matrices, W_l (D_{l-1}, D_l), no biases; kind: "sigmoid" or "tanh";
    dout: (N, D_L), the gradient with respect to h_L. Returns (L + 1,): entry l is the square root of the sum of squares
    of the gradient with respect to h_l, from the input (entry 0) to the output (entry L, the norm of dout).
    """
    ### BEGIN SOLUTION
    layers = {"sigmoid": (sigmoid_forward, sigmoid_backward), "tanh": (tanh_forward, tanh_backward)}
    forward, backward = layers[kind]
    h, caches = x, []
    for w in weights:
        h, cache = forward(h @ w)
        caches.append(cache)
    dh, norms = dout, [np.linalg.norm(dout)]
    for w, cache in zip(reversed(weights), reversed(caches), strict=True):
        dh = backward(dh, cache) @ w.T
        norms.append(np.linalg.norm(dh))
    norms = np.array(norms[::-1])
    ### END SOLUTION
    return norms

# %%
if check.passed("saturation"):
    rng, depth, width = np.random.default_rng(6), 20, 64
    x, dout = rng.normal(size=(128, width)), rng.normal(size=(128, width))
    for kind, gain in (("sigmoid", 1.0), ("tanh", 1.0), ("tanh", 4.0)):
        weights = [gain * rng.normal(size=(width, width)) / np.sqrt(width) for _ in range(depth)]
        first = saturated_fraction(x @ weights[0], kind, 0.05)
        label = f"{kind}, weights x {gain:g}: {first:.0%} of layer 1 saturated"
        plt.semilogy(gradient_norms(x.copy(), weights, dout.copy(), kind), ".-", label=label)
    plt.xlabel("layer l (0 is the input)"), plt.ylabel("norm of the gradient"), plt.legend(fontsize=8)
    plt.title("The gradient on its way back through 20 layers")
    plt.show()

# %% [markdown]
# **To think about.** One curve *grows* towards the input although many of its units are saturated. What outweighs the small $f'$? (Assignment 03 returns to
# this: there the size of the weights is chosen so that neither happens.)
#
# ### The step: a perfect classifier that cannot learn
#
# The first neurons fired or did not: $\operatorname{step}(x) = 1$ for $x > 0$, else 0. Its derivative is 0 everywhere but at the jump, so backpropagation returns
# zeros, honestly and uselessly. The **straight-through estimator** replaces that derivative by one that points in the right direction: it pretends on the way
# back that the layer was the identity, as long as $|x| < 1$, and nothing beyond. It is no gradient of anything, and it is how binary networks are trained.
#
# **A worked neighbour.** `np.round` has zero gradient almost everywhere too. Quantisation keeps `out = np.round(x)` and, on the way back,
# `dx = dout`: straight through without a window.
#
# **To think about.** A loss whose gradient is zero everywhere can still be minimised. How, and what would it cost with a million weights?

# %% exercises="step"
def step_forward(x):
    """out = 1.0 where x > 0, else 0.0, real numbers. x: any shape, any finite size, tiny ones too. Returns out (the shape of x), cache."""
    ### BEGIN SOLUTION
    out, cache = np.where(x > 0, 1.0, 0.0), x
    ### END SOLUTION
    return out, cache


def step_backward(dout, cache):
    """The true gradient, away from x = 0. dout: the shape of x. Returns dx, an array of real numbers of that shape."""
    ### BEGIN SOLUTION
    dx = np.zeros(np.shape(dout))
    ### END SOLUTION
    return dx


def step_backward_straight_through(dout, cache):
    """The straight-through estimator: dout where |x| < 1, else 0. dout: the shape of x. Returns that shape.

    Entries of x at exactly 0, 1 or -1 are not tested. (Bengio et al. 2013; the window: Courbariaux et al. 2016)
    """
    ### BEGIN SOLUTION
    dx = dout * (np.abs(cache) < 1)
    ### END SOLUTION
    return dx

# %%
if check.passed("step") and check.passed("affine_backward"):  # one step unit, trained both ways on two clouds
    rng = np.random.default_rng(7)
    x = np.concatenate([rng.normal(-0.9, 0.8, (80, 2)), rng.normal(0.9, 0.8, (80, 2))])
    y = np.repeat([[0.0], [1.0]], 80, axis=0)
    for name, backward in (("true gradient", step_backward), ("straight through", step_backward_straight_through)):
        w, b, errors = np.array([[0.3], [-0.6]]), np.zeros(1), []
        for _ in range(60):
            z, affine = affine_forward(x.copy(), w.copy(), b.copy())
            out, cache = step_forward(z)
            errors.append(np.mean(out != y))
            _, dw, db = affine_backward(backward(2 * (out - y) / len(x), cache), affine)
            w, b = w - 0.1 * dw, b - 0.1 * db
        plt.plot(errors, label=name)
    plt.xlabel("step of gradient descent"), plt.ylabel("share of errors"), plt.ylim(0, None), plt.legend()
    plt.title("A step unit learns only when its gradient is replaced")
    plt.show()

# %% [markdown]
# ## 2. Losses, gates and linear pieces
#
# ### 2.1 Two losses
#
# A network ends in scores $x$ of shape $(N, C)$, one row a sample, one column a class, and labels $y$ of shape $(N,)$. A loss
# turns both into one number and hands back its gradient with respect to the scores: this is the first `dout` of every backward pass.
#
# **Softmax loss** (cross-entropy). With $p_{ij} = e^{x_{ij}} / \sum_k e^{x_{ik}}$,
#
# $$L = -\frac1N \sum_i \log p_{i y_i}, \qquad \frac{\partial L}{\partial x_{ij}} = \frac1N\,(p_{ij} - [j = y_i]).$$
#
# On paper that is all. In floating point $e^{x}$ overflows at $x = 710$ and is exactly 0 below $-746$, whose logarithm is $-\infty$. Two
# habits settle it: subtract from each row *its own* maximum (softmax does not notice), and never take the logarithm of a number that
# has already been rounded to zero: $\log p_{ij} = (x_{ij} - m_i) - \log\sum_k e^{x_{ik} - m_i}$.
#
# **Multiclass hinge loss** (SVM), margin 1. Each wrong class that comes closer than 1 to the right one costs what it lacks:
#
# $$L = \frac1N \sum_i \sum_{j \ne y_i} \max(0,\; x_{ij} - x_{iy_i} + 1).$$
#
# Each active term pushes its own score down *and the right score up*: count how often the right score takes part.
#
# Both are means over $N$ (some courses sum; then the step size depends on the batch). Below is a neighbour, solved in full: the
# logistic loss of one score a sample, with labels $t = \pm 1$.

# %%
def logistic_loss(score, t):
    """Mean of log(1 + exp(-t*score)) and its gradient. score, t: (N,), t in {-1, +1}; finite for any score."""
    loss = np.mean(np.logaddexp(0.0, -t * score))  # log(e^0 + e^-ts), without forming either exponential
    chance_of_error = np.exp(-np.logaddexp(0.0, t * score))  # 1 / (1 + e^ts)
    return loss, -t * chance_of_error / len(score)  # the gradient has the shape of score


loss, dscore = logistic_loss(np.array([2.0, -3.0, 1e4]), np.array([1.0, 1.0, -1.0]))
print(f"loss {loss:.3f}   gradient {dscore.round(3)}")

# %% exercises="softmax_loss svm_loss"
def softmax_loss(x, y):
    """Mean cross-entropy of softmax(x) and its gradient with respect to x.

    x: (N, C) logits, right for entries up to +-1e4 in any mixture within a row or between rows; y: (N,) integers in [0, C);
    N may be 1. Returns loss (a number) and dx (N, C).
    """
    ### BEGIN SOLUTION
    rows = np.arange(x.shape[0])
    shifted = x - x.max(axis=1, keepdims=True)  # (N, C), each row's largest is 0
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_p[rows, y].mean()
    dx = np.exp(log_p)
    dx[rows, y] -= 1.0
    dx /= x.shape[0]
    ### END SOLUTION
    return loss, dx


def svm_loss(x, y):
    """Mean multiclass hinge loss with margin 1 and its gradient with respect to x.

    x: (N, C) scores; y: (N,) integers in [0, C); N may be 1, scores may be equal (a fresh network), some samples may already
    keep every margin. Returns loss (a number), the sum over the wrong classes averaged over all N samples, and dx (N, C).
    """
    ### BEGIN SOLUTION
    rows = np.arange(x.shape[0])
    margins = np.maximum(0.0, x - x[rows, y][:, None] + 1.0)  # (N, C)
    margins[rows, y] = 0.0
    loss = margins.sum() / x.shape[0]
    dx = (margins > 0).astype(float)
    dx[rows, y] = -dx.sum(axis=1)
    dx /= x.shape[0]
    ### END SOLUTION
    return loss, dx

# %%
# One sample, three classes, the two wrong ones at 0: what each loss says as the right score moves.
if check.passed("softmax_loss") and check.passed("svm_loss"):
    right_score = np.linspace(-3, 5, 161)
    rows = [np.array([[s, 0.0, 0.0]]) for s in right_score]
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2))
    for name, f in [("softmax", softmax_loss), ("hinge", svm_loss)]:
        values = [f(row.copy(), np.array([0])) for row in rows]
        left.plot(right_score, [v[0] for v in values], label=name)
        right.plot(right_score, [v[1][0, 0] for v in values], label=name)
    left.set(xlabel="score of the right class", ylabel="loss", title="The hinge is satisfied, softmax never is")
    right.set(xlabel="score of the right class", ylabel="gradient of that score", title="The push upwards")
    left.legend()
    right.legend()
    fig.tight_layout()
    plt.show()

# %% [markdown]
# **Think.** Each row of either `dx` sums to zero. Why must it, whatever the scores? (What happens to the loss when you add the same number to
# all scores of a sample?) And: a freshly initialised network gives nearly equal scores; what is each loss then, for $C$ classes? Print
# it at the start of every training run of your life.
#
# ### 2.2 The gradient that needs no calculus
#
# Every analytic gradient deserves a second opinion. Move one entry of $x$ by $\pm h$ and divide:
#
# $$\frac{\partial f}{\partial x_i} \approx \frac{f(x + h e_i) - f(x - h e_i)}{2h} = f'_i + \tfrac{h^2}{6} f'''_i + O(h^4).$$
#
# The one-sided quotient $(f(x + h e_i) - f(x))/h$ has an error of $\tfrac h2 f''_i$ instead, thousands of times larger at ordinary $h$. Cost:
# two calls of $f$ for each entry, which is why networks are not trained this way. Note that the error term is part of the answer: for a cubic
# the central quotient equals $f' + a h^2$ *exactly*, so your function can be judged to nine digits even at $h = 0.1$.
#
# A neighbour in full: the curvature of $f$ along a direction $v$, again from values alone.

# %%
def curvature_along(f, x, v, h):
    """v^T H v by the second central difference: [f(x + hv) - 2 f(x) + f(x - hv)] / h^2. x, v: the same shape."""
    return (f(x + h * v) - 2.0 * f(x) + f(x - h * v)) / h**2


saddle = lambda x: x[0, 0] ** 2 - 3 * x[0, 1] ** 2
for v in ([[1.0, 0.0]], [[0.0, 1.0]]):
    print("curvature along", v, "is", round(curvature_along(saddle, np.zeros((1, 2)), np.array(v), 1e-3), 6))

# %% exercises="eval_numerical_gradient"
def eval_numerical_gradient(f, x, h):
    """Central-difference gradient of f at x with the step h that is passed (it may be 0.1, it may be 1e-5).

    f takes an array of x's shape and returns a number. x: float array of any number of axes; it may be a view, such as a
    transpose. f is called exactly 2 * x.size times, and x holds its old values at the end. Returns an array of x's shape.
    """
    ### BEGIN SOLUTION
    grad = np.empty(x.shape)
    for i in np.ndindex(*x.shape):
        old = x[i]
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        below = f(x)
        x[i] = old
        grad[i] = (above - below) / (2.0 * h)
    ### END SOLUTION
    return grad

# %%
# How small should h be? The error of your quotient, and of the one-sided one, against the true derivative.
if check.passed("eval_numerical_gradient"):
    point = np.random.default_rng(0).normal(size=(3, 4))
    f = lambda z: np.sum(np.sin(3 * z))
    true, steps = 3 * np.cos(3 * point), np.logspace(-12, 0, 49)
    one_sided = lambda h: 3 * np.cos(3 * point) - (np.sin(3 * (point + h)) - np.sin(3 * point)) / h
    central = [np.abs(eval_numerical_gradient(f, point.copy(), h) - true).max() for h in steps]
    plt.loglog(steps, [np.abs(one_sided(h)).max() for h in steps], label="one-sided")
    plt.loglog(steps, central, label="central (yours)")
    plt.xlabel("step h")
    plt.ylabel("largest error")
    plt.title("Right: the formula's error. Left: rounding")
    plt.legend()
    plt.show()

# %% [markdown]
# **Think.** Read the two slopes on the right of the plot and explain them from the formula; then explain the slope on the left from
# rounding, $\epsilon |f| / h$. Where should the two meet for the central quotient, and why is $10^{-5}$ a good habit? Try it on your losses too:
# `eval_numerical_gradient(lambda z: softmax_loss(z, y)[0], x, 1e-5)`.
#
# ### 2.3 The Jacobian, and the product that replaces it
#
# A layer maps an array $x$ to an array $y$. Flatten both, row by row (numpy's own order): the **Jacobian** is the matrix
#
# $$J_{ab} = \frac{\partial y_a}{\partial x_b}, \qquad \text{rows: outputs}, \quad \text{columns: inputs}, \qquad J: (y\text{.size},\; x\text{.size}).$$
#
# (Part of the literature uses the transpose. We do not.) Backpropagation needs only the **vector-Jacobian product**: given $\bar y = \partial L / \partial
# y$ in the shape of $y$, it returns $\bar x = J^\top \bar y$ in the shape of $x$. A gradient always has the shape of the thing it belongs to.
#
# A neighbour in full: $y_i = \sum_j x_{ij}$, the sum of each row of a $(2, 3)$ array. Two outputs, six inputs:
#
# $$J = \begin{pmatrix} 1&1&1&0&0&0 \\ 0&0&0&1&1&1 \end{pmatrix}, \qquad \bar x_{ij} = \bar y_i .$$
#
# Twelve numbers, half of them zeros, to say "copy $\bar y_i$ along row $i$".

# %% exercises="numerical_jacobian vector_jacobian"
def numerical_jacobian(f, x, h):
    """Central-difference Jacobian of f at x with step h. Returns (f(x).size, x.size): rows are outputs, columns inputs.

    x: float array of any number of axes. f takes an array of x's shape and returns an array of any shape, or a number (then
    there is one row); what it returns may be a view of its argument. Both sides are flattened in numpy's row-by-row order.
    """
    ### BEGIN SOLUTION
    columns = []
    for i in np.ndindex(*x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        columns.append(np.ravel(f(x + step) - f(x - step)) / (2.0 * h))
    jacobian = np.stack(columns, axis=1)
    ### END SOLUTION
    return jacobian


def vector_jacobian(jacobian, dout, shape):
    """The gradient with respect to x, in x's shape, from the Jacobian and the gradient with respect to y.

    jacobian: (y.size, x.size) as above; dout: array in y's shape, which may have any number of axes or none (a loss);
    shape: x's shape as a tuple, which may have any number of axes or none, and axes of length 1. Returns an array of `shape`.
    """
    ### BEGIN SOLUTION
    dx = (np.ravel(dout) @ jacobian).reshape(shape)
    ### END SOLUTION
    return dx

# %%
# Look at two Jacobians: a linear layer z -> z @ w, four samples, and tanh.
if check.passed("numerical_jacobian"):
    rng = np.random.default_rng(1)
    z, w = rng.normal(size=(4, 3)), rng.normal(size=(3, 2))
    fig, axes = plt.subplots(1, 2, figsize=(9, 3.2))
    for ax, (title, f) in zip(axes, [("z @ w: 4 samples, 3 -> 2", lambda z: z @ w), ("tanh(z)", np.tanh)]):
        jac = numerical_jacobian(f, z.copy(), 1e-5)
        image = ax.imshow(jac, cmap="RdBu", vmin=-2, vmax=2)
        ax.set(title=f"{title}\n{np.mean(np.abs(jac) < 1e-9):.0%} zeros", xlabel="input", ylabel="output")
    fig.colorbar(image, ax=axes, label="dy / dx")
    plt.show()

# %% [markdown]
# **Think.** Why four equal blocks on the left? With a batch of 64, 1000 inputs and 1000 outputs, how many gigabytes is that matrix, and how many
# different numbers does it hold?
#
# ### 2.4 Elementwise layers: a diagonal that is never built
#
# If $y_i = \phi(x_i)$, entry by entry, then $\partial y_a / \partial x_b = \phi'(x_a)\,[a = b]$: the Jacobian is diagonal. ReLU, tanh, sigmoid, dropout
# with a fixed mask: all of them. Multiplying by a diagonal matrix is multiplying entry by entry, so the matrix is written down once in your life,
# here, and never again.
#
# A neighbour whose Jacobian is *not* diagonal and still need not be built: the running sum $y_i = \sum_{j \le i} x_j$. Its Jacobian is a triangle
# of ones; the product with it is a running sum from the other end.

# %%
dout = np.array([1.0, 10.0, 100.0, 1000.0])
triangle = np.tril(np.ones((4, 4)))  # dy_a / dx_b = 1 where b <= a
print("with the matrix   ", triangle.T @ dout)
print("without the matrix", np.cumsum(dout[::-1])[::-1])

# %% exercises="elementwise_jacobian elementwise_vjp"
def elementwise_jacobian(slope):
    """The Jacobian of an elementwise layer, (x.size, x.size), outputs and inputs flattened row by row.

    slope: phi'(x), an array in x's shape, with one axis or more.
    """
    ### BEGIN SOLUTION
    jacobian = np.diag(slope.ravel())
    ### END SOLUTION
    return jacobian


def elementwise_vjp(slope, dout):
    """The gradient with respect to x of an elementwise layer, without its Jacobian.

    slope: phi'(x); dout: the gradient with respect to y; both in x's shape, with one axis or more. x may have two hundred
    thousand entries: their Jacobian would fill 320 gigabytes. Returns an array in x's shape.
    """
    ### BEGIN SOLUTION
    dx = slope * dout
    ### END SOLUTION
    return dx

# %%
if check.passed("elementwise_jacobian") and check.passed("elementwise_vjp"):
    import timeit

    rng, sizes, times = np.random.default_rng(2), [50, 100, 200, 400, 800], []
    for n in sizes:
        slope, dout = rng.normal(size=n), rng.normal(size=n)
        ways = (lambda: elementwise_jacobian(slope).T @ dout, lambda: elementwise_vjp(slope, dout))
        times.append([min(timeit.repeat(way, number=1, repeat=5)) * 1e6 for way in ways])
    plt.loglog(sizes, times, "o-", label=["build the matrix, multiply", "entry by entry"])
    plt.xticks(sizes, [str(n) for n in sizes])
    plt.minorticks_off()
    plt.xlabel("entries of x")
    plt.ylabel("time, microseconds")
    plt.legend()
    plt.show()

# %% [markdown]
# ### 2.5 Gates: distributor, switcher, router
#
# Three gates of two inputs show what a backward pass does, $\bar o$ being the gradient that arrives from above:
#
# | gate | forward | backward | its character |
# |---|---|---|---|
# | add | $o = x + y$ | $\bar x = \bar o,\; \bar y = \bar o$ | *distributor*: everyone gets all of it |
# | mul | $o = x y$ | $\bar x = \bar o\, y,\; \bar y = \bar o\, x$ | *switcher*: each gets it times the other |
# | max | $o = \max(x, y)$ | $\bar o$ to the larger, 0 to the other | *router*: the winner takes it all |
#
# Where one wire feeds several gates, its gradient is the **sum** over them (the multivariate chain rule, and the most often forgotten `+=`).
#
# A neighbour in full, the divide gate: $o = x / y$ gives $\bar x = \bar o / y$ and $\bar y = -\bar o\, x / y^2$.
#
# A *circuit* is a list of gates in an order in which they can be computed. Wires are numbered: first the inputs, then one new wire for each gate.
# `("mul", 0, 2)` multiplies wires 0 and 2 and writes the next free wire. The forward pass is given; the backward pass walks the same list from the
# end, and that is all that any framework does.

# %%
def circuit_forward(gates, inputs):
    """The values on all wires: the inputs (arrays of one shape), then each gate's output, in order."""
    compute = {"add": np.add, "mul": np.multiply, "max": np.maximum}
    values = list(inputs)
    for name, i, j in gates:
        values.append(compute[name](values[i], values[j]))
    return values


# (x + y) * max(y, z), at x = -2, y = 5, z = -4
print(circuit_forward([("add", 0, 1), ("max", 1, 2), ("mul", 3, 4)], [np.array([-2.0]), np.array([5.0]), np.array([-4.0])]))

# %% exercises="gate_backward circuit_backward"
def gate_backward(gate, x, y, dout):
    """The gradients of one gate with respect to its first and its second input.

    gate: "add", "mul" or "max"; x, y, dout: arrays of one shape, or plain numbers. x and y may be the same array (a wire that
    feeds both inputs): each returned gradient still speaks of its own input alone. Equal entries never meet in a max.
    Returns dx, dy.
    """
    ### BEGIN SOLUTION
    if gate == "add":
        dx, dy = np.array(dout), np.array(dout)  # copies: nobody should find two names for one array
    elif gate == "mul":
        dx, dy = dout * y, dout * x
    else:
        x_wins = np.greater(x, y)
        dx, dy = dout * x_wins, dout * np.logical_not(x_wins)
    ### END SOLUTION
    return dx, dy


def circuit_backward(gates, values, dout):
    """The gradient of the last wire with respect to every wire.

    gates: list of (name, i, j) in an order of computation; values: list of arrays of one shape, the values on all wires as
    `circuit_forward` returns them; dout: the gradient with respect to the last wire. A wire, an input or a gate's, may feed
    several gates, both inputs of one gate, or none (then its gradient is an array of zeros; that of the last wire is dout).
    Returns a list of arrays, one for each wire, in order.
    """
    ### BEGIN SOLUTION
    grads = [np.zeros(np.shape(v)) for v in values]
    grads[-1] = np.array(dout)
    first = len(values) - len(gates)  # the wire of the first gate
    for k in reversed(range(len(gates))):
        name, i, j = gates[k]
        di, dj = gate_backward(name, values[i], values[j], grads[first + k])
        grads[i] = grads[i] + di
        grads[j] = grads[j] + dj
    ### END SOLUTION
    return grads

# %%
# The circuit from above, drawn: values in black, gradients in red.
if check.passed("circuit_backward"):
    gates = [("add", 0, 1), ("max", 1, 2), ("mul", 3, 4)]
    values = circuit_forward(gates, [np.array([-2.0]), np.array([5.0]), np.array([-4.0])])
    grads = circuit_backward(gates, values, np.array([1.0]))
    places, labels = [(0, 2), (0, 1), (0, 0), (1, 1.6), (1, 0.4), (2, 1)], ["x", "y", "z", "x + y", "max(y, z)", "product"]
    fig, ax = plt.subplots(figsize=(7, 3.4))
    for k, (_, i, j) in enumerate(gates):
        for source in (i, j):
            (x0, y0), (x1, y1) = places[source], places[3 + k]
            ax.annotate("", (x1 - 0.17, y1), (x0 + 0.17, y0), arrowprops={"arrowstyle": "->", "color": "grey"})
    for (px, py), label, value, grad in zip(places, labels, values, grads):
        ax.text(px, py + 0.12, f"{label} = {value.item():g}", ha="center")
        ax.text(px, py - 0.18, f"{grad.item():g}", ha="center", color="crimson")
    ax.set(xlim=(-0.4, 2.5), ylim=(-0.4, 2.5), title="Values (black) and gradients of the product (red)")
    ax.axis("off")
    plt.show()

# %% [markdown]
# **Think.** $y$ receives a gradient from two sides; which part came through the distributor, which through the router? Why does $z$ learn nothing, and
# when would it? And a switcher multiplies by the *other* input: what happens to a weight's gradient when all inputs are scaled by 1000?
#
# ### 2.6 Deep linear networks: nothing on paper, something in silicon
#
# A stack of affine layers without activations, $h_{l} = h_{l-1} W_l + b_l$, is one affine layer: depth without a non-linearity buys nothing.
# For scalars, worked out: $(x\,a + b)\,c + d = x\,(ac) + (bc + d)$: the first bias passes through all that follows it. For matrices mind the order.
#
# That is a statement about real numbers. Floating-point addition rounds, so a "linear" network of floats is *not* linear, and one can build
# on that. A worked neighbour is underflow: multiply by $2^{-140}$, then by $2^{140}$, in `float32`. On paper this is the identity; but below $2^{-149}$ there is
# nothing but zero, so what comes back sits on a grid of width $2^{-9}$, and small inputs vanish: a dead zone, made of two multiplications.
#
# Your turn with *addition*. A `float64` keeps 53 binary digits: between $2^{52}$ and $2^{53}$ its neighbours are exactly 1 apart. Choose biases $b_1, b_2$ with $b_1 +
# b_2 = 0$ such that the two layers $x \mapsto x + b_1$ and $h \mapsto h + b_2$ round $x$ to the nearest multiple of a step. (Think about negative $x$: what
# is the spacing *below* $2^{52}$?)

# %%
tiny = np.array([1e-5, 1e-3, 2e-3, 0.1], dtype=np.float32)
print("in: ", tiny, "\nout:", (tiny * np.float32(2.0**-140)) * np.float32(2.0**70) * np.float32(2.0**70))

# %% exercises="collapse_linear float_staircase"
def collapse_linear(weights, biases):
    """One affine layer that equals a stack of them: x @ weight + bias for every x of shape (N, D).

    weights: list of at least one (D_in, D_out) array, each fitting the next, any widths, also 1; biases: list of (D_out,) arrays,
    not zero. Returns weight (first D_in, last D_out) and bias (last D_out,).
    """
    ### BEGIN SOLUTION
    weight, bias = np.array(weights[0]), np.array(biases[0])
    for w, b in zip(weights[1:], biases[1:]):
        weight, bias = weight @ w, bias @ w + b
    ### END SOLUTION
    return weight, bias


def float_staircase(step):
    """Biases b1, b2 (two floats, b1 + b2 == 0) such that (x + b1) + b2, in float64, is x rounded to a multiple of `step`.

    step: a float, a power of two between 2**-20 and 2**20. It must hold for x of either sign with |x| up to 2**20 * step
    (ties, where x lies midway between two multiples, are not looked at).
    """
    ### BEGIN SOLUTION
    b1 = 1.5 * 2.0**52 * step  # in the middle of the binade whose spacing is `step`, so that x may be negative
    b2 = -b1
    ### END SOLUTION
    return b1, b2

# %%
if check.passed("float_staircase"):
    x = np.linspace(-3, 3, 601)
    for step in (1.0, 0.25):
        b1, b2 = float_staircase(step)
        plt.plot(x, (x + b1) + b2, label=f"(x + b1) + b2, step {step:g}")
    plt.plot(x, x, "k:", lw=1, label="on paper")
    plt.xlabel("x")
    plt.ylabel("output of two 'linear' layers")
    plt.legend()
    plt.show()

# %% [markdown]
# **Think.** The staircase is made of linear layers only and is not linear. What is its gradient according to backpropagation, and what is its true slope
# nearly everywhere? Could you train it?
#
# ### 2.7 Pieces: from ReLUs to any function
#
# A network of one hidden layer, $\text{out} = \max(0,\, x w_1 + b_1)\, w_2 + b_2$ with $x: (N, 1)$, $w_1: (1, H)$, $b_1: (H,)$, $w_2: (H, 1)$, $b_2: (1,)$, is a
# piecewise linear function of $x$: unit $k$ puts a kink at $-b_{1k} / w_{1k}$. Turn this round: give me the pieces and I give you the weights. That is the whole
# idea behind universality: cut a curve into pieces, or tile it.
#
# A neighbour in full is the *ramp*, 0 up to $a$, 1 from $b$ on: slope $1/(b-a)$ is switched on at $a$ and off at $b$, so $H = 2$.
#
# * A **tile** is 1 on $[\text{left}, \text{right}]$, 0 outside, with a straight ramp of width `ramp` on each side, *outside* the plateau. Four slopes change.
# * An **interpolant** through knots $(t_k, v_k)$ has slope $s_k = (v_{k+1} - v_k) / (t_{k+1} - t_k)$ between them. What a ReLU must add at $t_k$ is not the
#   slope but its *change*.

# %%
def relu_net(x, w1, b1, w2, b2):
    """x: (N, 1) -> (N, 1), one hidden layer of ReLUs."""
    return np.maximum(0.0, x @ w1 + b1) @ w2 + b2


def ramp_weights(a, b):
    """0 up to a, 1 from b on, straight between."""
    slope = 1.0 / (b - a)
    return np.array([[1.0, 1.0]]), np.array([-a, -b]), np.array([[slope], [-slope]]), np.array([0.0])


print(relu_net(np.array([[-1.0], [2.0], [2.5], [9.0]]), *ramp_weights(2.0, 4.0)).ravel())

# %% exercises="relu_tile relu_interpolant"
def relu_tile(left, right, ramp):
    """Weights of a one-hidden-layer ReLU net that is a tile: 1 on [left, right], 0 outside [left - ramp, right + ramp].

    left <= right (equal: the tile is a tent), ramp > 0; it must hold on the whole line, looked at for |x| up to 1000.
    Returns w1 (1, H), b1 (H,), w2 (H, 1), b2 (1,) for an H of your choice.
    """
    ### BEGIN SOLUTION
    kinks = np.array([left - ramp, left, right, right + ramp])
    w1, b1 = np.ones((1, 4)), -kinks
    w2 = np.array([[1.0], [-1.0], [-1.0], [1.0]]) / ramp  # changes of slope
    b2 = np.zeros(1)
    ### END SOLUTION
    return w1, b1, w2, b2


def relu_interpolant(knots, values):
    """Weights of a one-hidden-layer ReLU net through all points (knots[k], values[k]), straight between neighbours.

    knots: (K,) increasing, K >= 2, anywhere on the line, not evenly spaced; values: (K,). Outside the knots anything is allowed.
    Returns w1 (1, H), b1 (H,), w2 (H, 1), b2 (1,) with H at most K.
    """
    ### BEGIN SOLUTION
    slopes = np.diff(values) / np.diff(knots)  # (K-1,)
    w1, b1 = np.ones((1, len(slopes))), -knots[:-1]
    w2 = np.diff(slopes, prepend=0.0)[:, None]  # the first slope, then the changes
    b2 = np.array([values[0]])
    ### END SOLUTION
    return w1, b1, w2, b2

# %%
# A curve from tiles (steps of constant height) and from an interpolant, with the same number of pieces.
if check.passed("relu_tile") and check.passed("relu_interpolant"):
    curve = lambda t: np.sin(2 * t) + 0.3 * t
    x = np.linspace(0, 5, 500)[:, None]
    fig, axes = plt.subplots(1, 2, figsize=(9, 3.2), sharey=True)
    for ax, pieces in zip(axes, (8, 24)):
        edges = np.linspace(0, 5, pieces + 1)
        gap = 0.1 * (edges[1] - edges[0])  # neighbouring ramps overlap and add up to one
        tiles = [(a + gap / 2, b - gap / 2, gap) for a, b in zip(edges[:-1], edges[1:])]
        tiled = sum(curve((a + b) / 2) * relu_net(x, *relu_tile(a, b, r)) for a, b, r in tiles)
        ax.plot(x, curve(x), "k", lw=3, alpha=0.3, label="curve")
        ax.plot(x, tiled, label=f"{pieces} tiles")
        ax.plot(x, relu_net(x, *relu_interpolant(edges, curve(edges))), label=f"interpolant, {pieces + 1} knots")
        ax.set(xlabel="x", ylim=(-1.2, 3.6))
        ax.legend(fontsize=8, loc="upper left")
    axes[0].set_ylabel("output")
    plt.show()

# %% [markdown]
# **Think.** Double the number of pieces: by what factor does the error of the tiles fall, and that of the interpolant? How many tiles of the same width
# would you need on a square, a cube, an image of a thousand pixels? Universality says "enough"; it does not say "few".
#
# ### 2.8 What depth adds: counting pieces
#
# One layer of $H$ ReLUs gives at most $H + 1$ pieces in one dimension. A second layer folds what the first has made: here is a *tent*, two units that fold $[0, 1]$
# onto itself. Compose it with itself and the number of pieces *doubles* with each layer. Count them for any network.
#
# How to find the kinks: while $x$ stays between two kinks found so far, everything up to the next layer's pre-activations is a straight line in $x$, known
# from its values at the two ends; where such a line crosses zero, a new kink may lie. It *may*: a unit with outgoing weight zero, or two units that cancel, leave
# no trace. A piece is a longest interval on which the *output* is one straight line.

# %%
def deep_relu_net(x, weights, biases):
    """x: (N, 1) -> (N, 1); a ReLU after every layer but the last."""
    for w, b in zip(weights[:-1], biases[:-1]):
        x = np.maximum(0.0, x @ w + b)
    return x @ weights[-1] + biases[-1]


def folded_tent(depth):
    """tent(tent(...)), `depth` times; tent(x) = 2 relu(x) - 4 relu(x - 1/2), from 0 up to 1 and back on [0, 1]."""
    fold = np.array([[2.0, 2.0], [-4.0, -4.0]])
    weights = [np.ones((1, 2))] + [fold] * (depth - 1) + [np.array([[2.0], [-4.0]])]
    return weights, [np.array([0.0, -0.5])] * depth + [np.zeros(1)]

# %% exercises="count_linear_regions"
def count_linear_regions(weights, biases, low, high):
    """The number of straight pieces of a ReLU net of one input and one output on the interval [low, high].

    weights: list of two or more arrays, (1, H1), (H1, H2), ..., (H, 1), of any depth and width; biases: list of arrays
    (H1,), ..., (1,); a ReLU after every layer but the last. Neighbouring pieces have slopes that differ by 0.05 or more; kinks
    lie 0.01 or more from each other and from the ends. Units may be idle, coincide or cancel. Returns an int.
    """
    ### BEGIN SOLUTION
    layers = list(zip(weights, biases))
    ends = np.array([float(low), float(high)])
    for k, _ in enumerate(layers[:-1]):
        z = ends[:, None] @ weights[0] + biases[0]
        for w, b in layers[1 : k + 1]:
            z = np.maximum(0.0, z) @ w + b  # (ends, H): between two ends z is a straight line
        before, after = z[:-1], z[1:]
        piece, unit = np.nonzero((before > 0) != (after > 0))
        share = before[piece, unit] / (before[piece, unit] - after[piece, unit])
        crossings = ends[piece] + share * (ends[piece + 1] - ends[piece])
        ends = np.sort(np.concatenate([ends, crossings]))
        ends = ends[np.diff(ends, prepend=-np.inf) > 1e-9]  # the same kink found twice, up to rounding
    out = ends[:, None]
    for w, b in layers[:-1]:
        out = np.maximum(0.0, out @ w + b)
    slopes = np.diff((out @ weights[-1])[:, 0]) / np.diff(ends)
    pieces = 1 + int(np.sum(np.abs(np.diff(slopes)) > 1e-3))
    ### END SOLUTION
    return pieces

# %%
if check.passed("count_linear_regions"):
    rng, depths = np.random.default_rng(3), np.arange(1, 7)
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2))
    x = np.linspace(0, 1, 1025)[:, None]
    left.plot(x, deep_relu_net(x, *folded_tent(1)), label="1 layer")
    left.plot(x, deep_relu_net(x, *folded_tent(4)), label="4 layers", lw=1)
    left.set(xlabel="x", ylabel="output", ylim=(-0.05, 1.3), title="A tent, and the tent of tents")
    left.legend(loc="upper center", ncol=2, fontsize=8)
    deep = [count_linear_regions(*folded_tent(d), 0.0, 1.0) for d in depths]
    right.plot(2 * depths, deep, "o-", label="deep: layers of 2")
    wide = [([rng.normal(size=(1, 2 * d)), rng.normal(size=(2 * d, 1))], [rng.normal(size=2 * d), np.zeros(1)]) for d in depths]
    right.plot(2 * depths, [count_linear_regions(*net, -50.0, 50.0) for net in wide], "o-", label="wide: one layer, random")
    right.set(xlabel="hidden units", ylabel="linear pieces", title="Pieces for the same number of units")
    right.set_yscale("log", base=2)
    right.legend(fontsize=8)
    fig.tight_layout()
    plt.show()

# %% [markdown]
# **Think.** Ten folds make 1024 pieces from twenty units, but can such a net be *any* function of 1024 pieces? Count its parameters. And what does
# a small random change of one weight in the first layer do to all the pieces behind it?

# %% [markdown]
# ## 3. Automatic differentiation
#
# Until now you wrote one backward function for each forward function, and you were the one who called them in the right
# order. A machine can do the second half. It records what was computed as a **graph**: a node for each value, an edge from
# each value to what was made of it. Going through the graph backwards, and asking each operation for *its own* small
# gradient, gives the gradient of everything.
#
# The next cell is the machine's frame, and it is given. A `Tensor` is a node: a value (`numpy()`, a float64 array), the
# operation `op` that made it (`None` for a leaf), its `inputs`, and later its gradient `grad`. An `Op` knows two things:
#
# * `compute(*arrays)`: numpy arrays in, one numpy array out;
# * `gradient(out_grad, node)`: given the gradient with respect to the output, a Tensor of the output's shape, the gradient
#   with respect to each input: one Tensor, or a tuple of as many Tensors as there are inputs, each of *its input's* shape.
#   `node.inputs` are the inputs.
#
# Three rules of the house. **(1)** `gradient` returns Tensors made by operations on Tensors, so that a gradient is again a
# graph, which you will differentiate a second time. **(2)** A node's value never changes; the arrays are read-only, to
# catch it if you try. **(3)** Element by element operations take equal shapes; broadcasting is an operation of its own. The
# names are those of the needle library.
#
# Two operations are worked out: a sum *distributes* the gradient, both summands get it whole; adding a constant just hands
# it on.

# %%
import numpy as array_api
from numpy import ndarray as NDArray


class Tensor:
    """A node of the graph: a float64 value, the op and the inputs that made it (None and () for a leaf), and a gradient."""

    __array_ufunc__ = None  # tells numpy to leave `array * tensor` to the methods below

    def __init__(self, data, op=None, inputs=()):
        data = data.cached_data if isinstance(data, Tensor) else data
        self.cached_data = np.array(data, dtype=np.float64) if op is None else np.asarray(data, dtype=np.float64)
        self.cached_data.flags.writeable = False
        self.op, self.inputs, self.grad = op, list(inputs), None

    def __repr__(self):
        return f"Tensor({self.cached_data}, {type(self.op).__name__ if self.op else 'leaf'})"

    @property
    def shape(self):
        return self.cached_data.shape

    def numpy(self):
        return self.cached_data

    def realize_cached_data(self):
        return self.cached_data

    def detach(self):
        """The same value as a leaf: the gradient stops here."""
        return Tensor(self.cached_data)

    def __neg__(self):
        return Negate()(self)

    def __add__(self, other):
        return AddScalar(other)(self) if np.ndim(other) == 0 and not isinstance(other, Tensor) else EWiseAdd()(self, other)

    def __mul__(self, other):
        return MulScalar(other)(self) if np.ndim(other) == 0 and not isinstance(other, Tensor) else EWiseMul()(self, other)

    def __truediv__(self, other):
        return DivScalar(other)(self) if np.ndim(other) == 0 and not isinstance(other, Tensor) else EWiseDiv()(self, other)

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return (-self) + other

    def __rtruediv__(self, other):
        return PowerScalar(-1)(self) * other

    __radd__, __rmul__ = __add__, __mul__

    def __pow__(self, number):
        return PowerScalar(number)(self)

    def __matmul__(self, other):
        return MatMul()(self, other)

    def __rmatmul__(self, other):
        return MatMul()(other, self)

    def exp(self):
        return Exp()(self)

    def log(self):
        return Log()(self)

    def tanh(self):
        return Tanh()(self)

    def relu(self):
        return ReLU()(self)

    def reshape(self, shape):
        return Reshape(shape)(self)

    def transpose(self, axes=None):
        return Transpose(axes)(self)

    def sum(self, axes=None):
        return Summation(axes)(self)

    def max(self, axes=None):
        return Max(axes)(self)

    def broadcast_to(self, shape):
        return BroadcastTo(shape)(self)

    def backward(self, out_grad=None):
        compute_gradient_of_variables(self, Tensor(np.ones(self.shape)) if out_grad is None else out_grad)


class Op:
    """An operation: `compute` on arrays, `gradient` on Tensors. Called with Tensors, it makes the node of its result."""

    def __call__(self, *args):
        inputs = [a if isinstance(a, Tensor) else Tensor(a) for a in args]
        return Tensor(self.compute(*[a.cached_data for a in inputs]), self, inputs)

    def gradient_as_tuple(self, out_grad, node):
        """`gradient`, always as a tuple of Tensors, one for each input."""
        grads = self.gradient(out_grad, node)
        grads = tuple(grads) if isinstance(grads, (tuple, list)) else (grads,)
        if len(grads) != len(node.inputs) or not all(isinstance(g, Tensor) for g in grads):
            came = ", ".join(type(g).__name__ for g in grads)
            raise TypeError(f"{type(self).__name__}.gradient gave ({came}); one Tensor for each of {len(node.inputs)} inputs was expected")
        return grads


class TensorOp(Op):
    """An operation whose result is one Tensor."""


class EWiseAdd(TensorOp):
    """a + b, of equal shape."""

    def compute(self, a, b):
        return a + b

    def gradient(self, out_grad, node):
        return out_grad, out_grad


class AddScalar(TensorOp):
    """a + number."""

    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        return a + self.scalar

    def gradient(self, out_grad, node):
        return out_grad

# The operations by needle's function names: exp(a) for Exp()(a), and so on; use either spelling once the class is written.
def add(a, b):
    return EWiseAdd()(a, b)
def add_scalar(a, scalar):
    return AddScalar(scalar)(a)
def multiply(a, b):
    return EWiseMul()(a, b)
def mul_scalar(a, scalar):
    return MulScalar(scalar)(a)
def divide(a, b):
    return EWiseDiv()(a, b)
def divide_scalar(a, scalar):
    return DivScalar(scalar)(a)
def power_scalar(a, scalar):
    return PowerScalar(scalar)(a)
def negate(a):
    return Negate()(a)
def exp(a):
    return Exp()(a)
def log(a):
    return Log()(a)
def tanh(a):
    return Tanh()(a)
def relu(a):
    return ReLU()(a)
def transpose(a, axes=None):
    return Transpose(axes)(a)
def reshape(a, shape):
    return Reshape(shape)(a)
def summation(a, axes=None):
    return Summation(axes)(a)
def broadcast_to(a, shape):
    return BroadcastTo(shape)(a)
def matmul(a, b):
    return MatMul()(a, b)


# %% [markdown]
# ### Element by element
#
# For $o = f(a)$ applied to each element, the Jacobian is diagonal, and the whole of backpropagation is one product of equal
# shapes: $\bar a = \bar o \odot f'(a)$, where a bar means "the gradient with respect to". With two inputs there are two
# such lines. A product is a *switch*: each factor's gradient is scaled by the *other* factor,
#
# $$o = a\,b: \quad \bar a = \bar o\, b, \quad \bar b = \bar o\, a. \qquad\qquad o = a^p: \quad \bar a = \bar o\; p\, a^{p-1}.$$
#
# For $a/b$ do it on paper first. A neighbour, worked out, is the reciprocal root $o = a^{-1/2}$: with the value at hand,
# $o' = -\tfrac12 o^3$,
#
# ```python
# class Rsqrt(TensorOp):
#     def compute(self, a):
#         return 1 / np.sqrt(a)
#
#     def gradient(self, out_grad, node):        # node is the output: a function of it is often the cheapest slope
#         return out_grad * node * node * node * -0.5
# ```
#
# Graded: value and gradient of each, for any shape and any cotangent; powers of negative numbers with whole exponents (0 and
# negative ones too), of 0 with the exponents 1, 2, ..., of positive numbers with any exponent; `Tanh` must stay finite for inputs
# up to $\pm 10^3$. Never tested: a ReLU exactly at 0.

# %% exercises="elementwise_ops function_ops"
class EWiseMul(TensorOp):
    """a * b. Two inputs of equal shape; gradients with respect to both."""

    def compute(self, a, b):
        ### BEGIN SOLUTION
        return a * b
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        a, b = node.inputs
        return out_grad * b, out_grad * a
        ### END SOLUTION


class EWiseDiv(TensorOp):
    """a / b. Two inputs of equal shape, b nowhere 0; gradients with respect to both."""

    def compute(self, a, b):
        ### BEGIN SOLUTION
        return a / b
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        b = node.inputs[1]
        return out_grad / b, -(out_grad * node / b)
        ### END SOLUTION


class MulScalar(TensorOp):
    """a * number (`self.scalar`)."""

    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        ### BEGIN SOLUTION
        return a * self.scalar
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad * self.scalar
        ### END SOLUTION


class DivScalar(TensorOp):
    """a / number (`self.scalar`, not 0)."""

    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        ### BEGIN SOLUTION
        return a / self.scalar
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad / self.scalar
        ### END SOLUTION


class PowerScalar(TensorOp):
    """a ** number (`self.scalar`): any exponent for a > 0; whole ones, 0 and negative too, for a of either sign; 1, 2, ... for a = 0."""

    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        ### BEGIN SOLUTION
        return a ** float(self.scalar)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad * node.inputs[0] ** (self.scalar - 1) * self.scalar
        ### END SOLUTION


class Negate(TensorOp):
    """-a."""

    def compute(self, a):
        ### BEGIN SOLUTION
        return -a
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return -out_grad
        ### END SOLUTION


class Exp(TensorOp):
    """e to the a."""

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.exp(a)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad * node
        ### END SOLUTION


class Log(TensorOp):
    """Natural logarithm of a > 0."""

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.log(a)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad / node.inputs[0]
        ### END SOLUTION


class Tanh(TensorOp):
    """Hyperbolic tangent of a, finite (value and gradient) for a from -1000 to 1000."""

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.tanh(a)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad * (1 - node * node)
        ### END SOLUTION


class ReLU(TensorOp):
    """max(a, 0). The mask of the gradient is a constant: a leaf `Tensor` of zeros and ones."""

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.maximum(a, 0)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad * Tensor(node.inputs[0].numpy() > 0)
        ### END SOLUTION


# %%
# Each curve with the slope that your gradient gives. Where a dashed line crosses zero, its curve must be flat.
if check.passed("elementwise_ops") and check.passed("function_ops"):
    grid = np.linspace(-2.5, 2.5, 201)
    fig, axes = plt.subplots(1, 3, figsize=(9, 2.8), sharex=True)
    for ax, (title, op) in zip(axes, {"tanh(a)": Tanh(), "ReLU(a)": ReLU(), "a³": PowerScalar(3)}.items()):
        node = op(Tensor(grid))
        slope = op.gradient_as_tuple(Tensor(np.ones_like(grid)), node)[0]
        ax.plot(grid, node.numpy(), label="value")
        ax.plot(grid, slope.numpy(), "--", label="slope")
        ax.set(title=title, xlabel="a", ylim=(-3, 5))
    axes[0].set_ylabel("value, slope")
    axes[0].legend()
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ### Shape movers
#
# `Reshape`, `Transpose` and `Permute` move numbers about and compute nothing: the Jacobian is a permutation matrix, its
# transpose is its inverse, so the gradient is moved *back*. A worked neighbour: reversing an axis, whose gradient is
# reversed again.
#
# ```python
# class Flip(TensorOp):
#     def __init__(self, axis):
#         self.axis = axis
#
#     def compute(self, a):
#         return np.flip(a, self.axis)
#
#     def gradient(self, out_grad, node):
#         return Flip(self.axis)(out_grad)
# ```
#
# Conventions differ here. As in needle, `Transpose(axes)` exchanges *two* axes, by default the last two, also where there
# are more than two. `Permute(axes)` is numpy's and torch's full permutation: axis `i` of the output is axis `axes[i]` of
# the input. When is a permutation its own inverse, and when not?

# %% exercises="reshape_transpose_ops"
class Reshape(TensorOp):
    """`a` in the shape `self.shape` (a tuple of the same number of elements, in numpy's own order)."""

    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        ### BEGIN SOLUTION
        return a.reshape(self.shape)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad.reshape(node.inputs[0].shape)
        ### END SOLUTION


class Transpose(TensorOp):
    """`a`, of two or more axes, with two of them exchanged: `self.axes` is a pair, or None for the last two."""

    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.swapaxes(a, *(self.axes or (-2, -1)))
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad.transpose(self.axes)
        ### END SOLUTION


class Permute(TensorOp):
    """`a` with its axes in the order `self.axes`, a tuple that holds each of 0 to ndim-1 once."""

    def __init__(self, axes):
        self.axes = axes

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.transpose(a, self.axes)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return Permute(tuple(int(i) for i in np.argsort(self.axes)))(out_grad)
        ### END SOLUTION


# %% [markdown]
# ### Sum and broadcast: two sides of one thing
#
# A **sum** over an axis sends many numbers to one; each of them contributes with weight 1, so each gets the output's
# gradient: the gradient of a sum is a *broadcast*. Mind the shape. With `a` of shape (2, 3, 4) and `axes=1` the output has
# shape (2, 4), which broadcasts to (2, 3, 4) only after the lost axis is put back as a 1: (2, 1, 4).
#
# A **broadcast** uses one number many times, and gradients over several uses add up: the gradient of a broadcast is a
# *sum*. By numpy's rule shapes are aligned at the right:
#
# | | | | | |
# |---|---|---|---|---|
# | input | | 3 | 1 | 5 |
# | output | 2 | 3 | 4 | 5 |
# | sum the gradient over | yes (new) | no | yes (grown) | no |
#
# A neighbour with numbers: the mean of $n$ numbers is a sum divided by $n$; with $\bar o = 6$ and $n = 3$ every one of the
# three gets 2. Where has the number 6 gone when you add up what was handed out?
#
# Graded: `axes` of a sum as `None` (all), a number or a tuple of numbers in any order, negative ones count from the end, in a tuple
# too; broadcasts that add axes, grow axes of size 1, or both, several of each, also from a plain number, shape ().

# %% exercises="summation_op broadcast_to_op"
class Summation(TensorOp):
    """The sum of `a` over `self.axes`: None (all, result of shape ()), a number, or a tuple in any order; negative ones count from the end.

    The axes that are summed disappear from the shape (no keepdims).
    """

    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.sum(a, axis=self.axes)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        a = node.inputs[0]
        kept = np.sum(a.numpy(), axis=self.axes, keepdims=True).shape
        return out_grad.reshape(kept).broadcast_to(a.shape)
        ### END SOLUTION


class BroadcastTo(TensorOp):
    """`a` repeated to `self.shape` (a tuple) by numpy's rules: new axes on the left, axes of size 1 grow."""

    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.broadcast_to(a, self.shape)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        shape = node.inputs[0].shape
        aligned = (1,) * (len(self.shape) - len(shape)) + shape
        repeated = tuple(i for i, (old, new) in enumerate(zip(aligned, self.shape)) if old != new)
        return out_grad.sum(repeated).reshape(shape)
        ### END SOLUTION


# %% [markdown]
# ### Matrix product and maximum
#
# For $O = A B$ with $A$ of shape $(n, k)$ and $B$ of shape $(k, m)$,
#
# $$\bar A = \bar O\, B^\top \;(n, k), \qquad \bar B = A^\top \bar O \;(k, m).$$
#
# There is no need to learn this by heart: with shapes that all differ there is just one product of $\bar O$ and $B$ that
# has the shape of $A$. numpy also multiplies *stacks*: with more than two axes the last two are the matrices. Graded: two
# matrices; stacks on both sides with equal leading axes; a stack, of one leading axis or several, on one side and a single
# matrix on the other, either way round. There the matrix is used for every member of the stack, so its gradient is a sum, as
# for any broadcast.
#
# A **maximum** is a *router*: the entry that won gets all of the gradient, the others nothing. In numbers, worked: $\max(2,
# 7, 5) = 7$ with $\bar o = 3$ gives $(0, 3, 0)$. The mask of winners is a constant, as for ReLU. Ties are never tested
# (which of two equal entries wins is a convention).

# %% exercises="matmul_op max_op"
class MatMul(TensorOp):
    """a @ b: matrices (n, k) and (k, m), or stacks of them: equal leading axes, or leading axes on one side only."""

    def compute(self, a, b):
        ### BEGIN SOLUTION
        return a @ b
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        a, b = node.inputs
        grads = out_grad @ b.transpose(), a.transpose() @ out_grad
        return tuple(g.sum(tuple(range(len(g.shape) - len(x.shape)))) for g, x in zip(grads, (a, b)))
        ### END SOLUTION


class Max(TensorOp):
    """The largest entry of `a` along `self.axes`: None (all, result of shape ()) or a number from 0 to ndim-1.

    The axis disappears from the shape. Entries of any sign and size; no ties.
    """

    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.max(a, axis=self.axes)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        a = node.inputs[0]
        top = np.max(a.numpy(), axis=self.axes, keepdims=True)
        return out_grad.reshape(top.shape).broadcast_to(a.shape) * Tensor(a.numpy() == top)
        ### END SOLUTION


# %% [markdown]
# ### The order of the graph
#
# A gradient may be handed on by a node only when it is complete, that is when *everything that used the node* has been
# dealt with. So we need an order in which each node stands after all of its inputs (a **topological order**), and go
# through it from the end. A depth-first walk gives one: visit a node's inputs first, then write down the node
# (*post-order*), and never write a node twice.
#
# By hand, for $b = f(a),\; c = g(a, b),\; d = h(b, c)$: start at $d$; its first input is $b$, whose input is $a$: write
# $a$, then $b$. Back at $d$, the next input is $c$; both its inputs are written: write $c$, then $d$. Order: $a, b, c, d$.
# Going level by level from $d$ instead (breadth first) meets $b$ and $c$ on level 1 and $a$ on level 2, and reversed that
# is $a, c, b, d$ or $a, b, c, d$: one of them is wrong, since $c$ needs $b$. The shortest way to a node says nothing; the
# longest does.
#
# Graded: any order in which inputs come first is right. Several nodes may be asked for at once, and they may share inputs; a
# node may use one input several times.
# Each node stands in the list once, however many paths lead to it. A chain of 3000 nodes must work too; Python stops a
# recursion at about 1000 calls, so keep your own stack of nodes (or find another way).

# %% exercises="find_topo_sort"
def find_topo_sort(node_list):
    """All nodes that the nodes of `node_list` depend on, themselves included: a list in which each node stands once, after its `inputs`.

    node_list: a list of Tensors. Any valid order is right. Chains of up to 3000 nodes.
    """
    ### BEGIN SOLUTION
    order, seen = [], set()
    for root in node_list:
        stack = [] if id(root) in seen else [(root, iter(root.inputs))]
        seen.add(id(root))
        while stack:
            node, rest = stack[-1]
            child = next((i for i in rest if id(i) not in seen), None)
            if child is None:
                order.append(node)
                stack.pop()
            else:
                seen.add(id(child))
                stack.append((child, iter(child.inputs)))
    return order
    ### END SOLUTION


# %% [markdown]
# ### Reverse mode
#
# With the order in hand, all of backpropagation is a short loop. Start with the given gradient of the output. Go through
# the order from the end; at each node **add up** the contributions of all its uses,
#
# $$\bar v = \sum_{w \text{ uses } v} \bar w\, \frac{\partial w}{\partial v},$$
#
# store the sum as `node.grad`, ask `node.op.gradient_as_tuple(node.grad, node)` *once* for the contributions to its inputs,
# and keep those until their turn comes. In numbers, worked: $a = 3$, $b = a^2$, $o = a\,b$, $\bar o = 1$. From $o$: $\bar b
# = a = 3$, and a first part $b = 9$ for $a$. From $b$: a second part $\bar b \cdot 2a = 18$. Sum: $\bar a = 27$, which is
# right, as $o = a^3$.
#
# Graded: `.grad` of every node, inner nodes included; each operation's gradient asked for once; an input used twice by one
# operation; a second call, which *replaces* the gradients of the first (torch adds them up, needle and we do not).

# %% exercises="compute_gradient_of_variables"
def compute_gradient_of_variables(output_tensor, out_grad):
    """Sets `.grad`, a Tensor of the node's shape, on every node that `output_tensor` depends on, itself included. Returns nothing.

    out_grad: Tensor of the output's shape, the gradient of some scalar with respect to it.
    Gradients are summed over all paths; each node's op is asked for its gradient once; earlier `.grad` are replaced.
    """
    ### BEGIN SOLUTION
    parts = {id(output_tensor): [out_grad]}
    for node in reversed(find_topo_sort([output_tensor])):
        first, *others = parts[id(node)]
        for other in others:
            first = first + other
        node.grad = first
        if node.op is not None:
            for source, grad in zip(node.inputs, node.op.gradient_as_tuple(first, node)):
                parts.setdefault(id(source), []).append(grad)
    ### END SOLUTION


# %%
# Your machine at work on o = tanh(a b) a + b: each box shows a node's value and gradient. The boxes stand in the order that
# you found, so every arrow must point to the right. By which paths does the gradient of a arrive?
def draw_graph(output, names):
    """Draws the nodes that `output` depends on, left to right in topological order; names: {id(leaf): its name}."""
    order = find_topo_sort([output])
    place = {id(node): (i, (0, 1.4, -1.4)[i % 3]) for i, node in enumerate(order)}
    fig, ax = plt.subplots(figsize=(10, 3.6))
    ax.set(xlim=(-0.7, len(order) - 0.3), ylim=(-2.2, 2.2))
    boxes = {}
    for node in order:
        text = f"{names.get(id(node), type(node.op).__name__)}\nvalue {node.numpy():.3f}\ngrad {node.grad.numpy():.3f}"
        style = dict(boxstyle="round", fc="w" if node.inputs else "#fff0c8")
        boxes[id(node)] = ax.text(*place[id(node)], text, ha="center", va="center", bbox=style, zorder=1).get_bbox_patch()
    fig.canvas.draw()
    for node in order:
        for source in node.inputs:
            ends = dict(patchA=boxes[id(source)], patchB=boxes[id(node)], shrinkA=0, shrinkB=0)
            arrow = dict(arrowstyle="-|>", color="0.4", connectionstyle="arc3,rad=0.12", **ends)
            ax.annotate("", place[id(node)], place[id(source)], arrowprops=arrow)
    ax.axis("off")
    plt.show()


if check.passed("compute_gradient_of_variables") and check.passed("function_ops"):
    a, b = Tensor(0.8), Tensor(-0.5)
    o = tanh(a * b) * a + b
    compute_gradient_of_variables(o, Tensor(1.0))
    draw_graph(o, {id(a): "a", id(b): "b"})

# %% [markdown]
# ### Logistic regression as a graph
#
# With the machine, a model is its forward pass. For logits $z = Xw + b$ and labels $y \in [0, 1]$ the mean cross-entropy is
#
# $$L = \frac1N \sum_i \left[\log(1 + e^{z_i}) - y_i z_i\right] + \lambda\, \lVert w \rVert^2 .$$
#
# Two traps. $e^{z}$ overflows from $z \approx 710$ on. For any $m$, $\log(1 + e^z) = m + \log(e^{-m} + e^{z-m})$, and with
# $m = \max(z, 0)$ nothing overflows. Let $m$ be a constant, not a node: the formula is right for every $m$, so no gradient
# passes through it, and $z = 0$, where training starts, is a point like any other (through ReLU its slope would be 0). And `y` of shape (N,) beside `z` of shape (N, 1) is an (N, N) matrix in numpy: the loss is
# wrong without a word, and the backward pass stumbles far from the slip. The neighbour, least squares, whole:
#
# ```python
# def squared_loss_graph(X, y, w, b):
#     z = Tensor(X) @ w + broadcast_to(b, (len(X), 1))
#     return summation((z - np.reshape(y, (-1, 1))) ** 2) / len(X)
# ```
#
# Graded: value, and gradients with respect to `w` and `b` by your reverse mode; logits to $\pm 10^4$; soft labels, anywhere
# from 0 to 1; `reg` multiplies $\lVert w\rVert^2$ as it stands (no factor one half), and `b` is not regularised.

# %% exercises="logistic_loss_graph"
def logistic_loss_graph(X, y, w, b, reg=0.0):
    """The mean cross-entropy of logistic regression plus reg * sum(w**2), as the last node of a graph: a Tensor of shape ().

    X: (N, D) array. y: (N,) array of labels from 0 to 1, soft ones included. w: Tensor (D, 1). b: Tensor (1,).
    Value and gradients are finite and exact for logits from -1e4 to 1e4, 0 included.
    """
    ### BEGIN SOLUTION
    count = len(X)
    z = Tensor(X) @ w + b.broadcast_to((count, 1))
    m = np.maximum(z.numpy(), 0.0)
    losses = ((z - m).exp() + np.exp(-m)).log() + m - z * np.reshape(y, (count, 1))
    return losses.sum() / count + (w * w).sum() * reg
    ### END SOLUTION


# %%
if check.passed("logistic_loss_graph") and check.passed("compute_gradient_of_variables"):
    rng = np.random.default_rng(0)
    y = np.repeat([0.0, 1.0], 60)
    X = rng.normal(size=(120, 2)) + np.where(y[:, None] > 0, [1.2, 0.8], [-1.0, -0.6])
    w, b, losses = Tensor(np.zeros((2, 1))), Tensor(np.zeros(1)), []
    for step in range(60):
        loss = logistic_loss_graph(X, y, w, b, reg=0.01)
        loss.backward()
        w, b = Tensor(w.numpy() - 0.8 * w.grad.numpy()), Tensor(b.numpy() - 0.8 * b.grad.numpy())
        losses.append(float(loss.numpy()))
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2))
    left.plot(losses)
    left.set(xlabel="step", ylabel="loss (nats)", title="gradient descent with your engine")
    right.scatter(*X.T, c=y, cmap="coolwarm", s=14)
    line = np.linspace(-3, 3, 2)
    right.plot(line, -(w.numpy()[0] * line + b.numpy()) / w.numpy()[1], "k--", label="p = 1/2")
    right.set(xlabel="x₀", ylabel="x₁", title="two classes and the boundary", ylim=(-3.5, 3.5))
    right.legend()
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ### The gradient of a gradient
#
# Since your gradients are Tensors made by operations, they have a graph, and so can be differentiated. The Hessian $H$ of a
# function of $n$ numbers has $n^2$ entries, too many to write down for a network, but its product with *one* vector costs
# about two gradients: $H v = \nabla_x \langle \nabla f(x), v \rangle$ with $v$ held constant. Take the gradient, make the
# scalar $\langle g, v\rangle$, take its gradient.
#
# With one number, worked: $f = x^3$, $v = 5$: $g = 3x^2$, $\langle g, v\rangle = 15 x^2$, its gradient $30 x = 6x \cdot 5$.
# If any of your operations computes its slope outside the graph (with `.numpy()`, say), this is where it shows: the slope
# then counts as a constant.

# %% exercises="hessian_vector_product"
def hessian_vector_product(f, x, v):
    """H v, an array of x's shape, for the Hessian H of f at x (x and v counted as long vectors of their entries). Exact: no differences.

    f: a function from a Tensor of x's shape to a Tensor of shape (), built of your operations, its gradient not constant.
    x, v: arrays of one shape, of any number of axes. v of any length, up to 1e4 (H v is linear in v).
    """
    ### BEGIN SOLUTION
    at = Tensor(x)
    compute_gradient_of_variables(f(at), Tensor(1.0))
    slope, at.grad = at.grad, None
    compute_gradient_of_variables((slope * Tensor(v)).sum(), Tensor(1.0))
    return np.zeros(at.shape) if at.grad is None else at.grad.numpy()
    ### END SOLUTION


# %% [markdown]
# ### Forward mode: dual numbers
#
# There is another way to the chain rule, without any graph. Carry with each value $x$ its **tangent** $\dot x$, the speed
# at which it changes when the input moves along a chosen direction $v$. One may write $x + \varepsilon \dot x$ with
# $\varepsilon^2 = 0$ and just calculate: $(a + \varepsilon\dot a)(b + \varepsilon\dot b) = ab + \varepsilon(\dot a\, b +
# a\, \dot b)$. The product rule falls out, and so do all others. Value and tangent travel together; at the end the tangent
# is $J v$, the Jacobian times the direction. One forward pass costs one direction; one reverse pass costs one output. Which
# one is for a loss of a million parameters?
#
# The sum and the sine are worked out below; the rest is yours. `other` may be a Dual or a constant (a number, or an array
# of the same shape; for `@` an array that fits): a constant has tangent zero. The reflected methods serve for a constant on
# the left: `2 - d` calls `d.__rsub__(2)`. In a matrix product the order of factors stays: $\dot C = \dot A B + A \dot B$.
#
# Graded: `+ - * / **` and `@`, with a constant on either side (`**`: a constant whole exponent, 0 and negative ones too), for
# values of either sign; the functions `exp`, `log`, `tanh`, `relu`. A Dual may be used again after any of them: what it holds
# stays. Then `jvp`, for any shape of `x`, a single number included, and for an `f` that ignores its argument and returns a
# plain array or a number.

# %% exercises="dual_numbers jvp"
class Dual:
    """A value and its tangent: float64 arrays of one shape, () included. Operations make new Duals and leave their operands alone."""

    __array_ufunc__ = None  # tells numpy to leave `array * dual` to the methods below

    def __init__(self, value, tangent):
        self.value, self.tangent = np.array(value, dtype=np.float64), np.array(tangent, dtype=np.float64)

    def __add__(self, other):
        if isinstance(other, Dual):
            return Dual(self.value + other.value, self.tangent + other.tangent)
        return Dual(self.value + other, self.tangent)

    __radd__ = __add__

    def sin(self):
        return Dual(np.sin(self.value), np.cos(self.value) * self.tangent)

    def __neg__(self):
        ### BEGIN SOLUTION
        return Dual(-self.value, -self.tangent)
        ### END SOLUTION

    def __sub__(self, other):
        ### BEGIN SOLUTION
        return self + (-other)
        ### END SOLUTION

    def __rsub__(self, other):
        ### BEGIN SOLUTION
        return (-self) + other
        ### END SOLUTION

    def __mul__(self, other):
        ### BEGIN SOLUTION
        if isinstance(other, Dual):
            return Dual(self.value * other.value, self.tangent * other.value + self.value * other.tangent)
        return Dual(self.value * other, self.tangent * other)
        ### END SOLUTION

    __rmul__ = __mul__

    def __truediv__(self, other):
        ### BEGIN SOLUTION
        return self * other**-1 if isinstance(other, Dual) else self * (1.0 / other)
        ### END SOLUTION

    def __rtruediv__(self, other):
        ### BEGIN SOLUTION
        return self**-1 * other
        ### END SOLUTION

    def __pow__(self, number):
        """number: a whole number, of either sign."""
        ### BEGIN SOLUTION
        return Dual(self.value ** float(number), number * self.value ** float(number - 1) * self.tangent)
        ### END SOLUTION

    def __matmul__(self, other):
        ### BEGIN SOLUTION
        if isinstance(other, Dual):
            return Dual(self.value @ other.value, self.tangent @ other.value + self.value @ other.tangent)
        return Dual(self.value @ other, self.tangent @ other)
        ### END SOLUTION

    def __rmatmul__(self, other):
        ### BEGIN SOLUTION
        return Dual(other @ self.value, other @ self.tangent)
        ### END SOLUTION

    def exp(self):
        ### BEGIN SOLUTION
        return Dual(np.exp(self.value), np.exp(self.value) * self.tangent)
        ### END SOLUTION

    def log(self):
        ### BEGIN SOLUTION
        return Dual(np.log(self.value), self.tangent / self.value)
        ### END SOLUTION

    def tanh(self):
        ### BEGIN SOLUTION
        return Dual(np.tanh(self.value), (1 - np.tanh(self.value) ** 2) * self.tangent)
        ### END SOLUTION

    def relu(self):
        ### BEGIN SOLUTION
        return Dual(np.maximum(self.value, 0), (self.value > 0) * self.tangent)
        ### END SOLUTION


def jvp(f, x, v):
    """(f(x), J v): the value of f at x, and its derivative along v, in one forward pass with Duals.

    f: from a Dual to a Dual, or to a plain array or number where it does not depend on its argument (then J v is zeros of its shape).
    x, v: arrays of one shape, () included. v of any length, up to 1e4. Returns two arrays of the shape of f(x).
    """
    ### BEGIN SOLUTION
    out = f(Dual(x, v))
    if not isinstance(out, Dual):
        return np.asarray(out, dtype=np.float64), np.zeros(np.shape(out))
    return out.value, out.tangent
    ### END SOLUTION


# %%
# A curve and its slope from one pass, no formula for the slope anywhere. Beside it a central difference for comparison: with a
# large step it misses the curvature, with a small one it drowns in rounding. The dual number has no step to choose.
if check.passed("dual_numbers") and check.passed("jvp"):
    def wave(x):
        return (x * 3.0).sin() * (x**2 * -0.5).exp()

    grid = np.linspace(-3, 3, 301)
    value, slope = jvp(wave, grid, np.ones_like(grid))
    steps = np.logspace(-12, 0, 61)
    point, zero, one = np.array(0.7), np.array(0.0), np.array(1.0)
    central = [(jvp(wave, point + h, zero)[0] - jvp(wave, point - h, zero)[0]) / (2 * h) for h in steps]
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3))
    left.plot(grid, value, label="f")
    left.plot(grid, slope, "--", label="tangent for v = 1")
    left.set(xlabel="x", ylabel="f, f′", title="f = sin(3x) exp(−x²/2)", ylim=(-2.4, 4.2))
    left.legend(loc="upper left", ncols=2, fontsize="small")
    right.loglog(steps, np.abs(np.array(central) - jvp(wave, point, one)[1]) + 1e-17)
    right.set(xlabel="step h", ylabel="|difference − dual|", title="a central difference at x = 0.7")
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ### Two modes, one Jacobian
#
# Forward mode gives $Jv$, reverse mode $J^\top u$. Whatever $f$, $u$ and $v$ are,
#
# $$\langle u, J v\rangle = \langle J^\top u, v\rangle .$$
#
# Two programs that share no line must agree on a number: the best test of a derivative there is, and $J$ is never written
# down. Since `Tensor` and `Dual` have the same operators and methods, one Python function serves for both. Two neighbours
# that you know: for $f(x) = Ax$ the identity reads $u^\top (A v) = (A^\top u)^\top v$; and for the broadcast of one number
# to $n$, $\langle u, v\mathbf 1\rangle = v \sum u_i$, which is why its gradient had to be a sum.
#
# To think about: two zeros agree as well, and so do two modes with the same wrong formula. What would you add before you
# trust the pair?

# %% exercises="adjoint_identity"
def adjoint_identity(f, x, u, v):
    """(Jv, JTu, left, right): both products with the Jacobian J of f at x, and the numbers left = <u, Jv>, right = <JTu, v>.

    f takes a Dual or a Tensor of x's shape and returns the same kind. x, v: arrays of one shape; u: array of the shape of f(x);
    matrices of any size. Jv by forward mode, shape of u; JTu by reverse mode, shape of x. <,> is the sum over all entries of the
    elementwise product. Exact for v of any length up to 1e4 (no differences).
    """
    ### BEGIN SOLUTION
    forward = jvp(f, x, v)[1]
    at = Tensor(x)
    compute_gradient_of_variables(f(at), Tensor(u))
    reverse = at.grad.numpy()
    return forward, reverse, np.sum(u * forward), np.sum(reverse * v)
    ### END SOLUTION


# %% [markdown]
# ### The same in torch
#
# torch's engine is yours with more operations, and it takes new ones. A `torch.autograd.Function` has two static methods:
# `forward(ctx, ...)` keeps what it needs with `ctx.save_for_backward(...)`; `backward(ctx, grad_output)` gets it back from
# `ctx.saved_tensors` (always a tuple: unpack it) and returns as many gradients as `forward` had inputs. It is used by
# `apply`. A neighbour, worked:
#
# ```python
# class MyCube(torch.autograd.Function):
#     @staticmethod
#     def forward(ctx, x):
#         ctx.save_for_backward(x)
#         return x**3
#
#     @staticmethod
#     def backward(ctx, grad_output):
#         (x,) = ctx.saved_tensors
#         return grad_output * 3 * x**2
# ```
#
# Graded: value and gradients for tensors of any strides (a transposed view, say); the gradient of the gradient (make
# `backward` of differentiable torch operations on the saved tensors); `grad_output` left as it came, since other branches
# of the graph read it; several uses in one graph (so keep things in `ctx`, not in the class).

# %% exercises="MyReLU MyMM"
import torch


class MyReLU(torch.autograd.Function):
    """max(x, 0) for a tensor x of any shape and strides. x itself is left as it was."""

    @staticmethod
    def forward(ctx, x):
        ### BEGIN SOLUTION
        ctx.save_for_backward(x)
        return x.clamp(min=0)
        ### END SOLUTION

    @staticmethod
    def backward(ctx, grad_output):
        ### BEGIN SOLUTION
        (x,) = ctx.saved_tensors
        return grad_output * (x > 0)
        ### END SOLUTION


class MyMM(torch.autograd.Function):
    """The matrix product a @ b of a (n, k) and b (k, m), of any strides; n, k and m may be 1."""

    @staticmethod
    def forward(ctx, a, b):
        ### BEGIN SOLUTION
        ctx.save_for_backward(a, b)
        return a @ b
        ### END SOLUTION

    @staticmethod
    def backward(ctx, grad_output):
        ### BEGIN SOLUTION
        a, b = ctx.saved_tensors
        return grad_output @ b.T, a.T @ grad_output
        ### END SOLUTION


# %%
# A last look: your engine and torch's on one small network, same weights, same input. Points on the line mean that you have
# built what loss.backward() does. What does torch keep that your engine does not, and what for?
if check.passed("MyReLU") and check.passed("MyMM") and check.passed("compute_gradient_of_variables") and check.passed("matmul_op"):
    rng = np.random.default_rng(1)
    x, w1, w2 = rng.normal(size=(5, 4)), rng.normal(size=(4, 3)), rng.normal(size=(3, 2))
    ours = [Tensor(w1), Tensor(w2)]
    summation((relu(x @ ours[0]) @ ours[1]) ** 2).backward()
    theirs = [torch.tensor(w1, requires_grad=True), torch.tensor(w2, requires_grad=True)]
    (MyMM.apply(MyReLU.apply(MyMM.apply(torch.tensor(x), theirs[0])), theirs[1]) ** 2).sum().backward()
    plt.figure(figsize=(4, 3.4))
    for name, o, t in zip(("W1", "W2"), ours, theirs):
        plt.plot(t.grad.numpy().ravel(), o.grad.numpy().ravel(), "o", label=name)
    plt.axline((0, 0), slope=1, color="0.6", zorder=0)
    plt.xlabel("gradient by torch")
    plt.ylabel("gradient by your engine")
    plt.legend()
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ## 4. Networks
#
# Layers become a network when somebody keeps their weights, calls them in order and calls their backward
# halves in the opposite order. That somebody is an object with two things:
#
# * `.params`: a dict from names (`"W1"`, `"b1"`, ...) to arrays. It is the only place where weights live: an
#   optimizer writes into it and a checkpoint replaces it, so `loss` reads the weights from `self.params` at
#   every call.
# * `.loss(X, y=None)`: without labels it returns the scores, shape (N, C). With labels it returns
#   `(loss, grads)`, where `grads` has one array for each name in `.params`, of the same shape.
#
# **L2 regularisation** differs between books. For networks this course uses
# $\tfrac{1}{2}\,\lambda \sum_{l} \sum_{ij} (W_l)_{ij}^2$: with the half, over all weight matrices, and **not
# over biases**. The half makes the gradient simply $\lambda W_l$; loss and gradient must agree on it. Here
# `reg` is $\lambda$.
#
# A worked neighbour, complete: linear regression dressed as a network. Its loss is
# $\frac{1}{2N}\sum_i (x_i^\top w + b - y_i)^2 + \frac{\lambda}{2}\lVert w\rVert^2$.

# %%
class LinearRegressionNet:
    """One affine map and a squared error. X is (N, D), y is (N,), scores are (N, 1)."""

    def __init__(self, input_dim, weight_scale=1e-2, reg=0.0):
        self.reg = reg
        self.params = {"w": weight_scale * np.random.normal(size=(input_dim, 1)), "b": np.zeros(1)}

    def loss(self, X, y=None):
        w, b = self.params["w"], self.params["b"]
        prediction = X @ w + b                                     # (N, 1)
        if y is None:
            return prediction
        residual = prediction - y[:, None]                         # (N, 1); (N, 1) - (N,) would be (N, N)
        value = 0.5 * np.mean(residual**2) + 0.5 * self.reg * np.sum(w * w)
        return value, {"w": X.T @ residual / len(X) + self.reg * w, "b": residual.mean(axis=0)}


np.random.seed(0)
toy_X = np.random.normal(size=(5, 3))
toy_net = LinearRegressionNet(3, reg=0.1)
toy_loss, toy_grads = toy_net.loss(toy_X, toy_X @ np.array([1.0, -2.0, 0.5]))
print(f"loss {toy_loss:.4f};", {name: grad.shape for name, grad in toy_grads.items()})

# %% [markdown]
# ### A two-layer network
#
# $$H = \max(0,\; X W_1 + b_1), \qquad S = H W_2 + b_2,$$
# $$L = \frac{1}{N}\sum_i -\log \mathrm{softmax}(S_i)_{y_i} + \frac{\lambda}{2}\left(\lVert W_1\rVert_F^2 + \lVert W_2\rVert_F^2\right)$$
#
# with $X$: (N, D), or (N, d1, ..., dk) with D = d1 ... dk, $W_1$: (D, H), $b_1$: (H,), $W_2$: (H, C), $b_2$:
# (C,). There is no ReLU and no softmax behind $S$: scores may have any sign, and the softmax belongs to the
# loss. You have all the layers already: `affine_forward`, `relu_forward`, `softmax_loss` and their backward
# halves. `softmax_loss` has divided by N; nobody divides again.
#
# Why must weights start random? If all columns of $W_1$ were equal, all hidden units would compute the same
# number, receive the same gradient, and stay equal for ever. Biases need no such help and start at zero.

# %% exercises="two_layer_net_init two_layer_net_scores two_layer_net_loss"
class TwoLayerNet:
    """affine - ReLU - affine - softmax, with weights in `self.params`: W1 (D, H), b1 (H,), W2 (H, C), b2 (C,)."""

    def __init__(self, input_dim=3 * 32 * 32, hidden_dim=100, num_classes=10, weight_scale=1e-3, reg=0.0):
        """Fill `self.params`.

        W1 and W2: independent Gaussian entries of mean 0 and standard deviation `weight_scale`, drawn afresh for
        each network (never seed inside; `np.random.normal` follows the notebook's `np.random.seed`).
        b1 and b2: zeros. Sizes may be 1.
        """
        self.reg = reg
        self.params = {}
        ### BEGIN SOLUTION
        self.params["W1"] = np.random.normal(0.0, weight_scale, size=(input_dim, hidden_dim))
        self.params["b1"] = np.zeros(hidden_dim)
        self.params["W2"] = np.random.normal(0.0, weight_scale, size=(hidden_dim, num_classes))
        self.params["b2"] = np.zeros(num_classes)
        ### END SOLUTION

    def loss(self, X, y=None):
        """Scores (N, C) without y; `(loss, grads)` with y.

        X: (N, d1, ..., dk) with d1 * ... * dk = D; N and each size may be 1.
        y: (N,) labels in 0..C-1; all of them may be 0.
        loss: mean cross-entropy plus 0.5 * reg * (sum(W1*W1) + sum(W2*W2)), for any reg >= 0.
        grads: a dict with W1, b1, W2, b2.
        Each call stands alone: it uses what `self.params` (which may be another dict by now) and `self.reg` hold
        now, and its answer does not depend on calls before it.
        """
        ### BEGIN SOLUTION
        W1, W2 = self.params["W1"], self.params["W2"]
        pre, affine1 = affine_forward(X, W1, self.params["b1"])              # (N, H)
        hidden, relu = relu_forward(pre)                                     # (N, H)
        scores, affine2 = affine_forward(hidden, W2, self.params["b2"])      # (N, C)
        ### END SOLUTION
        if y is None:
            return scores
        ### BEGIN SOLUTION
        loss, dscores = softmax_loss(scores, y)
        loss += 0.5 * self.reg * (np.sum(W1 * W1) + np.sum(W2 * W2))
        dhidden, dW2, db2 = affine_backward(dscores, affine2)
        _, dW1, db1 = affine_backward(relu_backward(dhidden, relu), affine1)
        grads = {"W1": dW1 + self.reg * W1, "b1": db1, "W2": dW2 + self.reg * W2, "b2": db2}
        ### END SOLUTION
        return loss, grads

# %% [markdown]
# **Look.** Every entry of the gradient against the slope of the loss measured by a central difference,
# $(L(w+h) - L(w-h)) / 2h$. Points on the diagonal agree. This costs two runs of the network for each weight:
# fine for 67 weights, hopeless for a million, and the reason for the written question at the end.

# %%
def central_slopes(model, X, y, name, h=1e-5):
    """d loss / d model.params[name] by central differences, of the parameter's shape; the weights are put back."""
    weights = model.params[name]
    slopes = np.zeros_like(weights)
    for index in np.ndindex(weights.shape):
        kept = weights[index]
        weights[index] = kept + h
        above = model.loss(X, y)[0]
        weights[index] = kept - h
        below = model.loss(X, y)[0]
        weights[index] = kept
        slopes[index] = (above - below) / (2 * h)
    return slopes


if check.passed("two_layer_net_loss"):
    np.random.seed(1)
    small_net = TwoLayerNet(input_dim=4, hidden_dim=8, num_classes=3, weight_scale=0.5, reg=0.3)
    small_X, small_y = np.random.normal(size=(6, 4)), np.array([0, 2, 1, 1, 0, 2])
    small_grads = small_net.loss(small_X, small_y)[1]
    fig, ax = plt.subplots()
    for name in small_net.params:
        slopes = central_slopes(small_net, small_X, small_y, name)
        ax.plot(slopes.ravel(), small_grads[name].ravel(), "o", alpha=0.6, label=name)
    ax.axline((0, 0), slope=1, color="grey", lw=0.8)
    ax.set(xlabel="slope by central difference", ylabel="your gradient", title="Gradient of a two-layer network")
    ax.legend()
    fig.tight_layout()
    plt.show()

# %% [markdown]
# *To think about.* The plot would hardly change if you forgot `reg` in the gradient and `reg` were 1e-4,
# which is a common value. What does that say about testing a gradient at the settings that you train with?

# %% [markdown]
# ### Before training: two cheap tests
#
# Most broken networks still train a little. Two tests that cost seconds find most of the breakage.
#
# **1. The loss at the start.** With tiny weights all scores are close to 0, every class gets probability 1/C,
# and the mean cross-entropy is $-\log(1/C) = \log C$, whatever the data. A loss far from it at step 0 means
# weights that are too large, a wrong average, or a wrong number of classes (and C is the number of classes
# *there are*, not the number that happen to occur in this batch). Then switch the regularisation on: the loss
# must rise. If it does not, `reg` is not seen.
#
# **2. Overfit a tiny batch.** A handful of samples can be learnt by heart: without regularisation the loss
# must go towards 0 and every sample must be classified right. If a network cannot do even this, something is
# wrong, and no amount of data will help.
#
# Both functions take any model with `.params`, `.reg` and `.loss(X, y)`, so they will serve in each later
# assignment. A neighbour in the same spirit: does `loss` leave the weights alone?

# %%
def loss_keeps_weights(model, X, y):
    """True if calling model.loss(X, y) changes no entry of model.params."""
    before = {name: value.copy() for name, value in model.params.items()}
    model.loss(X, y)
    return all(np.array_equal(before[name], model.params[name]) for name in before)


print("the regression net leaves its weights alone:", loss_keeps_weights(toy_net, toy_X, np.ones(5)))

# %% exercises="initial_loss overfit_tiny_batch"
def initial_loss(model, X, y, num_classes):
    """Measure a fresh model's loss. Returns `(measured, expected, reg_is_seen)`.

    measured: the loss of (X, y) with model.reg = 0.
    expected: log(num_classes), for any num_classes >= 2, also where y lacks some classes.
    reg_is_seen: True if the loss is larger at model.reg = 1 than at model.reg = 0, however little (the weights of a
        fresh network may be as small as 1e-3), whatever model.reg is now (it may be 0).
    The model comes back as it was: model.reg has its old value again.
    """
    ### BEGIN SOLUTION
    kept = model.reg
    model.reg = 0.0
    measured = model.loss(X, y)[0]
    model.reg = 1.0
    reg_is_seen = bool(model.loss(X, y)[0] > measured)
    model.reg = kept
    expected = np.log(num_classes)
    ### END SOLUTION
    return measured, expected, reg_is_seen


def overfit_tiny_batch(model, X, y, learning_rate=0.5, num_steps=1000):
    """Train `model` on the whole small batch (X, y) until it knows it by heart. Returns the list of losses.

    With model.reg = 0 during training (and its old value afterwards), take up to num_steps steps with
    learning_rate; plain gradient descent does. Update every entry of model.params, whatever its name; the trained
    weights must stand in model.params at the end. losses[0] is the loss before the first step, the last one is
    near the end. Judged by what is reached, where plain gradient descent with these arguments reaches it easily:
    all samples right and a mean loss below 0.05, by the weights and by your list.
    """
    ### BEGIN SOLUTION
    kept = model.reg
    model.reg = 0.0
    losses = []
    for _ in range(num_steps):
        loss, grads = model.loss(X, y)
        losses.append(loss)
        for name in model.params:
            model.params[name] = model.params[name] - learning_rate * grads[name]
    model.reg = kept
    ### END SOLUTION
    return losses

# %% [markdown]
# **Look.** On the left the loss at the start as weights grow: log C, then trouble. On the right a network
# learns eight random samples with random labels by heart. A second network has a planted fault: no gradient
# reaches $W_1$ and $b_1$. It stays far behind, and the test shows it in a second, where a large training run
# would only have looked "a bit worse".

# %%
if check.passed("initial_loss") and check.passed("overfit_tiny_batch") and check.passed("two_layer_net_loss"):

    class FrozenFirstLayer(TwoLayerNet):
        def loss(self, X, y=None):
            answer = super().loss(X, y)
            if y is not None:
                answer[1]["W1"], answer[1]["b1"] = 0.0 * answer[1]["W1"], 0.0 * answer[1]["b1"]
            return answer

    np.random.seed(2)
    noise_X, noise_y = np.random.normal(size=(200, 30)), np.random.randint(0, 5, 200)
    scales = np.logspace(-3, 0.5, 15)
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4))
    starts = [initial_loss(TwoLayerNet(30, 40, 5, weight_scale=scale), noise_X, noise_y, 5) for scale in scales]
    left.loglog(scales, [start[0] for start in starts], "o-", label="measured")
    left.axhline(starts[0][1], color="k", ls="--", lw=0.8, label="log C")
    left.set(xlabel="weight_scale", ylabel="loss at step 0 (nats)", title="Five classes, random labels")
    left.legend()
    for kind in (TwoLayerNet, FrozenFirstLayer):
        tiny_net = kind(30, 5, 5, weight_scale=0.3, reg=0.1)
        right.semilogy(overfit_tiny_batch(tiny_net, noise_X[:8], noise_y[:8]), label=kind.__name__)
    right.set(xlabel="step", ylabel="training loss (nats)", title="Eight samples by heart")
    right.legend()
    fig.tight_layout()
    plt.show()

# %% [markdown]
# *To think about.* Eight samples with *random* labels were learnt without a mistake. What has the network
# learnt, and what does a training loss of 0 tell you about new data?

# %% [markdown]
# ### The training loop
#
# Stochastic gradient descent: go through the data in random order, in small batches, and after each batch
# take a step $\theta \leftarrow \theta - \eta\,\nabla_\theta L_{\text{batch}}$. One pass through the data is
# an epoch. Details where loops go wrong without a sound:
#
# * The data size is rarely a multiple of the batch size. The **last batch is smaller and is used like the
#   others**.
# * The **loss of an epoch** is the mean over its *samples*: a batch of 2 does not weigh as much as a batch of
#   32. Each batch's loss is the one that `model.loss` returned for it, measured before its step.
# * `X` and `y` are permuted **together**.
#
# The neighbour below averages a column of numbers batch by batch; mind the last batch.

# %%
values = np.array([1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 9.0])
pieces = np.split(values, [3, 6])                                    # sizes 3, 3, 1
print("mean of batch means:", np.mean([piece.mean() for piece in pieces]))
print("mean over samples:  ", sum(piece.mean() * len(piece) for piece in pieces) / len(values), "=", values.mean())

# %% exercises="train"
def train(model, X, y, X_val, y_val, orders, batch_size=32, learning_rate=0.1, lr_decay=1.0):
    """Mini-batch SGD. Changes model.params; returns history, a dict of two lists with one number an epoch.

    model: has .params and .loss(X) -> scores, .loss(X, y) -> (loss, grads).
    X: (N, ...), y: (N,) labels; X_val, y_val alike, of another size.
    orders: one index array (N,) for each epoch, in the order to be followed: order[0] to order[batch_size - 1]
        are the samples of the first batch, and so on; the last batch has what is left, and where batch_size is larger
        than N it is the only one. `orders` is anything that a `for` can go through once (a list, a generator, a tqdm
        bar).
    learning_rate: of the first epoch. After each epoch it is multiplied by lr_decay.
    history["loss"]: mean over the epoch's samples of the losses as they were computed during the epoch.
    history["val_accuracy"]: after each epoch, the share (0 to 1) of X_val whose largest score is the label's, by the
        weights of that moment; it may fall.
    At the end the model has the weights of the last step, also where an earlier epoch was better.
    """
    history = {"loss": [], "val_accuracy": []}
    ### BEGIN SOLUTION
    for order in orders:
        total = 0.0
        for start in range(0, len(order), batch_size):
            batch = order[start : start + batch_size]
            loss, grads = model.loss(X[batch], y[batch])
            total += loss * len(batch)
            for name, grad in grads.items():
                model.params[name] = model.params[name] - learning_rate * grad
        history["loss"].append(total / len(order))
        history["val_accuracy"].append(np.mean(np.argmax(model.loss(X_val), axis=1) == y_val))
        learning_rate *= lr_decay
    ### END SOLUTION
    return history

# %% [markdown]
# ### Spirals
#
# Three spiral arms, two numbers a point, three classes. No straight line helps here. The angle of each point
# is blurred, so that arms come close to each other without quite touching. Below the data, and the effect of
# the batch size with your loop: every run sees each sample equally often, yet smaller batches take more,
# noisier steps.

# %%
def spirals(n, rng):
    """n points of three blurred spiral arms: X (n, 2) inside the unit disc, y (n,) labels 0, 1, 2."""
    y = rng.integers(0, 3, n)
    radius = rng.uniform(0.05, 1.0, n)
    angle = 2 * np.pi * (y / 3 + 0.85 * radius) + rng.normal(0.0, 0.25, n)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1), y


spiral_X, spiral_y = spirals(1200, np.random.default_rng(10))
val_X, val_y = spirals(600, np.random.default_rng(11))
fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.8))
left.scatter(*spiral_X.T, c=spiral_y, cmap="viridis", s=6)
left.set(xlabel="$x_1$", ylabel="$x_2$", title="1200 training points", aspect="equal")
if check.passed("train") and check.passed("two_layer_net_loss"):
    for size in (1200, 128, 16):
        np.random.seed(3)
        size_net = TwoLayerNet(2, 64, 3, weight_scale=0.7)
        shuffles = [np.random.default_rng(epoch).permutation(1200) for epoch in range(20)]
        curve = train(size_net, spiral_X, spiral_y, val_X, val_y, shuffles, batch_size=size, learning_rate=0.5)
        right.plot(range(1, 21), curve["loss"], label=f"batches of {size}")
    right.set(xlabel="epoch", ylabel="training loss (nats)", title="20 epochs, one rate", ylim=(0, 1.2), xticks=range(0, 21, 5))
    right.legend()
else:
    right.set_axis_off()
fig.tight_layout()
plt.show()

# %% [markdown]
# **Your first trained result.** Choose the size of the hidden layer (at most 1024), the scale of the weights,
# the learning rate, its decay and the number of epochs, and train a `TwoLayerNet` with your own `train`. The
# weights go into `spiral_net.safetensors`, a file that holds numbers and nothing else; submit it beside the
# notebook.
#
# It is judged on 4000 fresh points: no points up to an accuracy of 0.70, all from 0.98, a straight line
# between. The reference reaches 0.99 with 64 hidden units and 120 epochs of batches of 32, some 4600 steps
# and a second or two on one core; stay below 20000 steps. A network whose hidden layer does not work stays
# below 0.70. If your loss hardly falls, think about `weight_scale` for inputs as small as these, and about
# the learning rate.

# %% exercises="spiral_net"
def train_spiral_net(X, y, X_val, y_val):
    """Returns `(net, history)`: a TwoLayerNet with 2 inputs and 3 classes, trained on X (N, 2), y (N,) by `train`.

    Wrap `orders` in `tqdm(...)`, with `from tqdm.auto import tqdm`, to see a progress bar. Seed every draw, to get
    the same result twice.
    """
    ### BEGIN SOLUTION
    from tqdm.auto import tqdm

    np.random.seed(4)
    net = TwoLayerNet(2, 64, 3, weight_scale=0.7, reg=1e-4)
    shuffler = np.random.default_rng(4)
    orders = [shuffler.permutation(len(X)) for _ in range(120)]
    bar = tqdm(orders, desc="spirals", unit="epoch")
    history = train(net, X, y, X_val, y_val, bar, batch_size=32, learning_rate=0.5, lr_decay=0.98)
    ### END SOLUTION
    return net, history


spiral_result = None
if check.passed("train") and check.passed("two_layer_net_loss"):
    try:
        spiral_result = train_spiral_net(spiral_X, spiral_y, val_X, val_y)
    except NotImplementedError:
        print("train_spiral_net waits for you")
if spiral_result is not None:
    from safetensors.numpy import save_file

    spiral_params, spiral_curves = spiral_result[0].params, spiral_result[1]
    save_file({name: np.ascontiguousarray(spiral_params[name]) for name in spiral_params}, "spiral_net.safetensors")
    print(f"validation accuracy {spiral_curves['val_accuracy'][-1]:.3f}; weights saved to spiral_net.safetensors")

# %% [markdown]
# **Look.** The loss and accuracy of each epoch; the regions where each class wins; and the hidden layer
# itself: each unit is a fold line $w^\top x + b = 0$, zero on one side and a slope on the other. The number
# of units that are on divides the plane into flat pieces, and the curved borders are made of straight bits.

# %%
def show_spiral_net(net, history, X, y):
    """Three pictures of a trained net on (N, 2) inputs: curves, decision regions, number of active hidden units."""
    grid = np.stack(np.meshgrid(np.linspace(-1.2, 1.2, 200), np.linspace(-1.2, 1.2, 200)), axis=-1)
    winner = np.argmax(net.loss(grid.reshape(-1, 2)), axis=1).reshape(200, 200)
    active = np.mean(grid @ net.params["W1"] + net.params["b1"] > 0, axis=-1)
    fig, (curves, regions, units) = plt.subplots(1, 3, figsize=(12, 3.6))
    curves.plot(history["loss"], label="training loss (nats)")
    curves.plot(history["val_accuracy"], label="validation accuracy")
    curves.set(xlabel="epoch", title="Training", ylim=(0, 1.1))
    curves.legend()
    regions.pcolormesh(grid[..., 0], grid[..., 1], winner, cmap="viridis", alpha=0.4, rasterized=True)
    regions.scatter(*X.T, c=y, cmap="viridis", s=4)
    regions.set(xlabel="$x_1$", ylabel="$x_2$", title="Which class wins", aspect="equal")
    picture = units.pcolormesh(grid[..., 0], grid[..., 1], active, cmap="magma", rasterized=True)
    units.set(xlabel="$x_1$", ylabel="$x_2$", title="Hidden units that are on", aspect="equal")
    fig.colorbar(picture, ax=units, label="share of units")
    fig.tight_layout()
    plt.show()


if spiral_result is not None:
    show_spiral_net(*spiral_result, val_X, val_y)

# %% [markdown]
# *To think about.* What does the network say far outside the disc, at (10, 10)? How sure is it there, and
# should it be?
#
# ### A network of any depth
#
# Nothing about two layers is special. With $H_0 = X$ and $l = 1, \dots, L$:
#
# $$A_l = H_{l-1} W_l + b_l, \qquad H_l = \max(0, A_l) \;\text{ for } l < L, \qquad S = A_L, \qquad R = \frac{\lambda}{2}\sum_{l=1}^{L} \lVert W_l\rVert_F^2 .$$
#
# `hidden_dims` is a list of L - 1 widths. It may be empty: then L = 1 and the network is a linear classifier.
# Forward, each layer leaves its own cache; backward, you take the caches in reverse. The names run from `W1`,
# `b1` to `WL`, `bL`, and L may have two digits: a sort of the *names* puts `W10` before `W2`. The arguments
# for normalisation and dropout are there for assignment 04, which builds on this class; here they are always
# `None` and 1.

# %% exercises="fully_connected_net_init fully_connected_net_loss"
class FullyConnectedNet:
    """{affine - ReLU} x (L - 1) - affine - softmax, with L = len(hidden_dims) + 1."""

    def __init__(
        self, hidden_dims, input_dim=3 * 32 * 32, num_classes=10, dropout_keep_ratio=1, normalization=None,
        reg=0.0, weight_scale=1e-2, dtype=np.float32, seed=None,
    ):
        """Fill `self.params` with W1, b1, ..., WL, bL, each an array of type `dtype` (np.float32 or np.float64).

        hidden_dims: list of widths, each >= 1; may be empty.
        Weights: independent Gaussian entries of mean 0 and standard deviation `weight_scale`, the same for all
        layers, shape (fan in, fan out). Biases: zeros, shape (fan out,).
        seed: for your own generator; that it is accepted is all that is asked of it.
        """
        if normalization is not None or dropout_keep_ratio != 1:
            raise ValueError("normalisation and dropout come with assignment 04; leave them at None and 1")
        self.reg = reg
        self.dtype = dtype
        self.num_layers = 1 + len(hidden_dims)
        self.params = {}
        ### BEGIN SOLUTION
        rng = np.random.default_rng(seed)
        sizes = [input_dim, *hidden_dims, num_classes]
        for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
            self.params[f"W{layer}"] = rng.normal(0.0, weight_scale, size=(fan_in, fan_out)).astype(dtype)
            self.params[f"b{layer}"] = np.zeros(fan_out, dtype=dtype)
        ### END SOLUTION

    def loss(self, X, y=None):
        """Scores (N, C) without y; `(loss, grads)` with y, as in TwoLayerNet, for L from 1 to 12.

        X: (N, d1, ..., dk), N >= 1; judged with dtype=np.float64, with nothing rounded to float32 on the way, also
        where the inputs are near 1e4 and the scores are not. Each call stands alone, as in TwoLayerNet.
        loss: mean cross-entropy plus 0.5 * reg * sum of W*W over all L weight matrices.
        grads: a dict with W1, b1, ..., WL, bL.
        """
        ### BEGIN SOLUTION
        hidden, caches = np.asarray(X, dtype=self.dtype), []
        for layer in range(1, self.num_layers + 1):
            hidden, cache = affine_forward(hidden, self.params[f"W{layer}"], self.params[f"b{layer}"])
            relu = None
            if layer < self.num_layers:
                hidden, relu = relu_forward(hidden)
            caches.append((cache, relu))
        scores = hidden
        ### END SOLUTION
        if y is None:
            return scores
        ### BEGIN SOLUTION
        loss, dhidden = softmax_loss(scores, y)
        grads = {}
        for layer in range(self.num_layers, 0, -1):
            cache, relu = caches.pop()
            if relu is not None:
                dhidden = relu_backward(dhidden, relu)
            W = self.params[f"W{layer}"]
            dhidden, dW, grads[f"b{layer}"] = affine_backward(dhidden, cache)
            grads[f"W{layer}"] = dW + self.reg * W
            loss += 0.5 * self.reg * np.sum(W * W)
        ### END SOLUTION
        return loss, grads

# %% [markdown]
# **Look.** Ten layers of 100 units, Gaussian inputs, three scales of weights: the size of activations on the
# way up and of gradients on the way down. Each layer multiplies both by about $\sigma\sqrt{n/2}$ for n units
# and weights of standard deviation $\sigma$. Only where this factor is 1, at $\sigma = \sqrt{2/n}$, do
# signals survive ten layers; that is He's initialisation, and a theme of the next assignments.

# %%
if check.passed("fully_connected_net_loss") and check.passed("affine_backward"):
    deep_rng = np.random.default_rng(5)
    deep_X, deep_y = deep_rng.normal(size=(64, 100)), deep_rng.integers(0, 100, 64)
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4))
    for scale, label in ((0.05, "0.05"), (np.sqrt(2 / 100), r"$\sqrt{2/100} = 0.14$"), (0.3, "0.3")):
        deep_net = FullyConnectedNet([100] * 9, 100, 100, weight_scale=scale, dtype=np.float64, seed=6)
        signal, sizes_up = deep_X, []
        for layer in range(1, 10):
            signal = np.maximum(0, signal @ deep_net.params[f"W{layer}"] + deep_net.params[f"b{layer}"])
            sizes_up.append(np.sqrt(np.mean(signal**2)))
        deep_grads = deep_net.loss(deep_X, deep_y)[1]
        sizes_down = [np.sqrt(np.mean(deep_grads[f"W{layer}"] ** 2)) for layer in range(1, 11)]
        left.semilogy(range(1, 10), sizes_up, "o-", label=label)
        right.semilogy(range(1, 11), sizes_down, "o-", label=label)
    left.set(xlabel="layer", ylabel="root mean square", title="Activations")
    right.set(xlabel="layer", ylabel="root mean square", title="Gradients of the weights")
    right.legend(title="weight_scale", loc="center right")
    fig.tight_layout()
    plt.show()

# %% [markdown]
# *To think about.* Gradients at a small scale are small at *every* layer, not only near the input. Why? (What
# does each $\partial L/\partial W_l$ contain from below, and what from above?)
#
# ### Why is backward cheap?
#
# A written answer, some ten lines. Take L affine layers, each of n inputs and n outputs with a ReLU behind
# it, and a batch of N samples. Count only the multiplications inside matrix products.
#
# 1. How many does a forward pass take, and how many a backward pass that returns the gradient of all
#    $P = L n^2$ weights?
# 2. How many would central differences take for the same gradient, and how many forward mode with dual
#    numbers? Give the ratio to your count for backward as a number for L = 3, n = 100.
# 3. Backward and forward mode multiply the same Jacobians. What differs, and when would forward mode be the
#    cheaper one?
# 4. What does backward pay for its speed, and how does that price grow with L and N?

# %% [markdown] exercises="why_backward_is_cheap"
# ### BEGIN SOLUTION
# 1. Forward, each layer multiplies (N, n) by (n, n): $N n^2$, in all $L N n^2$. Backward, each layer forms
#    two products of that size, $dW = H^\top dA$ and $dH = dA\,W^\top$, in all $2 L N n^2$ (the first layer
#    may skip its dH). The whole gradient costs about three forward passes, however many weights there are.
# 2. Central differences run the network twice for each weight: $2P = 2 L n^2$ forward passes, $2 L^2 N n^4$
#    multiplications. A dual number gives the derivative along one direction for about two to three forward
#    passes, so P directions cost about $2P$ to $3P$ passes. For L = 3 and n = 100, P = 30000: 60000 forward
#    passes against 2 (or 3, with the forward pass that backward needs), a ratio of 30000 (20000).
# 3. The order of the product. Backward starts at the loss, a single number, so that each step multiplies a
#    *row vector* by a Jacobian; forward mode starts at the weights and carries one column for each input
#    direction. One output and many inputs: backward wins. Few inputs and many outputs (a curve in one
#    parameter, one Jacobian-vector product): forward mode wins, and it needs no memory of the way.
# 4. Memory. Every layer's input and ReLU mask must be kept until backward comes by: about $L N n$ numbers,
#    growing in proportion to depth and to batch size (the weights' $L n^2$ do not grow with N). One can keep
#    only some layers and compute the others again, which trades memory for about one more forward pass.
# ### END SOLUTION

# %% [markdown]
# ## What you have built
#
# You began with $y = xW + b$ and its three gradients. You wrote activations and losses with their backward
# halves and kept them finite at the edges; you built a machine that records a computation and takes its
# derivative in reverse, and one that carries derivatives along forward; you stacked layers into networks of
# any depth, tested them before training, trained one on spirals and saved its weights. Every deep-learning
# library does these same things, faster and on more hardware.
#
# **What to keep.** A gradient has the shape of the thing it belongs to. Where a value is used twice, its
# gradients add. Test at settings where the error would show: shapes that are not square, a `reg` that is not
# tiny, weights that are not small. A fresh classifier has loss log C, and a network that cannot learn eight
# samples by heart is broken.
#
# **Where to go next.** Assignment 03 replaces the plain step by momentum, RMSProp and Adam, and looks at
# initialisation. Assignment 04 puts normalisation and dropout into `FullyConnectedNet`. From 06 on the affine
# layer gets a sibling, convolution, whose backward follows the same rules.
#
# **Before you submit.** Restart the kernel and run the notebook from the top; submit it with
# `spiral_net.safetensors`.
#
# ### References
#
# * S. Linnainmaa, *Taylor expansion of the accumulated rounding error*, BIT 16, 1976: reverse accumulation,
#   before anyone called it backpropagation.
# * D. E. Rumelhart, G. E. Hinton and R. J. Williams, *Learning representations by back-propagating errors*,
#   Nature 323, 1986.
# * X. Glorot and Y. Bengio, *Understanding the difficulty of training deep feedforward neural networks*,
#   AISTATS 2010.
# * K. He, X. Zhang, S. Ren and J. Sun, *Delving deep into rectifiers*, ICCV 2015: the factor $\sqrt{2/n}$.
# * A. Griewank and A. Walther, *Evaluating Derivatives*, 2nd edition, SIAM 2008: why the gradient costs a
#   small multiple of the function, and how to trade memory for time.
# * A. G. Baydin, B. A. Pearlmutter, A. A. Radul and J. M. Siskind, *Automatic differentiation in machine
#   learning: a survey*, JMLR 18, 2018.
# * I. Goodfellow, Y. Bengio and A. Courville, *Deep Learning*, MIT Press 2016, chapters 6 and 8.
