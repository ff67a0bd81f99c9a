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
# # 03 Optimizers
#
# Backpropagation says which way is down. It does not say where to start, how far to go, or what to do when the ground is a narrow valley. In this
# assignment you give a network a start from which signals reach its twentieth layer, write the update rules from plain gradient descent to Adam as
# they stand in the papers (and not as they stand in some lecture notes), measure the limit at which descent turns into flight, and train a net so deep
# that it learns only if all of this is right.
#
# **How it works.** Each exercise has a stub. Replace `raise NotImplementedError` by your code, run the cell, then run the
# `check("...")` cell below it. Some cases stay hidden until grading; their inputs are drawn anew, their *kinds* are announced in
# the docstrings, so a function that does what its docstring says has nothing to fear.
#
# **Conventions.** Arrays are numpy `float64`; a weight matrix is `(D, M)`, inputs by outputs. An update rule is
# `f(w, dw, config=None) -> next_w, config`: what it has to remember (velocity, moments, the step count `t`) lives in `config`, and missing entries
# take the defaults of the docstring. Momentum is `v = mu*v - lr*dw; w = w + v`. Adam counts `t` before it uses it and adds epsilon outside the root.
# numpy is the only library that the numpy exercises may use (torch where an exercise says so).

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograder import check

plt.rcParams["figure.figsize"] = (6.0, 3.4)

# %% [markdown]
# ## 1. Initialisation
#
# ### What a layer does to the size of a signal
#
# Twenty layers that each halve the signal leave a millionth of it; twenty that double it leave a million times as much. Before the first step of training, the size
# of the random weights decides which of the two you get. It can be computed.
#
# A layer with $n$ inputs (its **fan-in**) computes $z_j = \sum_{i=1}^{n} h_i\, w_{ij}$ and hands on $y_j = f(z_j)$. Let the weights be independent, of mean 0 and variance
# $\sigma^2$. In the square of $z_j$ all cross terms have mean 0, so on average over the weights
#
# $$\mathrm{E}[z_j^2] = \sum_i h_i^2\,\sigma^2 = n\,\sigma^2\;\overline{h^2}.$$
#
# It is the **mean square** $\overline{h^2}$ that counts, not the variance: behind a ReLU the mean of $h$ is far from 0. (Where the inputs do have mean 0 this is the formula of the lectures,
# $\mathrm{Var}(y) = n\,\mathrm{Var}(w)\,\mathrm{Var}(x)$.) Now let $f(z) = z$ for $z > 0$ and $f(z) = a z$ for $z < 0$: a ReLU for $a = 0$, a leaky one for a small $a$, no
# nonlinearity at all for $a = 1$. The signs of $z$ are even, so the positive half holds half of the mean square; find out what $f$ leaves of the other half. The product of all
# this is the layer's **gain**: mean square out, divided by mean square in.
#
# On the way back the same matrix serves from its other side, $\partial L/\partial h_i = \sum_j w_{ij}\, f'(z_j)\, \partial L/\partial y_j$, a sum over the $m$ outputs: the
# same formula with the **fan-out** $m$ in the place of $n$, since $f'$ is 1 or $a$.
#
# **A worked neighbour.** $\tanh$ squashes large signals more than small ones, so its gain depends on the size of what comes in and has no closed form. An average over a Gaussian sample
# gives it: the cell below does so, and compares with a random layer.

# %%
NORMAL = np.random.default_rng(0).normal(size=40_000)  # a Gaussian sample, large enough for two digits


def tanh_step(q, n, std):
    """Mean square behind a tanh layer of fan-in n, for mean square q in front of it; and the mean of the squared slope, for the way back."""
    h = np.tanh(np.sqrt(n * std**2 * q) * NORMAL)
    return np.mean(h**2), np.mean((1 - h**2) ** 2)


rng = np.random.default_rng(1)
for q in (0.01, 1.0, 100.0):
    h = np.tanh(rng.normal(0, np.sqrt(q), (50, 300)) @ rng.normal(0, np.sqrt(1 / 300), (300, 300)))
    print(f"mean square in {q:6.2f}: out {np.mean(h**2):.4f}, by theory {tanh_step(q, 300, np.sqrt(1 / 300))[0]:.4f}")

# %% exercises="variance_gain"
def variance_gain(fan, std, slope):
    """The factor by which a layer multiplies the mean square of a signal, on average over its weights.

    fan: how many terms each sum has (the fan-in on the way forward, the fan-out on the way back), >= 1; std: the standard deviation of
    the weights, > 0; slope: what f multiplies negative numbers by, any real number, also below 0 (f leaves positive ones alone).
    Returns a number.
    """
    ### BEGIN SOLUTION
    return fan * std**2 * (1 + slope**2) / 2
    ### END SOLUTION

# %% [markdown]
# ### Where to start
#
# We want a gain of 1, forward and back.
#
# * **Zero**: a gain of 0, and worse: see below. **Small normal**, $\mathcal N(0, \text{scale}^2)$ with a scale picked by hand: right for one fan-in, wrong for the next.
# * **Xavier** (Glorot and Bengio, 2010), for layers that are about linear near 0, like $\tanh$: $n\sigma^2 = 1$ on the way forward and $m\sigma^2 = 1$ on the way back cannot both hold unless $n = m$. The compromise
#   is $\sigma^2 = \dfrac{2}{n + m}$, in two shapes: Gaussian, or uniform on $(-a, a)$, which has the variance $a^2/3$.
# * **He** (He et al., 2015; "Kaiming"), for ReLU, which throws half of the mean square away: $\sigma^2 = \dfrac{2}{n}$.
# * In a **convolution** each output is a sum over all input channels and all taps of a kernel: the fan-in is $D_{in} K^2$.
#
# Each formula gives a *variance*; `np.random.normal` wants a *standard deviation*. Lecture notes mix the two up, and some print He's as $1/\sqrt{2n}$; check by the gain. Some texts also
# call $\sigma^2 = 1/n$ Xavier; here it is the compromise, as in torch's `xavier_normal_`. What a bare `torch.nn.Linear` does is a third thing: uniform on $\pm 1/\sqrt n$, of variance $1/(3n)$. We keep weights as
# $(D_{in}, D_{out})$ and kernels as $(D_{out}, D_{in}, K, K)$.
#
# **How these are judged.** By the distribution of what you draw, and by what it does: random signals and random gradients are sent through stacks of 20 of your matrices (linear for small normal and
# Xavier, ReLU for He), and the gain of a layer, averaged over them, must lie within 10 % of theory. Entries are independent and drawn anew at each call. Never seed inside these functions; take your numbers from
# `np.random` or a generator of your own.
#
# **A worked neighbour.** *LeCun's* start asks for a gain of 1 on the way forward only, without a nonlinearity: $n\sigma^2 = 1$, that is
# `np.random.normal(0, 1 / np.sqrt(Din), size=(Din, Dout))`.
#
# **Think.** A layer of 1000 inputs and 10 outputs gets Xavier weights. What is its gain forward, and what backward? Is that a bad start?

# %% exercises="init_zero init_normal xavier_uniform xavier_normal he_normal kaiming_initializer"
def init_zero(Din, Dout):
    """A weight matrix of zeros, a new one at each call. Din, Dout >= 1. Returns (Din, Dout), float64."""
    ### BEGIN SOLUTION
    return np.zeros((Din, Dout))
    ### END SOLUTION


def init_normal(Din, Dout, scale):
    """Independent Gaussian weights of mean 0 and standard deviation scale > 0. Returns (Din, Dout); Din or Dout may be 1."""
    ### BEGIN SOLUTION
    return np.random.normal(0.0, scale, (Din, Dout))
    ### END SOLUTION


def xavier_uniform(Din, Dout):
    """Independent weights, uniform on (-a, a), with a such that their variance is 2 / (Din + Dout). Returns (Din, Dout); Din or Dout may be 1."""
    ### BEGIN SOLUTION
    limit = np.sqrt(6.0 / (Din + Dout))  # a^2 / 3 = 2 / (Din + Dout)
    return np.random.uniform(-limit, limit, (Din, Dout))
    ### END SOLUTION


def xavier_normal(Din, Dout):
    """Independent Gaussian weights of mean 0 and variance 2 / (Din + Dout). Returns (Din, Dout); Din or Dout may be 1."""
    ### BEGIN SOLUTION
    return np.random.normal(0.0, np.sqrt(2.0 / (Din + Dout)), (Din, Dout))
    ### END SOLUTION


def he_normal(Din, Dout):
    """Independent Gaussian weights of mean 0 and variance 2 / Din, for a ReLU layer. Returns (Din, Dout); Din or Dout may be 1."""
    ### BEGIN SOLUTION
    return np.random.normal(0.0, np.sqrt(2.0 / Din), (Din, Dout))
    ### END SOLUTION


def kaiming_initializer(Din, Dout, K=None, relu=True):
    """Independent Gaussian weights of mean 0 and variance gain / fan-in, where gain is 2 if a ReLU follows (relu=True) and 1 if not.

    K=None: a fully connected layer; returns (Din, Dout). K >= 1: a convolution with Din input and Dout output channels and K x K kernels;
    returns (Dout, Din, K, K), always four axes. K and relu may be left out.
    """
    ### BEGIN SOLUTION
    gain = 2.0 if relu else 1.0
    if K is None:
        return np.random.normal(0.0, np.sqrt(gain / Din), (Din, Dout))
    return np.random.normal(0.0, np.sqrt(gain / (Din * K * K)), (Dout, Din, K, K))
    ### END SOLUTION

# %% [markdown]
# ### Taking the temperature of a deep network
#
# A network here is a list of weights and a list of biases: $h_0 = x$, of shape $(N, D_0)$, and $h_l = f(z_l)$ with $z_l = h_{l-1} W_l + b_l$ for $l = 1, \dots, L$, the nonlinearity on the last layer too. Two readings tell
# whether it can learn: how large the **activations** $h_l$ are on the way up, and how large the **gradients** are on the way down. From $\partial L/\partial h_L$, given as `dout`,
#
# $$\frac{\partial L}{\partial z_l} = \frac{\partial L}{\partial h_l} \odot f'(z_l), \qquad \underset{D_{l-1}\times D_l}{\frac{\partial L}{\partial W_l}} = h_{l-1}^{\top}\,\frac{\partial L}{\partial z_l}, \qquad
# \frac{\partial L}{\partial h_{l-1}} = \frac{\partial L}{\partial z_l}\, W_l^{\top}.$$
#
# An optimizer sees only the middle one.
#
# **A worked neighbour.** How many units of each layer of a tanh network are *saturated*, that is beyond $\pm 0.99$?
#
# ```python
# def saturated(x, weights, biases):
#     shares = []
#     for W, b in zip(weights, biases):
#         x = np.tanh(x @ W + b)                       # (N, D_l)
#         shares.append(np.mean(np.abs(x) > 0.99))     # over all samples and all units
#     return np.array(shares)                          # (L,)
# ```
#
# **Think.** With tiny weights the gradients of the first layers vanish. The gradients of the last $W$ are tiny too, although `dout` is not: why?

