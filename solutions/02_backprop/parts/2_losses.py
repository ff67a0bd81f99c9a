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

    slope: phi'(x); dout: the gradient with respect to y; both in x's shape, with one axis or more. x may have five million
    entries: their Jacobian would fill 200 terabytes. Returns an array in x's shape.
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
    `circuit_forward` returns them; dout: the gradient with respect to the last wire. A wire may feed several gates, both inputs of one
    gate, or none (then its gradient is an array of zeros). Returns a list of arrays, one for each wire, in order.
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
