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

    x: any shape. Returns out (the shape of x), cache.
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
    """out = x where x > 0, else alpha * (exp(x) - 1). x: any shape; alpha: any real number, also above 1 or below 0.

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

    x: (N, D); w: (D, M, K); b: (M, K); any number of pieces K; N and M may be 1. Ties between pieces are not tested.
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

    x: (N, C) or (N, C, d1, ..., dk); the four parameters: (C,), any real numbers with t_left < t_right (both may be
    above 0, slopes may be above 1). Returns out (the shape of x), cache. Entries of x at exactly a threshold are not
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
    """out = 1.0 where x > 0, else 0.0, real numbers. x: any shape, any finite size. Returns out (the shape of x), cache."""
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