# %% exercises="layer_statistics gradient_statistics"
def layer_statistics(x, weights, biases, activation):
    """Mean and variance of the activations behind each layer, the nonlinearity included.

    x: (N, D0); weights: L matrices (D_{l-1}, D_l); biases: L vectors (D_l,); activation: "linear", "tanh" or "relu".
    Returns {"mean": (L,), "variance": (L,)}, first layer first. Each is taken over all samples and units of the layer together; the variance is the mean
    squared distance from that mean, and the spread may be as small as a millionth of the mean. N, L and each size may be 1.
    """
    ### BEGIN SOLUTION
    f = {"linear": lambda z: z, "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0)}[activation]
    means, variances = [], []
    for W, b in zip(weights, biases):
        x = f(x @ W + b)  # (N, D_l)
        means.append(x.mean())
        variances.append(x.var())
    return {"mean": np.array(means), "variance": np.array(variances)}
    ### END SOLUTION


def gradient_statistics(x, weights, biases, activation, dout):
    """The mean square of the gradients of a loss at each layer. x, weights, biases, activation: as in layer_statistics; dout: (N, D_L), the gradient for h_L.

    Returns {"h": (L,), "W": (L,)}, first layer first: the mean squares, over all entries, of the gradients for h_1, ..., h_L (the last is that of dout itself) and for
    W_1, ..., W_L. Nothing is divided by N but what the mean over the entries divides: the gradient of a weight is a sum over the samples.
    No entry of a ReLU's input is 0. N, L and each size may be 1.
    """
    ### BEGIN SOLUTION
    f = {"linear": lambda z: z, "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0)}[activation]
    slope = {"linear": np.ones_like, "tanh": lambda h: 1 - h**2, "relu": lambda h: (h > 0) * 1.0}[activation]  # from f(z)
    layers = [x]
    for W, b in zip(weights, biases):
        layers.append(f(layers[-1] @ W + b))
    found = {"h": [], "W": []}
    for W, below, h in zip(weights[::-1], layers[-2::-1], layers[::-1]):
        dz = dout * slope(h)  # (N, D_l)
        found["h"].insert(0, np.mean(dout**2))
        found["W"].insert(0, np.mean((below.T @ dz) ** 2))
        dout = dz @ W.T  # (N, D_{l-1})
    return {name: np.array(values) for name, values in found.items()}
    ### END SOLUTION

# %%
def measure(draw_weights, activation, nets=10, width=128, depth=20):
    """(nets, depth + 1) mean squares of the activations, input first, and (nets, depth) of the gradients, over random networks without biases."""
    up, down, biases = [], [], [np.zeros(width)] * depth
    for _ in range(nets):
        x, dout = np.random.normal(size=(8, width)), np.random.normal(size=(8, width))
        weights = [draw_weights(width, width) for _ in range(depth)]
        found = layer_statistics(x.copy(), weights, biases, activation)
        up.append([np.mean(x**2), *(found["variance"] + found["mean"] ** 2)])
        down.append(gradient_statistics(x, weights, biases, activation, dout)["h"])
    return np.array(up), np.array(down)


def predict(std, slope, width=128, depth=20):
    """What theory says: (depth + 1,) mean squares of the activations and (depth,) of the gradients. slope=None is tanh."""
    up, back = [1.0], []
    for _ in range(depth):
        q, squeezed = tanh_step(up[-1], width, std) if slope is None else (up[-1] * variance_gain(width, std, slope), None)
        back.append(width * std**2 * squeezed if slope is None else variance_gain(width, std, slope))
        up.append(q)
    return np.array(up), np.cumprod([1.0, *back[:0:-1]])[::-1]


if all(check.passed(name) for name in ("variance_gain", "init_normal", "xavier_uniform", "he_normal", "layer_statistics", "gradient_statistics")):
    np.random.seed(0)
    trials = (
        ("tanh, normal 0.07", lambda n, m: init_normal(n, m, 0.07), "tanh", 0.07, None),
        ("tanh, Xavier", xavier_uniform, "tanh", np.sqrt(1 / 128), None),
        ("ReLU, Xavier", xavier_uniform, "relu", np.sqrt(1 / 128), 0.0),
        ("ReLU, He", he_normal, "relu", np.sqrt(2 / 128), 0.0),
    )
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6))
    print("gain of a layer, averaged       forward: measured  theory       backward: measured  theory")
    for color, (name, draw_weights, activation, std, slope) in zip(("C3", "C1", "C0", "C2"), trials):
        (up, down), theory = measure(draw_weights, activation), predict(std, slope)
        for axes, nets, line, first in ((left, up, theory[0], 0), (right, down, theory[1], 1)):
            layer = np.arange(first, 21)
            axes.semilogy(layer, nets.T, color=color, alpha=0.15, lw=0.8)
            axes.semilogy(layer, nets.mean(axis=0), color=color, label=name)
            axes.semilogy(layer, line, "k:", lw=1.2)
        gains = [np.mean(g) for g in (up[:, 1:] / up[:, :-1], theory[0][1:] / theory[0][:-1], down[:, :-1] / down[:, 1:], theory[1][:-1] / theory[1][1:])]
        print("{:28s}{:20.3f}{:10.3f}{:25.3f}{:10.3f}".format(name, *gains))
    left.set(xlabel="layer", ylabel="mean square of the activations", title="on the way up"), left.legend(fontsize=8)
    right.set(xlabel="layer", ylabel="mean square of the gradients", title="on the way down (from the right)")
    left.set_xticks(range(0, 21, 5)), right.set_xticks(range(0, 21, 5))
    figure.suptitle("Twenty layers of 128 units: ten networks (pale), their mean, and theory (dotted)"), figure.tight_layout()
    plt.show()

# %% [markdown]
# ### Twins, and the dead
#
# **Why not zero?** Take one hidden layer, $H = \tanh(X W_1 + b_1)$ and $P = H W_2 + b_2$, with the loss $\frac{1}{2N}\sum (P - Y)^2$ over all $N$ samples and all outputs. Call two hidden units **twins** when they agree in everything:
# their columns of $W_1$, their entries of $b_1$ *and* their rows of $W_2$. Twins compute the same, so they receive the same gradient, so after the step they are twins still, and for ever. A network whose weights all start at one number, be it zero,
# is a network with one hidden unit. And zero in particular: with $W_1 = W_2 = 0$ both gradients vanish, and only $b_2$ ever moves.
#
# **A worked neighbour.** Linear regression, without a hidden layer, may well start at zero: its gradient $X^\top (XW - Y)/N$ is not zero there, and its columns belong to different outputs, which differ. In code a full step is
# `W -= learning_rate * X.T @ (X @ W - Y) / len(X)`. With several layers compute *all* gradients first and then change the weights: the gradient of $W_1$ needs the $W_2$ that made the prediction.
#
# **Dead ReLUs.** A ReLU unit that is 0 for *every* sample gets no gradient from any, and cannot come back by itself. Layers of ReLUs have some dead units from the start. A remedy of old is to start biases at 0.01 instead of 0,
# so that a unit has to be pushed to fall silent; with He's weights the effect is small, with tiny weights it is large, and the plot shows what it is worth. (Without biases the size of the
# weights has no say in who is dead: two of its lines fall together.)
#
# **Think.** Is breaking the symmetry of $W_2$ alone enough, when $W_1$ and $b_1$ are constant? Follow the gradient for two steps; then try it in the plot's code.

# %% exercises="two_layer_steps distinct_units dead_relus init_relu_net"
def two_layer_steps(X, Y, W1, b1, W2, b2, learning_rate, steps):
    """Full-batch gradient descent on the network and the loss above: `steps` >= 1 steps, all four parameters moved at once, each by -learning_rate times its gradient.

    X: (N, D), Y: (N, C), W1: (D, H), b1: (H,), W2: (H, C), b2: (C,). Any of N, D, H, C may be 1; weights and biases may be all zero.
    Returns (W1, b1, W2, b2) after exactly that many steps.
    """
    ### BEGIN SOLUTION
    for _ in range(steps):
        H = np.tanh(X @ W1 + b1)  # (N, H)
        dP = (H @ W2 + b2 - Y) / len(X)  # (N, C)
        dZ = dP @ W2.T * (1 - H**2)  # (N, H)
        W1, b1 = W1 - learning_rate * X.T @ dZ, b1 - learning_rate * dZ.sum(axis=0)
        W2, b2 = W2 - learning_rate * H.T @ dP, b2 - learning_rate * dP.sum(axis=0)
    return W1, b1, W2, b2
    ### END SOLUTION


def distinct_units(W1, b1, W2):
    """How many different hidden units a network has: twins, triplets and so on count once. W1: (D, H), b1: (H,), W2: (H, C). Returns an int from 1 to H.

    Rounding makes no difference: twins may be up to 1e-9 apart in an entry, and units that are not twins differ by 0.01 or more in at least one.
    """
    ### BEGIN SOLUTION
    units = np.concatenate([W1.T, b1[:, None], W2], axis=1)  # (H, D + 1 + C): all that a unit is
    kept = []
    for unit in units:
        if not any(np.abs(unit - other).max() < 1e-3 for other in kept):
            kept.append(unit)
    return len(kept)
    ### END SOLUTION


def dead_relus(x, weights, biases):
    """How many units of each layer of a ReLU network are 0 for all samples of the batch. x: (N, D0); weights, biases: as in layer_statistics.

    Returns L whole numbers, first layer first. No input of a ReLU is 0. N, L and each size may be 1.
    """
    ### BEGIN SOLUTION
    counts = []
    for W, b in zip(weights, biases):
        x = np.maximum(x @ W + b, 0)
        counts.append(int((x == 0).all(axis=0).sum()))
    return counts
    ### END SOLUTION


def init_relu_net(sizes, bias=0.01):
    """The start of a ReLU network: He's Gaussian weights for each layer, and biases that all equal `bias` (any number; 0.01 if left out).

    sizes: [D0, ..., DL], L >= 1, sizes may be 1. Returns (weights, biases): L matrices (D_{l-1}, D_l) and L float vectors (D_l,), each an array of its own that
    may be changed in place without changing another.
    """
    ### BEGIN SOLUTION
    weights = [he_normal(n, m) for n, m in zip(sizes[:-1], sizes[1:])]
    biases = [np.full(m, float(bias)) for m in sizes[1:]]
    return weights, biases
    ### END SOLUTION

# %%
if all(check.passed(name) for name in ("two_layer_steps", "distinct_units", "dead_relus", "init_relu_net", "layer_statistics")):
    np.random.seed(1)
    X = np.random.normal(size=(60, 2))
    Y = np.sign(X[:, :1] * X[:, 1:])  # the sign of a product: one hidden unit will never do
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6))
    starts = {
        "all 0": (np.zeros((2, 8)), np.zeros((8, 1))),
        "all 0.5": (np.full((2, 8), 0.5), np.full((8, 1), 0.5)),
        "random": (np.random.normal(0, 0.5, (2, 8)), np.random.normal(0, 0.5, (8, 1))),
    }
    for name, (W1, W2) in starts.items():
        net, losses = (W1, np.zeros(8), W2, np.zeros(1)), []
        for _ in range(60):
            losses.append(np.mean((np.tanh(X @ net[0] + net[1]) @ net[2] + net[3] - Y) ** 2) / 2)
            net = two_layer_steps(X, Y, *(p.copy() for p in net), 0.3, 10)
        left.plot(10 * np.arange(60), losses, label=f"{name}: {distinct_units(*net[:3])} different units of 8 at the end")
    left.set(xlabel="step", ylabel="loss", ylim=(0, None), title="twins stay twins"), left.legend(fontsize=8)
    x, sizes = np.random.normal(size=(100, 100)), [100] * 21
    for shrink, bias, style in ((1.0, 0.0, "C2-"), (1.0, 0.01, "C2--"), (0.1, 0.0, "k:"), (0.1, 0.01, "C3--")):
        counts, spread = [], []
        np.random.seed(2)  # the same ten networks each time
        for _ in range(10):
            weights, biases = init_relu_net(sizes, bias)
            weights = [shrink * W for W in weights]
            counts.append(dead_relus(x.copy(), weights, biases))
            for W, b in zip(weights, biases):  # the last layer's outputs
                top = np.maximum((x if W is weights[0] else top) @ W + b, 0)
            spread.append(top.std(axis=0).mean() / (np.abs(top).mean() + 1e-300))
        name = f"{'He' if shrink == 1 else 'He / 10'}, bias {bias:g}"
        right.plot(np.arange(1, 21), np.mean(counts, axis=0), style, label=name)
        print(f"{name:16s} dead in layer 20: {np.mean(counts, axis=0)[-1]:5.1f} of 100;  spread between samples there: {np.mean(spread):.1e} of the mean")
    right.set(xlabel="layer", ylabel="dead units of 100", title="alive is not awake: see the spread above"), right.legend(fontsize=8)
    right.set_xticks(range(0, 21, 5)), figure.tight_layout()
    plt.show()

# %% [markdown]
# ### The first layer's inputs
#
# All the theory assumed inputs of mean square about 1. Pixels from 0 to 255 are not that, and features in metres beside features in millimetres make a valley a million times longer than it is wide (part 3 has more about valleys).
#
# **Standardising** makes each feature's mean 0 and its variance 1: $\;\hat x = (x - \mu)/\sqrt{s^2 + \varepsilon}$, with mean $\mu$ and variance $s^2$ of the feature. **PCA whitening** also removes the correlations: subtract the mean, turn
# the axes into the eigenvectors $u_1, u_2, \dots$ of the covariance matrix $\;C = \frac1N \sum_n (x_n - \mu)(x_n - \mu)^\top$, of shape $(D, D)$, and divide each new coordinate by the root of its variance, the eigenvalue $\lambda_j$:
#
# $$t_{nj} = \frac{(x_n - \mu)^\top u_j}{\sqrt{\lambda_j + \varepsilon}}, \qquad \lambda_1 \ge \lambda_2 \ge \dots$$
#
# Keeping only the first $k$ coordinates reduces the dimension as well. Without $\varepsilon$ a direction that holds nothing but noise would be blown up to the size of all others. Both variances divide by $N$ here; an eigenvector's
# sign is free, but training and test data must use the same.
#
# **Everything is measured on the training set**: $\mu, s, u, \lambda$ are parameters of your model. The test set is transformed with these, however odd it then looks; to measure them on test data is to look at the exam.
#
# **A worked neighbour.** *Min-max scaling* to $[0, 1]$, by the training set's extremes; test values may well leave the interval:
#
# ```python
# def min_max(X_train, X_test):
#     low, high = X_train.min(axis=0), X_train.max(axis=0)                   # (D,), one pair a feature
#     return (X_train - low) / (high - low), (X_test - low) / (high - low)
# ```
#
# **Think.** Pictures are usually centred with one mean for each colour, over all pixels, and not whitened. What would whitening do to the neighbourhood of pixels that a convolution relies on?

