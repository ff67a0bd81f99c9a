"""Part 4: a convolutional net in numpy, LeNet, one training step, and a model that reads letters."""

from collections.abc import Mapping
from typing import Any

import coursedata
import numpy as np

from autograder import draw
from autograder.spec import Case, graded, manual, trained
from autograder.verify import gaussian_weights


def network_weights(filters: int, size: int, hidden: int, classes: int) -> draw.Draw:
    """W1, b1, ..., W3, b3 for the case's X, with biases that are not zero; drawn again until the layers speak (see below)."""

    def make(rng: np.random.Generator, case: Any) -> dict[str, np.ndarray]:
        _, C, H, W = case.X.shape
        flat = filters * (H // 2) * (W // 2)
        while True:
            params = {
                "W1": rng.normal(0.0, np.sqrt(2 / (C * size * size)), (filters, C, size, size)), "b1": rng.normal(-0.6, 0.3, filters),
                "W2": rng.normal(0.0, np.sqrt(2 / flat), (flat, hidden)), "b2": rng.normal(0.3, 0.3, hidden),
                "W3": rng.normal(0.0, np.sqrt(2 / hidden), (hidden, classes)), "b3": rng.normal(0.0, 0.5, classes),
            }  # fmt: skip
            if network_speaks(params, case.X):
                return params

    return draw.given(make)


def network_speaks(params: Mapping[str, np.ndarray], X: np.ndarray) -> bool:
    """In each image some pooled number and some hidden unit is on, somewhere one is off, and none is near the kink of its ReLU."""
    edge = params["W1"].shape[2] // 2
    framed = np.pad(X, ((0, 0), (0, 0), (edge, edge), (edge, edge)))
    patches = np.lib.stride_tricks.sliding_window_view(framed, params["W1"].shape[2:], axis=(2, 3))
    maps = np.einsum("nchwij,fcij->nfhw", patches, params["W1"]) + params["b1"][:, None, None]
    N, F, H, W = maps.shape
    tops = maps.reshape(N, F, H // 2, 2, W // 2, 2).max(axis=(3, 5)).reshape(N, -1)
    units = np.maximum(tops, 0) @ params["W2"] + params["b2"]
    clear = min(np.abs(maps).min(), np.abs(units).min()) > 1e-4
    return bool(clear and all((z > 0.05).any(axis=1).all() and (z < -0.05).any() for z in (tops, units)))


@graded(points=2, verify=gaussian_weights(), cases=[
    Case("3x8x6 images, 20 filters, scale 1", input_dim=(3, 8, 6), sizes=[20, 5, 35, 40], weight_scale=1.0, dtype="float64", networks=1,
         hint={"SHAPE": "the convolution keeps height and width, pooling halves each: W2 has num_filters * (H // 2) * (W // 2) rows",
               "WRONG": "weights come from np.random.normal, biases are zeros"}),
    Case("scale 0.02, filters of size 3", input_dim=(2, 4, 10), sizes=[60, 3, 25, 50], weight_scale=0.02, dtype="float64", networks=1,
         hint={"WRONG": "weight_scale is the standard deviation of every entry: not the variance, not 1e-3 by heart, not corrected by the fan-in",
               "SHAPE": "sizes come from the arguments: filter_size is not always 7, the channels not always 3"}),
    Case("single precision", input_dim=(2, 6, 4), sizes=[40, 3, 30, 50], weight_scale=0.5, dtype="float32", networks=1, hidden=True,
         hint="all six parameters have the dtype that was passed: .astype(dtype)"),
    Case("two networks in a row", input_dim=(1, 4, 6), sizes=[90, 3, 20, 45], weight_scale=0.3, dtype="float64", networks=2, hidden=True,
         hint="a seed set inside __init__ makes all networks twins; seed once, in the notebook"),
])  # fmt: skip
def three_layer_conv_net_init(s, input_dim, sizes, weight_scale, dtype, networks):
    """The start of ThreeLayerConvNet: shapes, dtype, zero biases, Gaussian weights of standard deviation weight_scale."""
    values = {}
    for i in range(networks):
        net = s.ThreeLayerConvNet(
            input_dim=tuple(input_dim), num_filters=sizes[0], filter_size=sizes[1], hidden_dim=sizes[2], num_classes=sizes[3],
            weight_scale=weight_scale, reg=0.3, dtype=getattr(np, dtype),
        )
        for name in ("W1", "b1", "W2", "b2", "W3", "b3"):
            values[name if i == 0 else f"{name}_of_the_second"] = net.params[name]
    return values


@graded(points=2, cases=[
    Case("three images of 2x6x4", X=draw.normal(3, 2, 6, 4), params=network_weights(3, 3, 6, 4), loaded=False,
         hint={"WRONG": "conv, ReLU, pool, affine, ReLU, affine: is a ReLU missing, or is something behind the scores?",
               "RAISED": "pad (filter_size - 1) // 2 and stride 1; with y=None the answer is the array of scores alone"}),
    Case("filters of size 5", X=draw.normal(2, 1, 6, 8), params=network_weights(4, 5, 5, 3), loaded=False,
         hint="the padding follows filter_size: (filter_size - 1) // 2"),
    Case("one image, one filter, size 1", X=draw.normal(1, 3, 4, 6), params=network_weights(1, 1, 7, 5), loaded=False, hidden=True,
         hint={"SHAPE": "scores are (N, num_classes) also where N is 1: squeeze nothing", "*": "sizes of 1 are sizes: squeeze nothing"}),
    Case("weights loaded from a file", X=draw.normal(2, 2, 4, 6), params=network_weights(2, 3, 4, 3), loaded=True, hidden=True,
         hint="net.params may be replaced by another dict (that is what loading does): read self.params inside loss"),
])  # fmt: skip
def three_layer_conv_net_scores(s, X, params, loaded):
    """Scores of ThreeLayerConvNet for given weights."""
    filters, _, size, _ = params["W1"].shape
    net = s.ThreeLayerConvNet(
        input_dim=X.shape[1:], num_filters=filters, filter_size=size, hidden_dim=len(params["b2"]), num_classes=len(params["b3"]),
        weight_scale=0.2, reg=1.7, dtype=np.float64,
    )
    if loaded:
        net.params = dict(params)
    else:
        for name in params:
            net.params[name] = params[name]
    return {"scores": net.loss(X)}


@graded(points=5, cases=[
    Case("four images, no regularisation", X=draw.normal(4, 2, 4, 6), y=draw.labels(4, 3), params=network_weights(3, 3, 5, 3),
         reg=0.0, before=None,
         hint={"WRONG": "back in the opposite order: affine, affine-ReLU, conv-ReLU-pool; softmax_loss has divided by N already",
               "RAISED": "ask `y is None`: an array has no single truth value",
               "SHAPE": "loss is one number; each gradient has the name and the shape of its parameter"}),
    Case("reg 2.3", X=draw.normal(3, 1, 4, 4), y=draw.labels(3, 4), params=network_weights(2, 3, 6, 4), reg=2.3, before=None,
         hint="0.5 * reg * sum(W*W) over W1, W2 and W3, not over biases, not divided by N; its gradient is reg * W"),
    Case("one image of class 0, filters of size 5", X=draw.normal(1, 2, 6, 8), y=np.array([0]), params=network_weights(3, 5, 4, 5), reg=0.6,
         before=None, hidden=True, hint="labels that are all 0 are labels: ask `y is None`, nothing else about y; N may be 1"),
    Case("the second of two batches", X=draw.normal(2, 2, 4, 4), y=draw.labels(2, 3), params=network_weights(2, 3, 5, 3), reg=0.9,
         before=draw.normal(3, 2, 4, 4), hidden=True,
         hint="each call stands alone: make grads anew, and keep nothing of the batch before"),
])  # fmt: skip
def three_layer_conv_net_loss(s, X, y, params, reg, before):
    """Loss and gradients of ThreeLayerConvNet for given weights."""
    filters, _, size, _ = params["W1"].shape
    net = s.ThreeLayerConvNet(
        input_dim=X.shape[1:], num_filters=filters, filter_size=size, hidden_dim=len(params["b2"]), num_classes=len(params["b3"]),
        weight_scale=0.2, reg=reg, dtype=np.float64,
    )
    for name in params:
        net.params[name] = params[name]
    if before is not None:
        net.loss(before, np.arange(len(before)) % len(params["b3"]))
    loss, grads = net.loss(X, y)
    return {"loss": loss} | {f"d{name}": grads[name] for name in params if name in grads}


@graded(points=4, library="torch", cases=[
    Case("two images, 26 classes", mode="eval", x=draw.normal(2, 1, 28, 28), num_classes=26, seed=draw.integers(0, 2**31),
         hint={"WRONG": "ReLU behind conv1, conv2, fc1 and fc2 (stages gives what is behind it), maximum (not mean) in the pools, and nothing behind fc3: logits, no softmax",
               "SHAPE": "padding 2 in conv1 only; 28, 14, 10, 5: conv2 leaves 14 - 5 + 1 = 10",
               "RAISED": "the attributes are conv1, conv2, fc1, fc2, fc3; after pool2 each image has 16 * 5 * 5 numbers"}),
    Case("five classes", mode="eval", x=draw.normal(3, 1, 28, 28), num_classes=5, seed=draw.integers(0, 2**31),
         hint="the last layer has num_classes outputs, not 26 by heart"),
    Case("in training mode", mode="train", x=draw.normal(3, 1, 28, 28), num_classes=4, seed=draw.integers(0, 2**31), hidden=True,
         hint="no dropout in LeNet: train and eval mode give the same answer"),
    Case("one image, one class", mode="eval", x=draw.normal(1, 1, 28, 28), num_classes=1, seed=draw.integers(0, 2**31), hidden=True,
         hint="N may be 1, and so may num_classes: flatten from axis 1 on (x.flatten(1)) and squeeze nothing"),
    Case("the gradient of the first layer", mode="gradient", x=draw.normal(2, 1, 28, 28), num_classes=6, seed=draw.integers(0, 2**31), hidden=True,
         hint="everything between weights and logits must be differentiable: no .detach(), no .data, no torch.no_grad() inside the model"),
])  # fmt: skip
def lenet_shapes(s, mode, x, num_classes, seed):
    """Shapes of the stages and of the parameters of LeNet, some numbers of each stage, and its logits (or a gradient) for given weights.

    The weights, of a size that keeps signals alive, are drawn here from a seed: 63066 numbers a case are not worth their bytes.
    """
    shapes = {"conv1": (6, 1, 5, 5), "conv2": (16, 6, 5, 5), "fc1": (120, 400), "fc2": (84, 120), "fc3": (num_classes, 84)}
    rng, weights = np.random.default_rng(seed), {}
    for layer, sizes in shapes.items():
        weights[f"{layer}.weight"] = rng.normal(0.0, np.sqrt(2 / np.prod(sizes[1:])), sizes)
        weights[f"{layer}.bias"] = rng.normal(0.0, 0.3, sizes[0])
    model = s.LeNet(num_classes=num_classes).double()
    model.load_state_dict({name: torch.tensor(value) for name, value in weights.items()})
    model.train(mode == "train")
    images = torch.tensor(x)
    stages = model.stages(images)
    answer = {f"shape after {name}": list(stage.shape) for name, stage in stages.items()}
    answer |= {f"some numbers after {name}": stage.detach().reshape(-1)[::37] for name, stage in stages.items()}
    answer["parameters"] = {name: sum(p.numel() for p in getattr(model, name).parameters()) for name in shapes}
    logits = model(images)
    if mode == "gradient":
        torch.nn.functional.cross_entropy(logits, torch.arange(len(x))).backward()
        answer["dconv1"] = getattr(model, "conv1").weight.grad
    else:
        answer["logits"] = logits
    return answer


@graded(points=2, library="torch", cases=[
    Case("a warm-up of 4 in 20 steps", steps=list(range(20)), total=20, warmup=4, peak=draw.uniform(low=0.01, high=0.1),
         hint={"WRONG": "step 0 has peak / warmup, step warmup - 1 has peak, step warmup has peak again; then half a cosine over total - warmup steps",
               "RAISED": "one float a call"}),
    Case("no warm-up", steps=[0, 1, 5, 8], total=9, warmup=0, peak=draw.uniform(low=0.2, high=0.9),
         hint={"RAISED": "warmup may be 0: divide by it only where step < warmup", "*": "with no warm-up the first step has the whole peak"}),
    Case("steps in any order", steps=[700, 41, 3, 930, 0, 40, 39], total=1000, warmup=40, peak=draw.uniform(low=0.001, high=0.01), hidden=True,
         hint="a resumed run begins in the middle: compute from `step` alone, and keep nothing between calls"),
    Case("a very small peak", steps=[0, 2, 3, 10, 59], total=60, warmup=3, peak=draw.uniform(low=1e-9, high=1e-8), hidden=True,
         hint="no floor under the rate, no rounding: the formula alone, whatever the size of peak"),
])  # fmt: skip
def learning_rate_at(s, steps, total, warmup, peak):
    """Warm-up and cosine, at some steps."""
    return {"rates": np.array([float(s.learning_rate_at(step, total, warmup, peak)) for step in steps])}


def step_batches(count: int, n: int, features: int, classes: int, scale: float = 1.0) -> dict[str, Any]:
    """`count` batches and a start for a model of ours with one hidden layer of 5 units."""
    return {
        "images": draw.normal(count, n, features, scale=scale), "labels": draw.given(lambda rng, _: rng.integers(0, classes, (count, n))),
        "start": {"0.weight": draw.normal(5, features, scale=0.6), "0.bias": draw.normal(5, scale=0.3),
                  "3.weight": draw.normal(classes, 5, scale=0.8), "3.bias": draw.normal(classes, scale=0.3)},
    }  # fmt: skip


@graded(points=4, library="torch", cases=[
    Case("one step of SGD", momentum=0.0, rate=0.5, state="fresh", **step_batches(1, 6, 4, 3),
         hint={"WRONG": "mean cross-entropy of the *logits* (it contains the softmax), backward, step; the loss is that before the step",
               "RAISED": "optimizer.zero_grad(), loss.backward() and optimizer.step() take no arguments; cross_entropy takes (logits, labels)",
               "DTYPE": "return the loss"}),
    Case("three steps with momentum", momentum=0.9, rate=0.2, state="fresh", **step_batches(3, 5, 3, 4),
         hint="backward adds to the gradients that are there: forget them at each step, before backward; and let `optimizer` take the step"),
    Case("after an evaluation, old gradients about", momentum=0.0, rate=0.3, state="evaluated", **step_batches(2, 4, 3, 3), hidden=True,
         hint="model.train() first (batch norm was left in eval mode), old gradients away, and the model run once a step"),
    Case("logits of thousands", momentum=0.0, rate=0.1, state="fresh", **step_batches(1, 8, 3, 3, scale=1500.0), hidden=True,
         hint="log(softmax(z)) overflows or takes the log of 0; cross_entropy does both at once, safely"),
    Case("with a scaler", momentum=0.5, rate=0.2, state="scaled", **step_batches(3, 4, 3, 3), hidden=True,
         hint="scaler.scale(loss).backward(), scaler.step(optimizer), scaler.update(), each once; the loss handed out is the unscaled one"),
    Case("the loss is a number", momentum=0.3, rate=0.2, state="kept", **step_batches(2, 5, 4, 3), hidden=True,
         hint="loss.item(): a tensor would keep the whole graph of its batch in memory"),
])  # fmt: skip
def train_step(s, momentum, rate, state, images, labels, start):
    """Weights of a model of ours, its running statistics and the losses after some steps."""
    layers = torch.nn
    model = layers.Sequential(
        layers.Linear(images.shape[2], 5), layers.BatchNorm1d(5) if state == "evaluated" else layers.Identity(), layers.Softplus(),
        layers.Linear(5, len(start["3.bias"])),
    ).double()
    model.load_state_dict({name: torch.tensor(value) for name, value in start.items()}, strict=False)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate, momentum=momentum)
    scaler = torch.amp.GradScaler("cpu", init_scale=256.0, growth_interval=2) if state == "scaled" else None
    if state == "evaluated":
        model.eval()
        for p in model.parameters():
            p.grad = torch.full_like(p, 7.0)
    losses = []
    for x, y in zip(images, labels):
        if scaler is None:
            losses.append(s.train_step(model, optimizer, torch.tensor(x), torch.tensor(y)))
        else:
            losses.append(s.train_step(model, optimizer, torch.tensor(x), torch.tensor(y), scaler))
    answer = {name: value for name, value in model.state_dict().items() if "num_batches" not in name}
    answer["losses"] = np.array([float(loss) for loss in losses])
    if state == "kept":
        answer["losses that keep a graph"] = sum(bool(getattr(loss, "requires_grad", False)) for loss in losses)
    if scaler is not None:
        answer["scale"] = scaler.get_scale()
    return answer


def _fresh_letters(rng: np.random.Generator) -> tuple[dict[str, np.ndarray], np.ndarray]:
    letters = coursedata.glyphs.draw(rng, 4000)
    return {"images": letters["images"][:, None].astype(np.float32) / np.float32(255)}, letters["labels"]


def letter_accuracy(labels: np.ndarray, outputs: np.ndarray) -> float:
    return float(np.mean(np.argmax(outputs, axis=1) == labels))


# Floor and bar, by artifacts/train_seeds.py (the notebook's loop, cpu preset, 4000 fresh letters each):
#
#   variant                           mean     sd  least   most   10 seeds (2 for a wrong variant), 4000 fresh letters each
#   reference                       0.9983 0.0008 0.9968 0.9992   mean - 3 sd = 0.9960
#   LeNet                           0.9961 0.0009 0.9945 0.9970   mean - 3 sd = 0.9935
#   linear model                    0.8456 0.0069 0.8407 0.8505
#   no nonlinearity                 0.8976 0.0005 0.8972 0.8980   lenet_shapes
#   mean of the image alone         0.0519 0.0016 0.0508 0.0530
#   untrained                       0.0377 0.0014 0.0367 0.0387
#   labels shifted by one sample    0.0412 0.0046 0.0380 0.0445
#   inputs 0 to 255 in training     0.1930 0.0074 0.1878 0.1983
#   steps uphill                    0.0366 0.0005 0.0362 0.0370   train_step
#   weights replaced by noise       0.0380 0.0032 0.0357 0.0403
#   softmax twice                   0.6230 0.1637 0.5072 0.7388   train_step
#   gradients never forgotten       0.0406 0.0055 0.0367 0.0445   train_step
#   batch norm left in eval mode    0.9970 0.0011 0.9962 0.9978   train_step
#   6000 letters, no fresh ones     0.9355 0.0046 0.9323 0.9387
#
# The bar, 0.99, is below the mean less three standard deviations both of the reference and of LeNet, with which most will begin. The floor,
# 0.92, stands above the best of what this result is meant to catch: a linear model, with or without convolutions in it, untrained weights, labels or
# inputs that do not fit. A batch norm left in eval mode leaves no trace here and is refused by train_step; training on the 6000 letters alone is a
# choice, and it costs points.
@trained(points=6, file="glyph_cnn.safetensors", card="glyph_cnn.json", model="build_model", library="torch", data=_fresh_letters,
         metric=letter_accuracy, floor=0.92, bar=0.99, chance=1 / 26, shape=(26,), classes=tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
         max_bytes=8 * 2**20, cpu_s=60.0)  # fmt: skip
def glyph_cnn(s, weights, images):
    """The student's own network reads 4000 fresh letters."""
    model = s.build_model()
    model.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})
    model.eval()
    with torch.no_grad():
        return model(torch.from_numpy(images)).numpy()


@manual(points=4)
def why_convolve():
    """One point for each of the four answers; half a point where the idea is right and a count is not.

    1. 156 numbers (6 * 26) against 784 * 4704 + 4704 = 3 692 640 (some 3.7 million); locality and shared weights (the same detector everywhere).
    2. Receptive field 7 by 7 for both; 27 C^2 against 49 C^2 weights; nonlinearities between the three (a composed function, not one linear filter).
    3. Zero padding keeps the size but shows the border windows zeros that are no picture (a false edge); without it the map shrinks by 4 and border
       pixels count less. Six convolutions leave 4 by 4, the seventh does not fit (six or "the seventh" are both good answers if the reasoning shows).
    4. Stride 1: equivariant (border apart). Pooling with stride 2: equivariant for even shifts, its values unchanged for some small ones only. Affine: neither.
       Made up for by shifted training letters (augmentation), or by averaging over positions at the end.
    """
