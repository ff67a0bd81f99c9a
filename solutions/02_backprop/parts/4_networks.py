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
        Each call stands alone: it uses what `self.params` (which may be another dict by now) holds now, and its
        answer does not depend on calls before it.
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
    reg_is_seen: True if the loss is larger at model.reg = 1 than at model.reg = 0, whatever model.reg is now (it
        may be 0).
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
        are the samples of the first batch, and so on; the last batch has what is left. `orders` is anything that a
        `for` can go through once (a list, a generator, a tqdm bar).
    learning_rate: of the first epoch. After each epoch it is multiplied by lr_decay.
    history["loss"]: mean over the epoch's samples of the losses as they were computed during the epoch.
    history["val_accuracy"]: after each epoch, the share (0 to 1) of X_val whose largest score is the label's.
    At the end the model has the weights of the last step.
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

        X: (N, d1, ..., dk), N >= 1; judged with dtype=np.float64.
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