# %% exercises="standardize pca_whiten"
def standardize(X_train, X_test, eps=1e-5):
    """Each feature centred and scaled by its training mean and variance: (x - mean) / sqrt(variance + eps), variance divided by N.

    X_train: (N, D), N >= 2; X_test: (M, D), M >= 1; eps > 0 is added under the root for every feature, also one that never varies in training. A mean may be up to a million times as large as
    the spread around it. Returns both sets, transformed, with their shapes.
    """
    ### BEGIN SOLUTION
    mean, std = X_train.mean(axis=0), np.sqrt(X_train.var(axis=0) + eps)  # (D,) each
    return (X_train - mean) / std, (X_test - mean) / std
    ### END SOLUTION


def pca_whiten(X_train, X_test, k, eps=1e-5):
    """The first k whitened principal coordinates, by the formula above, with mean, eigenvectors and eigenvalues of X_train.

    X_train: (N, D), X_test: (M, D); M and k may be 1, and N may be smaller than D. 1 <= k <= min(N - 1, D); the eigenvalues up to the k-th are above 0 and lie apart. eps > 0.
    Returns (N, k) and (M, k), the direction of largest variance first. The sign of a column is free, and the same in both.
    """
    ### BEGIN SOLUTION
    mean = X_train.mean(axis=0)
    centred = X_train - mean  # (N, D)
    eigenvalues, U = np.linalg.eigh(centred.T @ centred / len(centred))  # in ascending order; columns of U are eigenvectors
    U, std = U[:, ::-1][:, :k], np.sqrt(eigenvalues[::-1][:k] + eps)  # (D, k), (k,)
    return centred @ U / std, (X_test - mean) @ U / std
    ### END SOLUTION

# %%
if check.passed("standardize") and check.passed("pca_whiten"):
    rng = np.random.default_rng(3)
    mix, offset = np.array([[3.0, 1.2], [0.0, 0.5]]), np.array([6.0, -3.0])
    train, test = rng.normal(size=(300, 2)) @ mix + offset, rng.normal(size=(40, 2)) @ mix + offset
    figure, panels = plt.subplots(1, 3, figsize=(10, 3.6))
    views = (("as measured", (train, test)), ("standardised", standardize(train.copy(), test.copy())), ("whitened", pca_whiten(train.copy(), test.copy(), 2)))
    for axes, (title, (a, b)), names in zip(panels, views, (("feature 1", "feature 2"), ("feature 1", "feature 2"), ("component 1", "component 2"))):
        axes.scatter(*a.T, s=5, label="training"), axes.scatter(*b.T, s=12, label="test")
        axes.axhline(0, color="0.7", lw=0.8, zorder=0), axes.axvline(0, color="0.7", lw=0.8, zorder=0)
        axes.set(title=f"{title}\ncorrelation {np.corrcoef(a.T)[0, 1]:+.2f}", xlabel=names[0], ylabel=names[1], aspect="equal"), axes.set_adjustable("datalim")
    panels[0].legend(fontsize=8), figure.tight_layout()
    plt.show()

# %% [markdown]
# ## 2. Update rules
#
# ### One interface, and memory
#
# A gradient says which way is down, *here*. What to do with it is the update rule's business. All rules of this part are functions of one form,
#
# $$\texttt{next\_w, config = rule(w, dw, config)},$$
#
# where `w` and `dw` have the same shape, any shape, and `config` is a dict that holds two kinds of things: **settings** (a learning rate, a momentum) and the rule's
# **memory** (a velocity, an average). Every parameter of a network has a `config` of its own. What is missing takes its default: settings as the docstring says, memory
# as zeros. What comes back holds the memory of the next step, under the documented name, so that a run can be stored and go on tomorrow. Settings may be changed
# from step to step (that is what a schedule does), so read them every time. And a setting of 0 is a setting: beware of `config.get("momentum") or 0.9`.
#
# **Momentum, two spellings.** Plain gradient descent zigzags across a valley and crawls along it. A *velocity* averages the zigzag away:
#
# $$v \leftarrow \mu v - \eta\, g, \qquad w \leftarrow w + v \qquad\text{(ours)} \qquad\qquad b \leftarrow \mu b + g, \qquad w \leftarrow w - \eta\, b \qquad\text{(torch's)}.$$
#
# With one learning rate for ever they are the same, $v = -\eta b$. When $\eta$ changes they part: our velocity remembers the rates of the past, torch's buffer is rescaled at once.
# Mixing them is a classic slip: with $v = \mu v - \eta g$ the minus sign is *inside* $v$, and a second one ($w - v$, or $w - \eta v$, as some lecture notes have it) walks uphill.
#
# **A worked neighbour.** *SignSGD* walks by the sign of an averaged gradient, $a \leftarrow \beta a + (1 - \beta) g$, $w \leftarrow w - \eta \operatorname{sign}(a)$.
# It shows the pattern; `with_defaults` makes a new dict, so that the caller's is left alone, and you may use it.
#
# **Think.** A ball that gets the same gradient $g$ at every step: which velocity does it reach in the end? So how should $\eta$ change when you raise $\mu$ from 0.9 to 0.99?

# %%
def with_defaults(config, **defaults):
    """A new dict: `config` (or nothing, where it is None), and `defaults` for what it lacks."""
    return {**defaults, **(config or {})}


def sign_sgd(w, dw, config=None):
    """SignSGD. Settings: learning_rate (1e-3), beta (0.9). Memory: average (zeros)."""
    config = with_defaults(config, learning_rate=1e-3, beta=0.9, average=np.zeros_like(w))
    config["average"] = config["beta"] * config["average"] + (1 - config["beta"]) * dw
    return w - config["learning_rate"] * np.sign(config["average"]), config


w, config = np.array([3.0, -0.2]), {"learning_rate": 0.5}
for step in range(3):
    w, config = sign_sgd(w, 2 * w, config)  # the gradient of |w|^2
    print(f"step {step + 1}: w = {w.round(3)}, average = {config['average'].round(3)}")

# %% exercises="sgd sgd_momentum sgd_momentum_torch"
def sgd(w, dw, config=None):
    """Gradient descent, w - learning_rate * dw. w, dw: float arrays of the same shape, any shape of one axis or more.

    Settings: learning_rate (1e-2), 0 or more, possibly another one at each step. No memory. Returns next_w, config.
    """
    ### BEGIN SOLUTION
    config = with_defaults(config, learning_rate=1e-2)
    return w - config["learning_rate"] * dw, config
    ### END SOLUTION


def sgd_momentum(w, dw, config=None):
    """Gradient descent with a velocity, our spelling: v = momentum * v - learning_rate * dw; w = w + v. w, dw: as in sgd.

    Settings: learning_rate (1e-2), momentum (0.9; 0 is allowed, and is plain SGD). Either may change from step to step.
    Memory: velocity, v (zeros like w; or given, from an earlier run). Returns next_w, config.
    """
    ### BEGIN SOLUTION
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    config["velocity"] = config["momentum"] * config["velocity"] - config["learning_rate"] * dw
    return w + config["velocity"], config
    ### END SOLUTION


def sgd_momentum_torch(w, dw, config=None):
    """The same in torch's spelling: b = momentum * b + dw; w = w - learning_rate * b. w, dw: as in sgd.

    Settings: learning_rate (1e-2), momentum (0.9; 0 is allowed). Either may change from step to step.
    Memory: buffer, b (zeros like w; or given, from an earlier run). Returns next_w, config.
    """
    ### BEGIN SOLUTION
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, buffer=np.zeros_like(w))
    config["buffer"] = config["momentum"] * config["buffer"] + dw
    return w - config["learning_rate"] * config["buffer"], config
    ### END SOLUTION

# %% [markdown]
# ### Nesterov: look before you leap
#
# Momentum will carry us to about $w + \mu v$ whatever the gradient says. So ask for the gradient *there*, where it is of more use:
#
# $$\hat w = w + \mu v, \qquad v \leftarrow \mu v - \eta\, \nabla f(\hat w), \qquad w \leftarrow w + v.$$
#
# Note the signs: $v$ points downhill, so the look-ahead point *adds* it, and the step starts from $w$, not from $\hat w$. (Some lecture notes look at $w - \mu v$: where we came from.)
#
# A rule of the form `rule(w, dw, config)` cannot ask for a gradient elsewhere; it is handed one. The way out is to let the variable we keep *be* the look-ahead point, $\tilde w = w + \mu v$.
# Write the next look-ahead point in terms of the present one, with $g = \nabla f(\tilde w)$:
#
# $$v' = \mu v - \eta g, \qquad \tilde w' = w' + \mu v' = (\tilde w - \mu v) + v' + \mu v' = \tilde w - \mu v + (1 + \mu)\, v'.$$
#
# Mind the old $v$ in that formula; an update in place (`v *= mu`) has lost it. This is what libraries compute.
#
# **A worked neighbour.** *Extragradient* also looks before it leaps, by a trial step without memory, and also starts from $w$:
#
# ```python
# def extragradient(w, grad, learning_rate):
#     trial = w - learning_rate * grad(w)
#     return w - learning_rate * grad(trial)
# ```
#
# **Think.** Both spellings start at the same point with $v = 0$. Do they visit the same points? Which of them, if any, ends closer to the minimum?

# %% exercises="nesterov_lookahead nesterov"
def nesterov_lookahead(w, grad, config=None):
    """One step of Nesterov's momentum as in the first formula. w: (...), any shape of one axis or more.

    grad: a function, the gradient at any point (an array like w, to one like it; it leaves its argument alone).
    Settings: learning_rate (1e-2), momentum (0.9; 0 is allowed). Either may change from step to step.
    Memory: velocity, v (zeros like w; or given, from an earlier run). Returns next_w (not the look-ahead point), config.
    """
    ### BEGIN SOLUTION
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    ahead = config["momentum"] * config["velocity"]
    config["velocity"] = ahead - config["learning_rate"] * grad(w + ahead)
    return w + config["velocity"], config
    ### END SOLUTION


def nesterov(w, dw, config=None):
    """The same as an update rule: w, next_w are look-ahead points and dw is the gradient at w (the last formula). w, dw: as in sgd.

    Settings: learning_rate (1e-2), momentum (0.9; 0 is allowed). Either may change from step to step; both that stand in
    the formula are then the present ones. Memory: velocity, v (zeros like w; or given). Returns next_w, config.
    """
    ### BEGIN SOLUTION
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    before, momentum = config["velocity"], config["momentum"]
    config["velocity"] = momentum * before - config["learning_rate"] * dw
    return w - momentum * before + (1 + momentum) * config["velocity"], config
    ### END SOLUTION

# %%
if all([check.passed(name) for name in ("sgd", "sgd_momentum", "nesterov")]):
    curvature = np.array([1.0, 60.0])  # a valley, 60 times steeper across than along
    figure, (left, right) = plt.subplots(1, 2, figsize=(9.5, 3.6))
    left.contour(*np.meshgrid(np.linspace(-0.6, 4.4, 60), np.linspace(-0.75, 0.75, 60)), np.add.outer(
        60 * np.linspace(-0.75, 0.75, 60) ** 2 / 2, np.linspace(-0.6, 4.4, 60) ** 2 / 2), levels=np.geomspace(0.1, 16, 9), colors="lightgray")
    for rule, settings in ((sgd, {}), (sgd_momentum, {"momentum": 0.8}), (nesterov, {"momentum": 0.8})):
        w, config, path = np.array([4.0, 0.5]), {"learning_rate": 0.015, **settings}, []
        for _ in range(80):
            path.append(w.copy())
            w, config = rule(w, curvature * w, config)
        path = np.array(path)
        left.plot(*path[:40].T, marker=".", ms=4, lw=1, label=rule.__name__)
        right.semilogy(0.5 * (curvature * path**2).sum(axis=1), label=rule.__name__)
    left.set(xlabel="$w_1$ (along the valley)", ylabel="$w_2$ (across)", title="the first 40 steps")
    right.set(xlabel="step", ylabel="loss", title="the same learning rate for all")
    right.legend()
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ### A learning rate for each weight
#
# Gradients of different weights may differ by factors of a thousand, and one learning rate has to serve all. The next rules divide each entry of the gradient by its own recent size. All
# operations are entry by entry, and $\varepsilon$ stands **outside** the root: $\sqrt{\cdot} + \varepsilon$.
#
# $$\text{Adagrad:} \quad c \leftarrow c + g^2, \qquad w \leftarrow w - \eta\,\frac{g}{\sqrt{c} + \varepsilon} \qquad\qquad \text{RMSProp:} \quad c \leftarrow \rho c + (1 - \rho)\, g^2, \qquad w \leftarrow w - \eta\,\frac{g}{\sqrt{c} + \varepsilon}$$
#
# Adagrad's cache only grows, so its steps only shrink; RMSProp forgets. **Adam** is RMSProp with momentum, and corrects an error of the start: an average that begins at 0 is too
# small at first. After $t$ steps it has seen a total weight of $1 - \beta^t$ only, so divide by that, **each average by its own $\beta$**. Count $t$ up *before* you use it:
#
# $$t \leftarrow t + 1, \quad m \leftarrow \beta_1 m + (1 - \beta_1)\, g, \quad v \leftarrow \beta_2 v + (1 - \beta_2)\, g^2, \quad \hat m = \frac{m}{1 - \beta_1^t}, \quad \hat v = \frac{v}{1 - \beta_2^t}, \quad w \leftarrow w - \eta\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon}.$$
#
# The corrected averages are used and thrown away; $m$ and $v$ stay as they were. (Some libraries add $\varepsilon$ to $\sqrt v$ before the correction, some notes put it inside the root. With $10^{-8}$ nobody sees it; we do as torch does.)
# In the first step $\hat m = g$ and $\hat v = g^2$: Adam begins with $\eta \operatorname{sign}(g)$, however large the gradient.
#
# **Weight decay** pulls each weight towards 0. As a penalty in the loss it becomes a term $\lambda w$ of the gradient, and Adam divides it by $\sqrt{\hat v}$ with the rest: weights with large gradients hardly decay.
# **AdamW** decouples it: $w \leftarrow w - \eta\lambda w$ and Adam's step, both from the same old $w$, and the gradient stays clean. (The rate stands in the decay too, as in torch.)
#
# **The same as torch's.** These rules are the ones in `torch.optim`, once the names are matched; when yours are done, the last cell of this section walks 50 steps with each pair.
#
# | ours | torch.optim |
# |---|---|
# | `sgd`, `learning_rate` | `SGD(lr)` |
# | `sgd_momentum`, `momentum`, with one learning rate for ever; `velocity` = $-\eta$ `momentum_buffer` | `SGD(lr, momentum)` |
# | `sgd_momentum_torch`, `momentum`, `buffer`, with any schedule | `SGD(lr, momentum)`, `momentum_buffer` |
# | `nesterov`, `momentum`, with one learning rate for ever | `SGD(lr, momentum, nesterov=True)` |
# | `adagrad`, `epsilon`, `cache` | `Adagrad(lr, eps)` (default 1e-10), `sum` |
# | `rmsprop`, `decay_rate`, `epsilon`, `cache` | `RMSprop(lr, alpha, eps)`, `square_avg` |
# | `adam`, `beta1`, `beta2`, `epsilon`, `m`, `v`, `t` | `Adam(lr, betas, eps)`, `exp_avg`, `exp_avg_sq`, `step` |
# | `adamw`, `weight_decay` | `AdamW(lr, betas, eps, weight_decay)`; in `Adam` that setting is the penalty in the gradient |
#
# **A worked neighbour.** An average that forgets, of a series $x_1, x_2, \dots$, raw and corrected, in the next cell.
#
# **Think.** A weight whose gradient is 0 nearly always, and large once in a thousand steps (a rare word). What do SGD, Adagrad and RMSProp do when the large one comes?
# And in the picture of first steps below: where does each curve begin to fall, and which setting decides that?

# %%
series = 2 + 0.3 * np.random.default_rng(0).normal(size=60)
beta, average, raw, corrected = 0.95, 0.0, [], []
for t, value in enumerate(series, start=1):
    average = beta * average + (1 - beta) * value
    raw.append(average)
    corrected.append(average / (1 - beta**t))  # `average` itself goes on uncorrected
plt.plot(series, ".", color="silver", label="series, mean 2")
plt.plot(raw, label="average with $\\beta$ = 0.95, raw")
plt.plot(corrected, label="corrected by $1 - \\beta^t$")
plt.xlabel("step"), plt.ylabel("value"), plt.legend(fontsize=8), plt.title("An average that starts at 0")
plt.show()

# %% exercises="adagrad rmsprop adam adamw"
def adagrad(w, dw, config=None):
    """Adagrad, as above. w, dw: float arrays of the same shape, any shape of one axis or more; entries of dw of any size, 0 included.

    Settings: learning_rate (1e-2), epsilon (1e-8; any size). Memory: cache, c (zeros like w; or given). Returns next_w, config.
    """
    ### BEGIN SOLUTION
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8, cache=np.zeros_like(w))
    config["cache"] = config["cache"] + dw**2
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
    ### END SOLUTION


def rmsprop(w, dw, config=None):
    """RMSProp, as above. w, dw: as in adagrad.

    Settings: learning_rate (1e-2), decay_rate, rho (0.99; 0 <= rho < 1, 0 included), epsilon (1e-8; any size).
    Memory: cache, c (zeros like w; or given). Returns next_w, config.
    """
    ### BEGIN SOLUTION
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w))
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * dw**2
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
    ### END SOLUTION


def adam(w, dw, config=None):
    """Adam with bias correction, as above. w, dw: as in adagrad.

    Settings: learning_rate (1e-3; possibly another one at each step), beta1 (0.9), beta2 (0.999), each 0 <= beta < 1, 0 included,
    epsilon (1e-8; any size). Memory: m, v (zeros like w; or given) and t, the number of steps already taken: 0 at the start of
    a run, larger where a run goes on. Returns next_w, config, with config["t"] one larger.
    """
    ### BEGIN SOLUTION
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    beta1, beta2 = config["beta1"], config["beta2"]
    config["t"] = t = config["t"] + 1
    config["m"] = beta1 * config["m"] + (1 - beta1) * dw
    config["v"] = beta2 * config["v"] + (1 - beta2) * dw**2
    mean, square = config["m"] / (1 - beta1**t), config["v"] / (1 - beta2**t)
    return w - config["learning_rate"] * mean / (np.sqrt(square) + config["epsilon"]), config
    ### END SOLUTION


def adamw(w, dw, config=None):
    """Adam with decoupled weight decay: next_w = w - learning_rate * weight_decay * w - Adam's step. w, dw: as in adagrad.

    Settings: those of adam, and weight_decay (1e-2; 0 or more, 0 included). Memory: that of adam. Returns next_w, config.
    """
    ### BEGIN SOLUTION
    config = with_defaults(config, learning_rate=1e-3, weight_decay=1e-2)
    return adam((1 - config["learning_rate"] * config["weight_decay"]) * w, dw, config)
    ### END SOLUTION

# %%
pairs = {
    "sgd": ("SGD", {"learning_rate": 0.3}, {"lr": 0.3}),
    "sgd_momentum": ("SGD", {"learning_rate": 0.1, "momentum": 0.7}, {"lr": 0.1, "momentum": 0.7}),
    "sgd_momentum_torch": ("SGD", {"learning_rate": 0.1, "momentum": 0.7}, {"lr": 0.1, "momentum": 0.7}),
    "nesterov": ("SGD", {"learning_rate": 0.1, "momentum": 0.7}, {"lr": 0.1, "momentum": 0.7, "nesterov": True}),
    "adagrad": ("Adagrad", {"learning_rate": 0.4, "epsilon": 0.1}, {"lr": 0.4, "eps": 0.1}),
    "rmsprop": ("RMSprop", {"learning_rate": 0.1, "decay_rate": 0.8, "epsilon": 0.1}, {"lr": 0.1, "alpha": 0.8, "eps": 0.1}),
    "adam": ("Adam", {"learning_rate": 0.1, "beta1": 0.6, "beta2": 0.8, "epsilon": 0.1}, {"lr": 0.1, "betas": (0.6, 0.8), "eps": 0.1}),
    "adamw": ("AdamW", {"learning_rate": 0.1, "beta1": 0.6, "beta2": 0.8, "epsilon": 0.1, "weight_decay": 0.5},
              {"lr": 0.1, "betas": (0.6, 0.8), "eps": 0.1, "weight_decay": 0.5}),
}


def distance_to_torch(name, steps=50):
    """The largest distance of an entry, over 50 steps down a bowl of five axes, float64."""
    import torch

    theirs, ours, settings = pairs[name]
    bowl = np.geomspace(0.2, 4, 5)
    w, config = np.linspace(-2, 3, 5), dict(ours)
    parameter = torch.tensor(w.copy(), requires_grad=True)
    optimizer, largest = getattr(torch.optim, theirs)([parameter], **settings), 0.0
    for _ in range(steps):
        w, config = globals()[name](w, bowl * w, config)
        parameter.grad = torch.tensor(bowl) * parameter.detach()
        optimizer.step()
        largest = max(largest, float(np.abs(w - parameter.detach().numpy()).max()))
    return largest


if all([check.passed(name) for name in pairs]):
    for name in pairs:
        print(f"{name:20s} torch.optim.{pairs[name][0]:8s} largest distance over 50 steps {distance_to_torch(name):.1e}")
    sizes = np.geomspace(1e-11, 1e2, 80)
    for rule, label, style in ((sgd, "sgd", "-"), (adagrad, "adagrad", "-"), (rmsprop, "rmsprop, $\\rho$ = 0.99", "-"), (adam, "adam", "--")):
        config = {"learning_rate": 1.0, "t": 0}
        plt.loglog(sizes, -rule(np.zeros(80), sizes, config)[0], style, label=label)
    plt.gca().invert_xaxis()
    plt.xlabel("size of the gradient (large to small)"), plt.ylabel("first step / learning rate")
    plt.title("The first step of four rules"), plt.legend(fontsize=8)
    plt.show()

# %% [markdown]
# ### Keeping it in bounds: clipping and schedules
#
# **Clipping.** One bad batch can throw a network out of the valley that it took an hour to find. *By norm*: let $\lVert g \rVert$ be the length of **all** gradients
# laid end to end, $\sqrt{\sum_p \sum_i g_{p,i}^2}$. If it exceeds the limit $c$, every gradient is multiplied by $c / \lVert g \rVert$; otherwise nothing happens. The direction is kept. *By value*: each entry is cut to $[-c, c]$; the direction is not kept.
#
# **Schedules** give the learning rate of step $t = 0, 1, 2, \dots$ from the number $t$ alone. From a base rate $\eta_0$, with a factor $\gamma$ every $k$ steps:
#
# $$\text{step: } \eta_0\, \gamma^{\lfloor t/k \rfloor} \qquad\qquad \text{exponential: } \eta_0\, \gamma^{t/k}.$$
#
# **Cosine with restarts.** Cycle 0 takes $T_0$ steps, and each cycle is $m$ times as long as the one before it ($m = 1, 2, \dots$; with 1 all are equal). In a cycle of $T$ steps that began $s$ steps ago the rate is
#
# $$\eta_{\min} + \frac{\eta_0 - \eta_{\min}}{2}\left(1 + \cos\frac{\pi s}{T}\right), \qquad 0 \le s < T,$$
#
# so step $T_0$ is the first of the next cycle, back at $\eta_0$. **Warm-up** goes before any other schedule $\eta(\cdot)$: over $n$ steps the rate rises on a straight line,
# $\eta(0)\,(t + 1)/n$ for $t < n$ (its first step is not wasted on a rate of 0, and its last has the full rate), then the other schedule runs from *its own* beginning, $\eta(t - n)$.
#
# **A worked neighbour.** A linear decay to zero over `total` steps that stays there, and normalising (not clipping) by the largest entry:
#
# ```python
# def linear_decay(step, base, total):
#     return base * max(0.0, 1 - step / total)
#
# def normalise_by_largest(grads):
#     largest = max(np.abs(g).max() for g in grads.values())
#     return {name: g / largest for name, g in grads.items()}
# ```
#
# **Think.** Clipping each parameter's gradient by its own norm is easier to write. What does it do to the direction, and which layers would it slow down?

# %% exercises="clip_grad_norm clip_grad_value step_decay exponential_decay cosine_restarts warmup"
def clip_grad_norm(grads, max_norm):
    """Gradients, shortened together if they are too long. grads: dict of float arrays by name, each of 1 to 4 axes; max_norm > 0.

    Returns (clipped, norm): a dict of the same names and shapes, and the length of all gradients *before* clipping, a float.
    Gradients that are all 0 stay 0. (torch adds 1e-6 to the norm before it divides; with or without is right here.)
    """
    ### BEGIN SOLUTION
    norm = float(np.sqrt(sum((g**2).sum() for g in grads.values())))
    factor = max_norm / norm if norm > max_norm else 1.0
    return {name: factor * g for name, g in grads.items()}, norm
    ### END SOLUTION


def clip_grad_value(grads, limit):
    """Gradients, each entry cut to [-limit, limit]. grads: as in clip_grad_norm; limit > 0. Returns a dict of the same names and shapes."""
    ### BEGIN SOLUTION
    return {name: np.clip(g, -limit, limit) for name, g in grads.items()}
    ### END SOLUTION


def step_decay(step, base, gamma, every):
    """The rate of step number `step`, a float: base times gamma for each `every` full steps. step >= 0, every >= 1: ints; base, gamma > 0."""
    ### BEGIN SOLUTION
    return base * gamma ** (step // every)
    ### END SOLUTION


def exponential_decay(step, base, gamma, every):
    """The same without stairs: after `every` steps the rate is gamma times what it was. gamma > 0 may be above 1. Arguments: as in step_decay."""
    ### BEGIN SOLUTION
    return base * gamma ** (step / every)
    ### END SOLUTION


def cosine_restarts(step, base, minimum, period, growth):
    """Cosine with restarts, as above: eta_0 = base, eta_min = minimum >= 0, T_0 = period, m = growth.

    step >= 0 (up to 10^4), period >= 1, growth >= 1: ints. Steps may be asked for in any order. Returns a float.
    """
    ### BEGIN SOLUTION
    while step >= period:
        step -= period
        period *= growth
    return minimum + (base - minimum) / 2 * (1 + np.cos(np.pi * step / period))
    ### END SOLUTION


def warmup(step, length, schedule):
    """Warm-up over `length` steps (0: none), then `schedule`, as above. step, length >= 0: ints; schedule: a function of the step's number alone, 0, 1, ...

    Returns the rate, a float.
    """
    ### BEGIN SOLUTION
    if step < length:
        return schedule(0) * (step + 1) / length
    return schedule(step - length)
    ### END SOLUTION

# %%
if all([check.passed(name) for name in ("step_decay", "exponential_decay", "cosine_restarts", "warmup")]):
    def restarts(step):
        return cosine_restarts(step, base=0.1, minimum=0.002, period=20, growth=2)

    steps = range(160)
    plt.step(steps, [step_decay(t, 0.1, 0.5, 40) for t in steps], where="post", label="step, half every 40")
    plt.plot(steps, [exponential_decay(t, 0.1, 0.5, 40) for t in steps], label="exponential, the same")
    plt.plot(steps, [warmup(t, 15, restarts) for t in steps], label="warm-up of 15, then cosine, cycles 20, 40, 80")
    plt.xlabel("step"), plt.ylabel("learning rate"), plt.ylim(0, 0.15), plt.legend(fontsize=8, loc="upper right")
    plt.title("Schedules")
    plt.show()

# %% [markdown]
# ### The race
#
# Now let your rules run. `trajectory` is the loop that drives any of them down any landscape, and keeps what it saw. Two traps wait in it, both about *who owns an array*.
# A rule may write into the `w` that it is given; a list that holds the same array fifty times shows its last value fifty times. And a rule may write into
# the dict or the velocity that it is given; the next rule in the race would start with a velocity that is not its own.
#
# **A worked neighbour.** The same trap with a bouncing ball: `heights.append(ball)` would store one array three times, `heights.append(ball.copy())` stores three.
#
# The landscapes: a straight **valley**, 100 times steeper across than along, at an angle to the axes; **Rosenbrock**'s curved one; and a **saddle**, where we start a thousandth beside the line that
# leads into it. A race is decided by its learning rates, so every rule gets the best of 13: the one with the smallest mean of the loss's logarithm.
#
# **Think.** Before you run it: which rules leave the saddle late, and why? And who would win the valley if it lay along an axis?

# %% exercises="trajectory"
def trajectory(rule, grad, w, config, steps):
    """The path of an update rule. Returns an array (steps + 1, *w.shape): the start, then w after each step.

    rule: any function (w, dw, config) -> next_w, config; it may write into the w, dw and config that it is given, and into arrays in config.
    grad: a function, the gradient at w; a new array each time. w: any shape of one axis or more. steps >= 1.
    config: dict of the rule's settings, perhaps with its memory; the first step gets these, each further one what the step before it returned.
    The caller's w and config, arrays in it included, are never written into: they serve other runs too.
    """
    ### BEGIN SOLUTION
    w = w.copy()
    config = {key: value.copy() if isinstance(value, np.ndarray) else value for key, value in config.items()}
    path = [w.copy()]
    for _ in range(steps):
        w, config = rule(w, grad(w), config)
        path.append(w.copy())
    return np.array(path)
    ### END SOLUTION

# %%
def valley(w):
    c, s = np.cos(0.45), np.sin(0.45)  # turned by 26 degrees
    along, across = c * w[0] + s * w[1], c * w[1] - s * w[0]
    return 0.5 * (along**2 + 100 * across**2), np.array([c * along - 100 * s * across, s * along + 100 * c * across])


def rosenbrock(w):
    x, y = w
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2, np.array([-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)])


def mountain_pass(w):
    x, y = w
    return 0.5 * x**2 + 0.25 * y**4 - 0.5 * y**2 + 0.25, np.array([x, y**3 - y])


def best_of(rule, landscape, start, steps, rates):
    """The path, its losses and the learning rate with the smallest mean logarithm of the loss."""
    runs = []
    for rate in rates:
        with np.errstate(all="ignore"):  # too large a rate diverges, and loses
            path = trajectory(rule, lambda w: landscape(w)[1], start, {"learning_rate": rate, "t": 0}, steps)
            losses = np.nan_to_num(landscape(path.T)[0], nan=np.inf) + 1e-9
            runs.append((np.log(losses).mean(), path, losses, rate))
    return min(runs, key=lambda run: run[0])[1:]


racers = ("sgd", "sgd_momentum", "nesterov", "adagrad", "rmsprop", "adam")
courses = {"valley": (valley, (-1.9, -0.5), 60, (-2.3, 0.7, -1.3, 0.5), (0, 0)),
           "Rosenbrock": (rosenbrock, (-1.2, 1.0), 150, (-1.6, 1.6, -0.5, 1.8), (1, 1)),
           "saddle": (mountain_pass, (-1.5, 1e-3), 40, (-1.8, 1.4, -0.5, 1.7), (0, 1))}
if check.passed("trajectory") and all([check.passed(name) for name in racers]):
    figure, panels = plt.subplots(2, 3, figsize=(12, 7))
    for (title, (landscape, start, steps, (x0, x1, y0, y1), goal)), (map_, losses_) in zip(courses.items(), panels.T):
        grid = np.stack(np.meshgrid(np.linspace(x0, x1, 120), np.linspace(y0, y1, 120)))
        map_.contour(*grid, landscape(grid)[0], levels=np.geomspace(1e-3, landscape(grid)[0].max(), 16), colors="lightgray", linewidths=0.7)
        for name in racers:
            path, losses, rate = best_of(globals()[name], landscape, np.array(start), steps, np.geomspace(1e-4, 1, 13))
            map_.plot(*path.T, lw=1.2, marker=".", ms=3, label=name)
            losses_.semilogy(losses, lw=1.2, label=f"{name}, rate {rate:.2g}")
        map_.plot(*goal, "*", ms=14, color="black")
        map_.set(title=f"{title}, {steps} steps", xlabel="$w_1$", ylabel="$w_2$", xlim=(x0, x1), ylim=(y0, y1))
        losses_.set(xlabel="step", ylabel="loss"), losses_.legend(fontsize=7)
    panels[0, 0].legend(fontsize=7, loc="lower right")
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ## 3. Landscape and search
#
# ### The shape of a valley
#
# Close enough to any point, a smooth loss is a quadratic, and a quadratic can be understood completely. For a square matrix $A$ $(n, n)$ and $b$ $(n,)$ let
#
# $$f(w) = \tfrac12\, w^\top A\, w - b^\top w .$$
#
# A matrix and its transpose give the same number $w^\top A w$, so only the symmetric part of $A$ can matter: that part is the **Hessian** $H$, the matrix of second derivatives, and the gradient is $Hw - b$.
#
# Its eigenvalues $\lambda_1 \le \dots \le \lambda_n$ are the curvatures along its eigenvectors. In these directions gradient descent with rate $\eta$ falls apart into $n$ separate little runs: the
# distance $c_i$ from the stationary point, measured along eigenvector $i$, obeys $c_i \leftarrow (1 - \eta\lambda_i)\, c_i$. Everything follows from this line:
#
# * $w$ converges from everywhere if and only if all $|1 - \eta\lambda_i| < 1$: for positive curvatures, below the **critical rate** $\eta < 2/\lambda_n$. The steepest direction alone sets this limit.
# * The slowest direction shrinks by $\max_i |1 - \eta\lambda_i|$ a step. The best rate makes both ends equally slow, $\eta^\star = 2/(\lambda_1 + \lambda_n)$, with a factor $(\lambda_n - \lambda_1)/(\lambda_n + \lambda_1)$ a step.
# * What hurts is the ratio, the **condition number** $\kappa = \max_i|\lambda_i| / \min_i|\lambda_i| \ge 1$: the factor is $(\kappa-1)/(\kappa+1)$, about $1 - 2/\kappa$.
# * A negative eigenvalue makes the stationary point no minimum: its direction *grows*, by $1 + \eta|\lambda|$ a step. With all eigenvalues negative it is a **maximum**, with both kinds a **saddle**. In high dimensions nearly all
#   stationary points are saddles: who has a million directions rarely finds all of them curved upwards.
#
# Gradient descent leaves a saddle on its own, as long as it does not sit on the ridge exactly, but it takes its time. With $u$ the unit eigenvector of the most negative eigenvalue, the distance $|u^\top w_t|$ grows
# exponentially from wherever it starts; the number of steps grows with the *logarithm* of how near the ridge we were.
#
# **A worked neighbour.** The mean squared error of a linear model is such a quadratic, with the Hessian $X^\top X / N$: features of different size make it ill-conditioned, and that is why part 1 standardised them.
#
# ```python
# def least_squares(X, y, w):                # X (N, n), y (N,), w (n,)
#     r = X @ w - y
#     return r @ r / (2 * len(y)), X.T @ r / len(y), X.T @ X / len(y)    # value, gradient, Hessian
# ```
#
# **Think.** Momentum changes the factor a step to about $1 - 2/\sqrt{\kappa}$. For $\kappa = 10^4$: how many steps for a factor $e$, with and without?

# %% exercises="hessian_quadratic condition_number learning_rate_limits critical_point saddle_escape"
def hessian_quadratic(A, b, w):
    """f(w) = w.A.w / 2 - b.w and its first two derivatives. A: (n, n), in general not symmetric; b, w: (n,). n may be 1.

    Returns (f, g, H): a number, the gradient at w (n,), and the Hessian (n, n).
    """
    ### BEGIN SOLUTION
    H = (A + A.T) / 2
    return w @ H @ w / 2 - b @ w, H @ w - b, H
    ### END SOLUTION


def condition_number(H):
    """The largest size of an eigenvalue over the smallest size. H: (n, n), symmetric and invertible, n >= 1.

    Eigenvalues may be negative, all or some: sizes are absolute values. Returns a float >= 1.
    """
    ### BEGIN SOLUTION
    sizes = np.abs(np.linalg.eigvalsh(H))
    return sizes.max() / sizes.min()
    ### END SOLUTION


def learning_rate_limits(H):
    """What gradient descent on w.H.w / 2 can do. H: (n, n), symmetric, all eigenvalues positive, n >= 1.

    Returns (critical, best, factor), three floats: the rate from which on it does not converge, the rate with which the slowest direction
    shrinks fastest, and the factor by which that direction then shrinks a step (0 for n = 1).
    """
    ### BEGIN SOLUTION
    curvatures = np.linalg.eigvalsh(H)  # ascending
    low, high = curvatures[0], curvatures[-1]
    return 2 / high, 2 / (low + high), (high - low) / (high + low)
    ### END SOLUTION


def critical_point(H):
    """What a stationary point is, by its Hessian H: (n, n), symmetric, no eigenvalue closer to 0 than 0.05, n >= 1.

    Returns (kind, down): "minimum", "maximum" or "saddle", and the number of independent directions in which it goes down (an int).
    """
    ### BEGIN SOLUTION
    down = int(np.sum(np.linalg.eigvalsh(H) < 0))
    return {0: "minimum", len(H): "maximum"}.get(down, "saddle"), down
    ### END SOLUTION


def saddle_escape(H, start, learning_rate, distance):
    """How many steps gradient descent on w.H.w / 2 needs to leave the saddle at 0.

    H: (n, n), symmetric, with a negative eigenvalue; the most negative one stands alone, with unit eigenvector u. start: (n,), w before the
    first step, 1e-9 <= |u.start|. The rate is below the critical one of all positive eigenvalues. Returns the least t >= 0 (an int, up to some
    thousands) with |u.w_t| >= distance; 0 where it starts so far out.
    """
    ### BEGIN SOLUTION
    curvatures, vectors = np.linalg.eigh(H)
    ratio = distance / abs(vectors[:, 0] @ start)
    return max(0, int(np.ceil(np.log(ratio) / np.log(1 - learning_rate * curvatures[0]))))
    ### END SOLUTION

# %%
if check.passed("learning_rate_limits") and check.passed("saddle_escape"):
    figure, (left, right) = plt.subplots(1, 2, figsize=(9.5, 3.6))
    rates = np.linspace(0.01, 0.45, 300)
    for worst, colour in ((5.0, "tab:blue"), (10.0, "tab:orange")):
        bowl = np.diag([1.0, 2.0, worst])
        after = np.array([0.5 * np.sum(np.diag(bowl) * (1 - rate * np.diag(bowl)) ** 120) for rate in rates])  # 60 steps from (1, 1, 1)
        critical, best, factor = learning_rate_limits(bowl)
        left.semilogy(rates, after, color=colour, label=f"$\\kappa$ = {condition_number(bowl):.0f}, best factor {factor:.2f}")
        left.axvline(critical, color=colour, ls="--", lw=1), left.axvline(best, color=colour, ls=":", lw=1)
    left.set(xlabel="learning rate", ylabel="loss after 60 steps", ylim=(1e-24, 1e8), title="dotted: best rate, dashed: critical")
    left.legend(fontsize=8)
    mountain_pass = np.array([[1.0, 2.0], [2.0, 1.0]])  # curvatures -1 and 3, directions (1, -1) and (1, 1)
    for off in (1e-1, 1e-3, 1e-6, 1e-9):
        w, along = np.array([1 + off, 1 - off]) / np.sqrt(2), []
        count = saddle_escape(mountain_pass, w, 0.1, 1.0)
        for _ in range(count + 1):
            along.append(np.linalg.norm(w))
            w = w - 0.1 * mountain_pass @ w
        right.semilogy(along, label=f"{off:g} beside the ridge: {count} steps")
    right.set(xlabel="step", ylabel="distance from the saddle", title="down to the saddle, and away from it")
    right.legend(fontsize=8)
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ### Noise, and how many samples to ask
#
# A mini-batch asks $B$ of the $N$ samples for the gradient instead of all. With $g_i$ the gradient of sample $i$ and $g$ their mean, the batch gradient $\hat g = \frac1B\sum_{i\in\text{batch}} g_i$ is **unbiased**: its expectation
# is $g$ whatever $B$. Its variance is another matter. With $\sigma^2 = \frac1N\sum_i (g_i - g)^2$, coordinate by coordinate,
#
# $$\operatorname{Var}\hat g = \frac{\sigma^2}{B} \;\text{ with replacement}, \qquad \operatorname{Var}\hat g = \frac{\sigma^2}{B}\cdot\frac{N-B}{N-1} \;\text{ without.}$$
#
# Without replacement (as we do it when we shuffle) the whole set as a batch has no noise at all. Four times the samples halve the *standard deviation*: the work grows faster than the precision, so small batches win until the hardware is idle.
#
# While noise sets the pace, a larger batch may take larger steps. Over $k$ steps with batch $B$ the weights move by about $-\eta\, k\, g$; one step with batch $kB$ moves them as far if its rate is $k\eta$. That is the **linear rule**: same
# number of epochs, $k$ times fewer steps, $k$ times the rate. It ends where the curvature does not allow the rate any more (the critical rate above), and a warm-up keeps the large rate away from the first, steepest steps.
#
# **A worked neighbour.** The mean loss of a batch has a variance too, and a confidence interval tells whether two runs differ:
#
# ```python
# losses = ...                                             # (N,), one a sample
# spread = losses.std() / np.sqrt(batch_size)              # standard deviation of a batch mean, with replacement
# ```
#
# **Think.** Somebody sorts the data by class and takes contiguous batches. Is the batch gradient of a random position still unbiased? What happens to its variance?

# %% exercises="minibatch_gradient gradient_noise scale_recipe"
def minibatch_gradient(X, y, w, batch_size, rng):
    """The gradient of the loss mean((X w - y)^2) / 2 on a random batch. X: (N, n), y: (N,), w: (n,).

    The batch has batch_size *different* samples, 1 <= batch_size <= N, every such set equally likely, drawn anew at each call from rng, a
    np.random.Generator. The rows of X may stand in any order, a sorted one too. Returns (n,).
    """
    ### BEGIN SOLUTION
    rows = rng.permutation(len(y))[:batch_size]
    return X[rows].T @ (X[rows] @ w - y[rows]) / batch_size
    ### END SOLUTION


def gradient_noise(grads, batch_size, replace):
    """Mean and variance of a batch gradient, by the formulas above. grads: (N, n), a gradient for each sample, N >= 2.

    batch_size: 1 to N. replace: True or False, whether a batch may hold a sample twice. Returns (mean (n,), variance (n,)).
    """
    ### BEGIN SOLUTION
    N = len(grads)
    variance = grads.var(axis=0) / batch_size
    if not replace:
        variance = variance * (N - batch_size) / (N - 1)
    return grads.mean(axis=0), variance
    ### END SOLUTION


def scale_recipe(recipe, batch_size, limit=None):
    """A recipe for another batch size, by the linear rule. batch_size: an int >= 1, larger or smaller than before.

    recipe: {"samples": N, "epochs": E, "warmup_epochs": e, "batch_size": B, "learning_rate": rate}, whole numbers but the rate, e may be 0.
    An epoch sees every sample once: where the batches do not come out even its last one is smaller, and is a step like any other.
    limit: None, or the largest rate that is allowed. Returns {"learning_rate": float, "steps": int, "warmup_steps": int}.
    """
    ### BEGIN SOLUTION
    rate = recipe["learning_rate"] * batch_size / recipe["batch_size"]
    batches = -(-recipe["samples"] // batch_size)  # rounded up
    return {
        "learning_rate": rate if limit is None else min(rate, limit),
        "steps": recipe["epochs"] * batches,
        "warmup_steps": recipe["warmup_epochs"] * batches,
    }
    ### END SOLUTION

# %%
if check.passed("minibatch_gradient") and check.passed("gradient_noise"):
    noise_rng = np.random.default_rng(0)
    noise_X = noise_rng.normal(size=(512, 8))
    noise_y = noise_X @ np.ones(8) + 2 * noise_rng.normal(size=512)
    bottom = np.linalg.lstsq(noise_X, noise_y, rcond=None)[0]
    per_sample = noise_X * (noise_X @ np.zeros(8) - noise_y)[:, None]  # (512, 8): the gradients at w = 0
    figure, (left, right) = plt.subplots(1, 2, figsize=(9.5, 3.6))
    sizes = 2 ** np.arange(10)
    measured = [np.var([minibatch_gradient(noise_X, noise_y, np.zeros(8), B, noise_rng) for _ in range(300)], axis=0).sum() for B in sizes[:-1]]
    left.loglog(sizes[:-1], measured, "o", label="measured, 300 batches each")
    for replace, style in ((True, "--"), (False, "-")):
        left.loglog(sizes[:-1], [gradient_noise(per_sample, B, replace)[1].sum() for B in sizes[:-1]], style, label=f"theory, replace={replace}")
    left.set(xlabel="batch size B", ylabel="variance of the batch gradient", title="512 samples")
    left.legend(fontsize=8)
    for B, rate, style in ((8, 0.02, "-"), (64, 0.16, "--"), (64, 0.02, ":")):
        curves = []
        for _ in range(12):
            w, curve = np.zeros(8), []
            for step in range(8 * 512 // B):
                if step % (64 // B) == 0:
                    curve.append(np.mean((noise_X @ (w - bottom)) ** 2) / 2)
                w = w - rate * minibatch_gradient(noise_X, noise_y, w, B, noise_rng)
            curves.append(curve)
        right.semilogy(np.arange(64) / 8, np.mean(curves, axis=0), style, label=f"B = {B}, rate {rate}")
    right.set(xlabel="epoch", ylabel="loss above its minimum", title="the linear rule")
    right.legend(fontsize=8)
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ### Looking for a rate, and for everything else
#
# **A range test** finds the order of magnitude of the rate in one short run: take one training step with each of a rising sequence of rates, equally spaced in their *logarithm*, and watch the loss. It falls, faster and faster, then it explodes; there
# the test stops, since what comes after means nothing. A tenth of the rate at which the loss was smallest is a good first guess.
#
# **A grid** of $p$ values for each of $k$ settings costs $p^k$ runs, and tries only $p$ different values of the one setting that matters. **Random search** with as many runs tries $p^k$ different values of *each*. Either way rates, decays and widths live
# on a logarithmic scale: between $10^{-5}$ and $10^{-1}$ a uniform draw lands above $10^{-2}$ nine times in ten. **Coarse to fine** searches a wide box, then a smaller one around the best point, and so on; a best point near
# the edge says that the box was wrong.
#
# A *space* is a dict `name: (low, high, scale)` with scale `"log"` or `"linear"`, and 0 < low < high for `"log"`. An *objective* takes a dict `name: value`, one value for each name, and gives a loss: smaller is better; a run that diverged gives `nan` or `inf`, and is never the best.
#
# **A worked neighbour.** One axis, three places, on either scale:
#
# ```python
# np.linspace(0.0, 0.9, 3)           # 0, 0.45, 0.9
# np.geomspace(1e-4, 1.0, 3)         # 0.0001, 0.01, 1: neighbours have a constant ratio
# ```
#
# **Think.** You have 25 runs, two settings, and only one of them turns out to matter. How far apart are neighbouring values of it on a 5 x 5 grid, and how far, on average, in random search?

# %% exercises="lr_range_test grid_search random_search zoom_in"
def lr_range_test(step, low, high, count, blowup=4.0):
    """Tries rates from low to high, both included, equally spaced in their logarithm, `count` >= 2 of them, each for one step, in this order.

    step(rate): takes one training step with this rate and returns the loss (a float > 0, measured before the step). It changes the model,
    so call it once a rate. The first loss is finite. The test ends with the first loss that is nan, inf, or larger than blowup times the smallest
    so far; that one is still recorded.
    Returns (rates, losses, suggestion): the rates tried (k,), their losses (k,), and a tenth of the rate whose loss was smallest.
    """
    ### BEGIN SOLUTION
    rates, losses = np.geomspace(low, high, count), []
    for rate in rates:
        losses.append(float(step(rate)))
        if not losses[-1] <= blowup * min(losses):  # true for nan as well
            break
    return rates[: len(losses)], np.array(losses), rates[np.nanargmin(losses)] / 10
    ### END SOLUTION


def grid_search(objective, space, points):
    """Every combination of `points` >= 2 values for each name, equally spaced on its scale, low and high included.

    space: any number of names >= 1. objective is called once for each combination, in any order; at least one loss is finite.
    Returns (best, loss): the dict with the smallest loss, and that loss.
    """
    ### BEGIN SOLUTION
    import itertools

    axes = [(np.geomspace if scale == "log" else np.linspace)(low, high, points) for low, high, scale in space.values()]
    trials = [dict(zip(space, map(float, values), strict=True)) for values in itertools.product(*axes)]
    losses = [objective(dict(trial)) for trial in trials]
    winner = int(np.nanargmin(losses))
    return trials[winner], losses[winner]
    ### END SOLUTION


def random_search(objective, space, trials, rng):
    """`trials` >= 1 points, independent of each other, each name's value independent of the others' and uniform on its scale between low and high.

    rng: a np.random.Generator. objective is called once for each point, `trials` times in all; the first losses may be nan, at least one is finite.
    Returns (best, loss): the dict with the smallest loss, and that loss.
    """
    ### BEGIN SOLUTION
    points, losses = [], []
    for _ in range(trials):
        point = {}
        for name, (low, high, scale) in space.items():
            if scale == "log":
                point[name] = float(np.exp(rng.uniform(np.log(low), np.log(high))))
            else:
                point[name] = float(rng.uniform(low, high))
        points.append(point)
        losses.append(objective(dict(point)))
    winner = int(np.nanargmin(losses))
    return points[winner], losses[winner]
    ### END SOLUTION


def zoom_in(space, best, shrink):
    """The box of the next, finer round: around `best` (a dict, a point of the old box), `shrink` times as wide as the old box on each name's own scale.

    0 < shrink < 1. `best` lies in the middle on that scale; what sticks out of the old box is cut off (and the new box is that much narrower).
    Returns a space of the same form: name: (low, high, scale).
    """
    ### BEGIN SOLUTION
    finer = {}
    for name, (low, high, scale) in space.items():
        if scale == "log":
            reach = (high / low) ** (shrink / 2)
            finer[name] = (max(low, best[name] / reach), min(high, best[name] * reach), scale)
        else:
            reach = (high - low) * shrink / 2
            finer[name] = (max(low, best[name] - reach), min(high, best[name] + reach), scale)
    return finer
    ### END SOLUTION

# %%
def toy_objective(point):
    """The rate matters much (best at 0.003), the decay little: a loss after a run that nobody had to wait for."""
    return (np.log10(point["rate"]) + 2.52) ** 2 + 0.02 * (np.log10(point["decay"]) + 3.3) ** 2 + 0.1


def search_picture():
    """Range test; where grid and random search look; what a search has found after so many runs."""
    figure, (one, two, three) = plt.subplots(1, 3, figsize=(12, 3.6))
    curvature, w, jitter = np.geomspace(0.05, 8, 12), np.ones(12), np.random.default_rng(3)

    def step(rate):
        loss = 0.5 * np.sum(curvature * w**2) + 0.02 * jitter.uniform()
        w[:] -= rate * curvature * (w + 0.05 * jitter.normal(size=12))
        return loss

    rates, losses, suggestion = lr_range_test(step, 1e-4, 10.0, 80)
    one.loglog(rates, losses, label="loss")
    one.axvline(suggestion, color="tab:green", label=f"suggestion {suggestion:.2g}")
    one.axvline(2 / 8, color="tab:red", ls="--", label="critical rate $2/\\lambda_n$")
    one.set(xlabel="learning rate", ylabel="loss", title="range test of a noisy bowl")
    one.legend(fontsize=8)
    box = {"rate": (1e-5, 1.0, "log"), "decay": (1e-5, 1e-1, "log")}
    for search, marker, label in ((grid_search, "s", "grid, 4 x 4"), (random_search, "o", "random, 16")):
        seen = []
        search(lambda point: seen.append(point) or toy_objective(point), box, *((4,) if search is grid_search else (16, np.random.default_rng(4))))
        two.loglog([point["rate"] for point in seen], [point["decay"] for point in seen], marker, ms=5, label=label)
    two.axvspan(10**-2.82, 10**-2.22, color="tab:green", alpha=0.15, label="good rates")
    two.set(xlabel="learning rate", ylabel="weight decay", title="one of two settings matters")
    two.legend(fontsize=8)
    found = {"random, 48 runs": [], "coarse to fine, 4 x 12": []}
    for seed in range(40):
        generator, seen = np.random.default_rng(seed), []
        random_search(lambda point: seen.append(toy_objective(point)) or seen[-1], box, 48, generator)
        found["random, 48 runs"].append(np.minimum.accumulate(seen))
        finer, seen, points = box, [], []
        for _ in range(4):
            random_search(lambda point: points.append(point) or seen.append(toy_objective(point)) or seen[-1], finer, 12, generator)
            finer = zoom_in(finer, points[int(np.argmin(seen))], 0.4)
        found["coarse to fine, 4 x 12"].append(np.minimum.accumulate(seen))
    for label, curves in found.items():
        three.semilogy(np.arange(1, 49), np.mean(curves, axis=0) - 0.1, label=label)
    three.set(xlabel="runs", ylabel="best loss above 0.1", title="mean of 40 searches")
    three.legend(fontsize=8)
    figure.tight_layout()
    plt.show()


if all([check.passed(name) for name in ("lr_range_test", "grid_search", "random_search", "zoom_in")]):
    search_picture()

# %% [markdown]
# ### What went wrong, and where does the time go?
#
# **A NaN** spreads: one bad number in one layer, and a step later every weight is NaN. The only useful question is where it was *first*. A guard looks at what each layer gave, in the order in which it was computed: forward, then backward. A number is bad
# if it is NaN or infinite; $10^{300}$ is large, not bad (though a sum of many such numbers is infinite, so look at the entries, not at a sum).
#
# Backward can fail where forward is sound. `torch.where(x > 0, x.log(), 0)` is fine for $x = 0$, but its gradient is not: the unused branch gets the gradient 0, and $0 \cdot \frac10$ is NaN. For that torch has a detector: while
# `torch.autograd.detect_anomaly()` is active, `backward()` looks at what each function of the graph returns and, at the first NaN, raises a `RuntimeError`: *Function 'LogBackward0' returned nan values in its 0th output.* It looks for NaN only, not for infinities,
# and makes everything slower, so it belongs in a `with`, around one step, and off again.
#
# **A profile** is a table of rows: a function's name, how often it was called, its *self* time (spent in its own code) and its *total* time (with all that it called). Total times overlap: the training step's row contains everything. Self times add up to
# the whole. A name may have several rows (one for each shape, say). If a name's own code has a share $p$ of the whole and becomes $k$ times faster, the whole becomes faster by **Amdahl's law**,
#
# $$\text{speed-up} = \frac{1}{(1 - p) + p/k} \;\le\; \frac{1}{1-p}.$$
#
# **A worked neighbour.** Two rows: `step` with self 10, total 100, and `matmul`, which it calls, with self and total 90. The whole is $10 + 90 = 100$ (not 190), matmul's share is 0.9, and a matmul twice as fast gives
# $1/(0.1 + 0.45) \approx 1.8$; no matmul in the world gives more than 10.
#
# **Think.** On a GPU, calls return before the work is done. What would a stopwatch around a single call measure there, and where would the missing time show up?

# %% exercises="nan_guard nan_source read_profile speedup_if"
import torch


def nan_guard(forward, backward):
    """Where the first bad number (NaN, inf or -inf) stood. forward, backward: lists of (name, array), each in the order of computing.

    So backward, which comes after forward, begins with the last layer. Either list may be empty; arrays have any shape and float64 entries of any size.
    Returns None where all is sound, else (stage, name, nans, infs): "forward" or "backward", the name, and how many entries of that array are
    NaN and how many are infinite, of either sign (two ints).
    """
    ### BEGIN SOLUTION
    for stage, arrays in (("forward", forward), ("backward", backward)):
        for name, array in arrays:
            if not np.isfinite(array).all():
                return stage, name, int(np.isnan(array).sum()), int(np.isinf(array).sum())
    return None
    ### END SOLUTION


def nan_source(make_loss):
    """Which function of torch's graph was the first to return a NaN in backward().

    make_loss: a function without arguments that computes a loss (a tensor with one element) and may be called once. Returns the name of the function, such as
    "LogBackward0", or None where backward gives no NaN (it may give inf). Anomaly detection is off before, and must be off again afterwards.
    """
    ### BEGIN SOLUTION
    import re
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with torch.autograd.detect_anomaly():
                make_loss().backward()
        except RuntimeError as error:
            found = re.search(r"Function '(\w+)' returned nan", str(error))
            if found is None:
                raise
            return found.group(1)
    return None
    ### END SOLUTION


def read_profile(rows, top):
    """The names with the most self time. rows: [{"name": str, "calls": int, "self_us": float, "total_us": float}, ...] in any order, at least one.

    A name may have several rows, which count together. Returns a list of `top` >= 1 pairs (name, share), the largest first (fewer where there are fewer names);
    the share is that of the whole run's time, 0 to 1. No two names have the same time.
    """
    ### BEGIN SOLUTION
    own = {}
    for row in rows:
        own[row["name"]] = own.get(row["name"], 0.0) + row["self_us"]
    whole = sum(own.values())
    ranked = sorted(own, key=own.get, reverse=True)
    return [(name, own[name] / whole) for name in ranked[:top]]
    ### END SOLUTION


def speedup_if(rows, name, factor):
    """How many times faster the whole run gets if the own code of `name` gets `factor` times faster. rows: as in read_profile.

    factor: a float > 0, infinity included (that code costs nothing any more); below 1 it gets slower. Returns a float.
    """
    ### BEGIN SOLUTION
    whole = sum(row["self_us"] for row in rows)
    own = sum(row["self_us"] for row in rows if row["name"] == name)
    return whole / (whole - own + own / factor)
    ### END SOLUTION

# %%
def profile_rows(work):
    """Runs work() under torch's profiler; its rows in the form of read_profile."""
    with torch.profiler.profile(activities=[torch.profiler.ProfilerActivity.CPU]) as profiler:
        work()
    return [{"name": e.key, "calls": e.count, "self_us": e.self_cpu_time_total, "total_us": e.cpu_time_total} for e in profiler.key_averages()]


if check.passed("nan_source"):
    for scale in (1.0, 0.0):  # the length of a vector: at 0 it has a corner
        vector = torch.full((3,), scale, requires_grad=True)
        print(f"length of {vector.tolist()}: first NaN in", nan_source(lambda: (vector * vector).sum().sqrt()))
if check.passed("read_profile") and check.passed("speedup_if"):
    torch.manual_seed(0)
    profiled = torch.nn.Sequential(*[layer for _ in range(4) for layer in (torch.nn.Linear(512, 512), torch.nn.Tanh())])
    batch = torch.randn(128, 512)
    profiled(batch).square().mean().backward()  # the first call is never typical
    rows = profile_rows(lambda: [profiled(batch).square().mean().backward() for _ in range(5)])
    ranking = read_profile(rows, 8)
    plt.figure(figsize=(7.5, 3.2))
    plt.barh([name for name, _ in ranking][::-1], [100 * share for _, share in ranking][::-1])
    plt.xlabel("share of the whole time (%)")
    plt.title(f"four layers, five steps; {ranking[0][0]} twice as fast: the whole {speedup_if(rows, ranking[0][0], 2.0):.2f} times as fast", fontsize=9)
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ### Three reasons for being wrong
#
# A trained model errs for three reasons, and each has its own cure. Let $R(w)$ be the *true* risk, the expected squared error on the whole population: not on the training set.
#
# $$R(w_{\text{found}}) \;=\; \underbrace{R^\star}_{\text{noise}} \;+\; \underbrace{R(w_{\text{best}}) - R^\star}_{\text{modelling}} \;+\; \underbrace{R(w_{\text{train}}) - R(w_{\text{best}})}_{\text{estimation}} \;+\; \underbrace{R(w_{\text{found}}) - R(w_{\text{train}})}_{\text{optimisation}}$$
#
# $R^\star$ is what nobody can avoid. $w_{\text{best}}$ is the best model of the family if the whole population were known: **modelling** error asks for a larger family. $w_{\text{train}}$ minimises the *training* error: **estimation** error asks for more data, or a
# smaller family. $w_{\text{found}}$ is where the optimiser stopped: **optimisation** error asks for more steps. Only the last may be negative: who stops early can land closer to the best than the minimum of the training error lies. (That is regularisation, and the next assignment.)
#
# We make a case where all four can be computed: linear models $\phi(x)^\top w$ with squared error, and a population of $P$ equally likely points whose features and mean answers $m$ are known; an answer is $m$ plus noise of variance $s^2$. Then
# $R(w) = s^2 + \frac1P\sum_p (\phi_p^\top w - m_p)^2$.
#
# **A worked neighbour.** Estimating a mean by $n$ noisy numbers, with a constant $c$ as the model and a population of one point $m$: noise $s^2$, modelling 0, estimation $(\bar y - m)^2$ (on average $s^2/n$), optimisation $(c - m)^2 - (\bar y - m)^2$.
#
# **Think.** Your training loss is far above that of a colleague with the same model, data and noise. Which of the errors is it? And if only your *test* loss is higher?

# %% exercises="error_decomposition"
def error_decomposition(Phi, y, Phi_population, means, noise, w):
    """The four parts of the true risk of w, as above.

    Phi: (N, D), y: (N,): the training set, N >= D. Phi_population: (P, D), means: (P,): features and mean answer of each point of the population,
    P >= D. Both matrices have full column rank. noise: the variance s^2 of an answer, >= 0. w: (D,), what the optimiser found. D may be 1.
    Returns a dict with "noise", "modelling", "estimation", "optimisation": floats whose sum is the risk of w.
    """
    ### BEGIN SOLUTION
    def risk(v):
        return noise + np.mean((Phi_population @ v - means) ** 2)

    w_best = np.linalg.lstsq(Phi_population, means, rcond=None)[0]
    w_train = np.linalg.lstsq(Phi, y, rcond=None)[0]
    return {
        "noise": noise,
        "modelling": risk(w_best) - noise,
        "estimation": risk(w_train) - risk(w_best),
        "optimisation": risk(w) - risk(w_train),
    }
    ### END SOLUTION

# %%
if check.passed("error_decomposition"):
    population = np.linspace(-1, 1, 400)
    means = np.sin(4 * population) + 0.5 * population
    sample_rng = np.random.default_rng(5)
    places = sample_rng.integers(0, 400, 25)
    answers = means[places] + 0.5 * sample_rng.normal(size=25)
    figure, panels = plt.subplots(1, 2, figsize=(9.5, 3.6), sharey=True)
    for axes, steps in zip(panels, (20, 2000)):
        degrees, below = np.arange(11), np.zeros(11)
        parts = {"noise": [], "modelling": [], "estimation": [], "optimisation": []}
        for degree in degrees:
            features = np.vander(population, degree + 1)  # powers: an ill-conditioned valley
            w, train_features = np.zeros(degree + 1), features[places]
            rate = 1 / np.linalg.eigvalsh(train_features.T @ train_features / 25)[-1]
            for _ in range(steps):
                w = w - rate * train_features.T @ (train_features @ w - answers) / 25
            for name, value in error_decomposition(train_features, answers, features, means, 0.25, w).items():
                parts[name].append(value)
        for (name, values), colour in zip(parts.items(), ("silver", "tab:blue", "tab:orange", "tab:green")):
            values = np.array(values)
            axes.bar(degrees, np.maximum(values, 0), bottom=below, color=colour, label=name)
            axes.bar(degrees, np.minimum(values, 0), color=colour)  # a gain by stopping early hangs below 0
            below += np.maximum(values, 0)
        axes.axhline(0, color="black", lw=0.8)
        axes.set(xlabel="degree of the polynomial", title=f"{steps} steps of gradient descent")
    panels[0].set_ylabel("part of the true risk"), panels[0].legend(fontsize=8)
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ### Thirty layers
#
# Now all of it at once. Thirty affine layers with ReLU between them, 32 units wide, no normalisation and no shortcuts, have to tell the arms of a spiral
# apart. Each layer multiplies the variance of what passes by some factor (part 1): a factor of 0.5 leaves $0.5^{30} \approx 10^{-9}$ of it, forward *and* backward; a factor of 2 makes $10^9$. And the loss of so deep a
# net is steep in a few directions and flat in most: a rate that is good in the middle of the run breaks the first hundred steps, and is too coarse for the last.
#
# The next cell gives you the data, the net, its gradient, and a training loop: gradient descent with momentum 0.9, batches of 64, the norm of the whole gradient clipped at 1, 1500 steps.
# Two things are missing, and they decide everything: how the weights start, and the learning rate of each step.
#
# The weights go to `deep_net.safetensors`: **submit it beside the notebook**. At grading the net of the next cell runs on them and on 4000 points that nobody has seen: no points up to
# an accuracy of 0.90, all from 0.99, a straight line between. Guessing reaches 0.33. With the right start and a schedule that warms up and then falls, every seed that we tried ends above 0.99 in five seconds;
# with the best constant rate that we found between 0.94 and 0.99. How you train is your own business (loop, steps, clipping may be changed); the shapes may not.
#
# **Think.** Clipping at norm 1 bounds the length of a step. Why is that no substitute for the right start, and why does it help while the rate is large?

# %%
DEEP_SIZES = (2, *[32] * 29, 3)  # thirty matrices: W0 (2, 32), W1 ... W28 (32, 32), W29 (32, 3)


def spiral_points(count, rng):
    """X (count, 2), y (count,): three arms that wind twice around the middle."""
    y = rng.integers(0, 3, count)
    radius = rng.uniform(0.05, 1.0, count)
    angle = 2 * np.pi * (y / 3 + 2 * radius) + rng.normal(0.0, 0.15, count)
    return 1.8 * np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1), y


def deep_layers(params, X):
    """What enters each layer, [X, h1, ..., h29], and the scores (N, 3). params: W0, b0, W1, b1, ..., W29, b29."""
    inputs, last = [X], len(DEEP_SIZES) - 2
    for i in range(last):
        inputs.append(np.maximum(inputs[-1] @ params[f"W{i}"] + params[f"b{i}"], 0))
    return inputs, inputs[-1] @ params[f"W{last}"] + params[f"b{last}"]


def deep_loss(params, X, y):
    """The mean cross-entropy and its gradient, a dict with the names of params."""
    inputs, scores = deep_layers(params, X)
    logp = scores - scores.max(axis=1, keepdims=True)
    logp = logp - np.log(np.exp(logp).sum(axis=1, keepdims=True))
    grads, upstream = {}, (np.exp(logp) - np.eye(3)[y]) / len(y)  # (N, 3)
    for i in reversed(range(len(inputs))):
        grads[f"W{i}"], grads[f"b{i}"] = inputs[i].T @ upstream, upstream.sum(axis=0)
        upstream = (upstream @ params[f"W{i}"].T) * (inputs[i] > 0)
    return -logp[np.arange(len(y)), y].mean(), grads


def train_deep_net(start, rate, seed=0, steps=1500, total=1500, clip=1.0, bar=iter):
    """Takes `steps` steps of a run of `total`. start(sizes, rng) -> params; rate(step, total) -> float. Returns params and the losses."""
    generator = np.random.default_rng(seed)
    X, y = spiral_points(3000, np.random.default_rng(10))
    params, losses = start(DEEP_SIZES, generator), []
    speed = {name: np.zeros_like(value) for name, value in params.items()}
    for step in bar(range(steps)):
        batch = generator.integers(0, len(X), 64)
        loss, grads = deep_loss(params, X[batch], y[batch])
        losses.append(loss)
        factor = min(1.0, clip / (np.sqrt(sum(np.sum(g * g) for g in grads.values())) + 1e-12))
        for name, g in grads.items():
            speed[name] = 0.9 * speed[name] - rate(step, total) * factor * g
            params[name] = params[name] + speed[name]
    return params, np.array(losses)


def deep_accuracy(params, X, y):
    """The share of the points X (N, 2) that params class as y (N,)."""
    return np.mean(deep_layers(params, X)[1].argmax(axis=1) == y)

# %% exercises="deep_net"
def deep_start(sizes, rng):
    """The weights at step 0: a dict with W0 (sizes[0], sizes[1]), b0 (sizes[1],), W1, b1, ... of float64, drawn from the Generator rng.

    Which variance keeps a signal alive through thirty layers *with ReLU*? (Not graded by itself: what counts is the trained net.)
    """
    ### BEGIN SOLUTION
    params = {}
    for i, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:], strict=True)):
        params[f"W{i}"] = rng.normal(0.0, np.sqrt(2 / fan_in), (fan_in, fan_out))
        params[f"b{i}"] = np.zeros(fan_out)
    ### END SOLUTION
    return params


def deep_rate(step, total):
    """The learning rate of step 0, 1, ..., total - 1, a float: small at first, up to a peak, and down again towards the end."""
    ### BEGIN SOLUTION
    peak, rising = 0.02, total // 5
    if step < rising:
        return peak * (step + 1) / rising
    return peak / 2 * (1 + np.cos(np.pi * (step - rising) / (total - rising)))
    ### END SOLUTION


deep_trained = None
if check.passed("learning_rate_limits"):
    from safetensors.numpy import save_file
    from tqdm.auto import tqdm

    try:
        deep_trained = train_deep_net(deep_start, deep_rate, bar=lambda steps: tqdm(steps, desc="thirty layers", unit="step"))
    except NotImplementedError:
        print("deep_start and deep_rate wait for you")
if deep_trained is not None:
    save_file({name: np.ascontiguousarray(value) for name, value in deep_trained[0].items()}, "deep_net.safetensors")
    print(f"accuracy {deep_accuracy(deep_trained[0], *spiral_points(4000, np.random.default_rng(99))):.4f} on fresh points; saved to deep_net.safetensors")

# %%
def show_deep_net(params, losses):
    """How far a signal gets at the start, what the start and the rate do to the loss, and the net's answer everywhere."""
    figure, (one, two, three) = plt.subplots(1, 3, figsize=(12.5, 3.7))
    X, y = spiral_points(1000, np.random.default_rng(11))
    starts = {"yours": deep_start}
    for label, gain in (("variance $1/n$", 1.0), ("variance $3/n$", 3.0)):
        starts[label] = lambda sizes, rng, gain=gain: {
            name: value * np.sqrt(gain / 2 if name[0] == "W" else 1) for name, value in gaussian_start(sizes, rng).items()}
    for label, start in starts.items():
        inputs, _ = deep_layers(start(DEEP_SIZES, np.random.default_rng(1)), X)
        one.semilogy(range(1, 30), [np.mean(h**2) for h in inputs[1:]], label=label)
    one.set(xlabel="layer", ylabel="mean square of the activations", title="at the start")
    one.legend(fontsize=8)
    runs = {"start $1/n$, your rate": (starts["variance $1/n$"], deep_rate), "your start, constant 0.1": (deep_start, lambda step, total: 0.1)}
    two.semilogy(np.convolve(losses, np.ones(25) / 25, mode="valid"), label="your start, your rate")
    for label, (start, rate) in runs.items():
        with np.errstate(all="ignore"):
            curve = train_deep_net(start, rate, steps=500)[1]
        two.semilogy(np.convolve(curve, np.ones(25) / 25, mode="valid"), label=label)
    two.axhline(np.log(3), color="gray", ls=":", label="guessing, log 3")
    two.set(xlabel="step", ylabel="training loss (nats), mean of 25 steps", title="thirty layers in training")
    two.legend(fontsize=8)
    grid = np.stack(np.meshgrid(np.linspace(-2, 2, 160), np.linspace(-2, 2, 160)), axis=-1)
    answer = deep_layers(params, grid.reshape(-1, 2))[1].argmax(axis=1).reshape(160, 160)
    three.pcolormesh(grid[..., 0], grid[..., 1], answer, cmap="viridis", alpha=0.4, rasterized=True)
    three.scatter(*X[:500].T, c=y[:500], cmap="viridis", s=4)
    three.set(xlabel="$x_1$", ylabel="$x_2$", title="which class wins", aspect="equal")
    figure.tight_layout()
    plt.show()


def gaussian_start(sizes, rng):
    """Weights with variance 2 / fan-in and no biases, for comparison."""
    shapes = list(zip(sizes[:-1], sizes[1:], strict=True))
    weights = {f"W{i}": rng.normal(size=shape) * (2 / shape[0]) ** 0.5 for i, shape in enumerate(shapes)}
    return weights | {f"b{i}": np.zeros(shape[1]) for i, shape in enumerate(shapes)}


if deep_trained is not None:
    show_deep_net(*deep_trained)

# %% [markdown]
# ### Four runs that failed
#
# A written answer, three or four lines a run. For each: what is the cause, which measurement of this notebook would show it, and what would you change first?
#
# 1. Thirty layers, ReLU, plain gradient descent. The loss stands at log 3 from the first step to the last. The gradient of W29 has entries around 0.1, that of W0 around $10^{-7}$.
# 2. The loss falls for forty steps with a constant rate of 0.3, rises for ten, and is NaN from then on. The same run with 0.03 does not become NaN.
# 3. The training error has come down to the variance of the noise; the error on fresh data is three times as large. Twice as many steps change neither.
# 4. To use a new GPU the batch went from 64 to 1024; epochs and rate stayed. After all epochs the loss is far above what it used to be, and the run took 0.7 of the former time. A profile says that 60 % of the time goes into
#    drawing the training images, on one core.

# %% [markdown] exercises="why_it_failed"
# ### BEGIN SOLUTION
# 1. The start: each layer loses part of the variance (a variance of about $1/n$ instead of $2/n$ halves it), so scores carry no signal and the gradient dies on its way back. The mean squares of activations and gradients
#    by layer show a straight line down in the logarithm. Draw the weights with variance 2/fan-in (He); a larger rate does not help, since the last layers would need another one than the first.
# 2. The rate: as the weights move into a steeper part, 0.3 lies above $2/\lambda_{\max}$, steps overshoot, activations overflow. The range test, or the largest eigenvalue of the Hessian, would have shown the limit, and the guard tells that the first bad
#    number stands in the forward pass. A rate some ten times smaller, a warm-up, and clipping for the rare steep step.
# 3. Estimation error: optimisation is done (more steps change nothing), and the training error is as low as the noise or lower, so the family is large enough. Compare training error with error on held-out data. More data, a smaller
#    family, regularisation or stopping early.
# 4. 16 times fewer steps with the same rate: the linear rule asks for 16 times the rate with a warm-up, as far as the critical rate allows (or for more epochs). As for time, drawing the images has a share of 0.6: even an infinitely fast GPU makes the
#    run at most 1/0.6, 1.7 times as fast; draw them in advance, or on several cores.
# ### END SOLUTION
