"""Checks of part 1: initial weights, the statistics of deep networks, symmetry, dead units, and the inputs."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder import draw
from autograder.compare import Mismatch, compare
from autograder.spec import Case, graded
from autograder.verify import refuse

# ------------------------------------------------------------------------------------------------ how random weights are judged


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


# ------------------------------------------------------------------------------------------------ gains and weights


def start_settings(slope):
    """Six settings (fan, std, slope)."""

    def make(rng, _):
        return [[int(rng.integers(2, 400)), float(rng.uniform(0.02, 1.5)), float(slope(rng))] for _ in range(6)]

    return draw.given(make)


@graded(points=2, cases=[
    Case("ReLU", settings=start_settings(lambda rng: 0.0), hint={
        "WRONG": "fan * std^2 is what the sum does. A ReLU keeps one half of the mean square (of the mean square, not of the variance).",
        "SHAPE": "Return one number.",
    }),
    Case("no nonlinearity", settings=start_settings(lambda rng: 1.0), hint={
        "WRONG": "slope = 1 leaves z as it is: the gain is fan * std^2. The half that a ReLU loses comes back with the slope.",
    }),
    Case("leaky", settings=start_settings(lambda rng: rng.uniform(0.1, 0.6)), hidden=True, hint={
        "WRONG": "The negative half of z is multiplied by the slope. What happens to its mean square?",
    }),
    Case("negative slopes", settings=start_settings(lambda rng: rng.uniform(-2.0, -0.5)), hidden=True, hint={
        "WRONG": "A slope below 0 turns negative numbers into positive ones: their squares count all the same.",
    }),
])  # fmt: skip
def variance_gain(s, settings):
    return {"gains": np.array([float(s.variance_gain(fan, std, slope)) for fan, std, slope in settings])}


def start_sizes(*ranges):
    """A size for each range: (from, to), `to` included, or one number. A size drawn at grading makes remembered weights useless."""
    return [draw.integers(r[0], r[1] + 1) if isinstance(r, tuple) else r for r in ranges]


def start_stack():
    """The sizes of twenty layers, wide and narrow in turn."""

    def make(rng, _):
        narrow, wide = int(rng.integers(36, 49)), int(rng.integers(50, 63))
        return [[narrow, wide], [wide, narrow]] * 10

    return draw.given(make)


FEW, MANY, LONG = (25, 34), (85, 94), (850, 949)
SHAPES = {"SHAPE": "(Din, Dout): inputs are rows. An axis of size 1 stays an axis."}
TWENTY = {"WRONG": "Each call must give new numbers: a seed set inside makes all layers of one size twins."}


@graded(points=1, cases=[
    Case("more inputs than outputs", sizes=[start_sizes((12, 19), (2, 9))], hint=SHAPES | {
        "DTYPE": "Weights are float64, also when they are all 0: whole numbers cannot be trained.",
        "RAISED": "np.zeros takes the shape as one argument, a tuple.",
    }),
    Case("one input", sizes=[start_sizes(1, (4, 40))], hint=SHAPES),
    Case("one output", sizes=[start_sizes((4, 40), 1)], hidden=True, hint=SHAPES),
    Case("two of the same size", sizes=draw.given(lambda rng, _: [[int(n) for n in rng.integers(2, 12, 2)]] * 2), hidden=True, hint={
        "WRONG": "Two layers may not share one array: training the first would change the second.",
    }),
])  # fmt: skip
def init_zero(s, sizes):
    """Each matrix has 2 added to it in place, one after another: what is shared shows."""
    weights = [s.init_zero(n, m) for n, m in sizes]
    for W in weights:
        W += 2
    return {"zeros plus 2": weights}


@graded(points=1, verify=start_weights(start_std_normal), cases=[
    Case("many inputs, few outputs, scale 1", sizes=[start_sizes(MANY, FEW)], scale=1.0, stacks=1, seed=0, hint=SHAPES | {
        "WRONG": "np.random.normal is Gaussian; np.random.rand is uniform between 0 and 1.",
    }),
    Case("scale 0.03", sizes=[start_sizes(FEW, MANY)], scale=0.03, stacks=1, seed=0, hint=SHAPES | {
        "WRONG": "scale is the standard deviation: not the variance, and not to be corrected by the fan-in.",
    }),
    Case("one output", sizes=[start_sizes(LONG, 1)], scale=0.4, stacks=1, seed=0, hidden=True, hint=SHAPES),
    Case("through twenty layers", sizes=start_stack(), scale=0.12, stacks=draw.integers(20, 30), seed=draw.integers(0, 2**31), hidden=True, hint=TWENTY),
])  # fmt: skip
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


XAVIER = {"WRONG": "The variance is 2 / (Din + Dout): both fans count, and the standard deviation is its root."}
LIMIT = {"WRONG": "A uniform on (-a, a) has the variance a^2 / 3. Set that to 2 / (Din + Dout) and solve for a."}


@graded(points=2, verify=start_weights(start_std_xavier, uniform=True), cases=[
    Case("few inputs, many outputs", sizes=[start_sizes(FEW, MANY)], stacks=1, seed=0, hint=SHAPES | LIMIT),
    Case("one input", sizes=[start_sizes(1, LONG)], stacks=1, seed=0, hint=SHAPES | LIMIT),
    Case("one output", sizes=[start_sizes(LONG, 1)], stacks=1, seed=0, hidden=True, hint=SHAPES | LIMIT),
    Case("through twenty layers", sizes=start_stack(), stacks=draw.integers(20, 30), seed=draw.integers(0, 2**31), hidden=True, hint=TWENTY),
])  # fmt: skip
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


@graded(points=1, verify=start_weights(start_std_xavier), cases=[
    Case("few inputs, many outputs", sizes=[start_sizes(FEW, MANY)], stacks=1, seed=0, hint=SHAPES | XAVIER),
    Case("one input", sizes=[start_sizes(1, LONG)], stacks=1, seed=0, hint=SHAPES | XAVIER),
    Case("one output", sizes=[start_sizes(LONG, 1)], stacks=1, seed=0, hidden=True, hint=SHAPES | XAVIER),
    Case("through twenty layers", sizes=start_stack(), stacks=draw.integers(20, 30), seed=draw.integers(0, 2**31), hidden=True, hint=TWENTY),
])  # fmt: skip
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


HE = {"WRONG": "The variance is 2 / Din, so the standard deviation is sqrt(2 / Din). Dout plays no part."}


@graded(points=2, verify=start_weights(start_std_he, slope=0.0), cases=[
    Case("few inputs, many outputs", sizes=[start_sizes(FEW, MANY)], stacks=1, seed=0, hint=SHAPES | HE),
    Case("one input", sizes=[start_sizes(1, LONG)], stacks=1, seed=0, hint=SHAPES | HE),
    Case("one output", sizes=[start_sizes(LONG, 1)], stacks=1, seed=0, hidden=True, hint=SHAPES | HE),
    Case("through twenty layers", sizes=start_stack(), stacks=draw.integers(20, 30), seed=draw.integers(0, 2**31), hidden=True, hint=TWENTY),
])  # fmt: skip
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


KERNELS = {
    "SHAPE": "Kernels are (Dout, Din, K, K): outputs first, and four axes also for K = 1.",
    "WRONG": "Each output sums over all input channels and all taps: the fan-in is Din * K * K.",
}


@graded(points=3, verify=start_kaiming, cases=[
    Case("fully connected, K and relu left out", args=start_sizes(FEW, MANY), hint=SHAPES | {
        "WRONG": "With relu=True, the default, the variance is 2 / fan-in; the standard deviation is its root.",
    }),
    Case("fully connected, no ReLU", args=[*start_sizes(MANY, FEW), None, False], hint=SHAPES | {"WRONG": "Without a ReLU the variance is 1 / fan-in."}),
    Case("3x3 kernels", args=[*start_sizes((7, 12), (35, 44)), 3], hidden=True, hint=KERNELS),
    Case("5x5 kernels, no ReLU", args=[*start_sizes((11, 16), (5, 8)), 5, False], hidden=True, hint=KERNELS | {
        "WRONG": "A convolution too has a gain of 1 where relu=False, and its fan-in is Din * K * K.",
    }),
    Case("1x1 kernels", args=[*start_sizes(FEW, MANY), 1], hidden=True, hint=KERNELS),
])  # fmt: skip
def kaiming_initializer(s, args):
    return {"W": s.kaiming_initializer(*args)}


# ------------------------------------------------------------------------------------------------ statistics of deep networks


def start_pre_activations(x, net, activation):
    """z_1, ..., z_L of a network {"weights": [...], "biases": [...]}."""
    found = []
    for W, b in zip(net["weights"], net["biases"]):
        found.append(x @ W + b)
        x = {"linear": found[-1], "tanh": np.tanh(found[-1]), "relu": np.maximum(found[-1], 0)}[activation]
    return found


def start_net(*sizes, activation="relu", bias=0.4):
    """Weights and biases for the case's x."""
    return draw.given(lambda rng, case: start_lively_net(rng, case.x, sizes, activation, bias))


def start_lively_net(rng, x, sizes, activation, bias, fits=lambda zs: True):
    """Drawn again until no ReLU has its kink within 0.001, each layer has a live entry, and fits(zs)."""
    for _ in range(100_000):
        net = {
            "weights": [rng.normal(0, 1.3 / np.sqrt(n), (n, m)) for n, m in zip(sizes[:-1], sizes[1:])],
            "biases": [rng.normal(0, bias, m) for m in sizes[1:]],
        }
        zs = start_pre_activations(x, net, activation)
        if all(np.abs(z).min() > 1e-3 and z.max() > 0.1 for z in zs) and fits(zs):
            return net
    raise ValueError("no network of this kind was found")


def start_faint_net(*sizes):
    """Weights so small that the biases decide: the activations of a layer differ by about a millionth of themselves."""

    def make(rng, _):
        weights = [rng.normal(0, 1e-6, (n, m)) for n, m in zip(sizes[:-1], sizes[1:])]
        return {"weights": weights, "biases": [np.full(m, rng.uniform(0.4, 0.9)) for m in sizes[1:]]}

    return draw.given(make)


def start_cotangent(zs_of_last):
    """dout of the shape of h_L."""
    return draw.given(lambda rng, case: rng.normal(0, zs_of_last, (len(case.x), len(case.net["biases"][-1]))))


STATS = {
    "WRONG": "Read behind the nonlinearity, also on the last layer; one mean and one variance over all samples and units of a layer.",
    "SHAPE": 'Two arrays, {"mean": (L,), "variance": (L,)}: one number a layer, the input not counted.',
    "RAISED": "h @ W + b, in this order: (N, D) times (D, M).",
}


@graded(points=3, cases=[
    Case("three tanh layers", x=draw.normal(5, 4), net=start_net(4, 6, 3, 7, activation="tanh"), activation="tanh", hint=STATS),
    Case("three ReLU layers", x=draw.normal(6, 3), net=start_net(3, 7, 5, 4), activation="relu", hint=STATS | {
        "WRONG": "Use the activation that is passed.",
    }),
    Case("linear layers, one sample", x=draw.normal(1, 3), net=start_net(3, 5, 1, 4, activation="linear"), activation="linear", hidden=True, hint={
        "*": "'linear' leaves z as it is. With one sample and one unit the mean is that number and the variance 0.",
    }),
    Case("small weights, large biases", x=draw.normal(6, 5), net=start_faint_net(5, 7, 4, 6), activation="tanh", hidden=True, hint={
        "WRONG": "The spread may be a millionth of the mean. Mean square minus squared mean loses it all to rounding: subtract the mean first, then square.",
    }),
])  # fmt: skip
def layer_statistics(s, x, net, activation):
    found = s.layer_statistics(x, net["weights"], net["biases"], activation)
    return {"mean": np.array(found["mean"], dtype=float), "variance": np.array(found["variance"], dtype=float)}


FLOW = {
    "WRONG": "From the last layer to the first: dz = dh * f'(z), dW = h_below^T dz, dh_below = dz W^T. 'h' starts counting at h_1 and ends with dout. Squares are averaged, gradients are not.",
    "SHAPE": 'Two arrays, {"h": (L,), "W": (L,)}: one number a layer, h_0 not counted.',
    "RAISED": "dz @ W.T leads back to the layer below, below.T @ dz has the shape of W.",
}


@graded(points=3, cases=[
    Case("three tanh layers", x=draw.normal(5, 4), net=start_net(4, 6, 3, 7, activation="tanh"), activation="tanh", dout=start_cotangent(2.0), hint=FLOW),
    Case("three ReLU layers", x=draw.normal(6, 3), net=start_net(3, 7, 5, 4), activation="relu", dout=start_cotangent(1.0), hint=FLOW | {
        "WRONG": "The slope is that of the activation that is passed: for ReLU 1 where z > 0, whatever the sign of the gradient.",
    }),
    Case("linear layers, one sample", x=draw.normal(1, 3), net=start_net(3, 5, 1, 4, activation="linear"), activation="linear", dout=start_cotangent(1.0), hidden=True, hint={
        "*": "'linear' has slope 1 everywhere. With one sample the gradient of a weight is one product.",
    }),
    Case("one layer", x=draw.normal(4, 3), net=start_net(3, 5, activation="tanh"), activation="tanh", dout=start_cotangent(1.5), hidden=True, hint={
        "*": "With a single layer h_1 is the output and W_1 the only weight: each array has one entry.",
    }),
])  # fmt: skip
def gradient_statistics(s, x, net, activation, dout):
    found = s.gradient_statistics(x, net["weights"], net["biases"], activation, dout)
    return {"h": np.array(found["h"], dtype=float), "W": np.array(found["W"], dtype=float)}


# ------------------------------------------------------------------------------------------------ twins and dead units


DESCENT = {
    "WRONG": "dP = (P - Y) / N, then the chain backwards; all four gradients are taken at the old parameters. Sums over samples, no second division by N.",
    "SHAPE": "Each parameter keeps its shape: the gradient of a bias sums over the samples.",
    "RAISED": "Four parameters come back: (W1, b1, W2, b2).",
}


def start_two_layers(d, h, c, scale=0.8):
    return {"W1": draw.normal(d, h, scale=scale), "b1": draw.normal(h, scale=scale), "W2": draw.normal(h, c, scale=scale), "b2": draw.normal(c, scale=scale)}


@graded(points=3, cases=[
    Case("one step", X=draw.normal(5, 3), Y=draw.normal(5, 2), net=start_two_layers(3, 4, 2), learning_rate=0.7, steps=1, hint=DESCENT),
    Case("seven steps", X=draw.normal(6, 2), Y=draw.normal(6, 3), net=start_two_layers(2, 5, 3), learning_rate=0.2, steps=7, hint={
        "WRONG": "Each step starts from the parameters that the step before left, with a new forward pass.",
    }),
    Case("one sample, one unit, one output", X=draw.normal(1, 1), Y=draw.normal(1, 1, scale=2), net=start_two_layers(1, 1, 1), learning_rate=0.4, steps=3, hidden=True, hint={
        "*": "Axes of size 1 stay: W1 and W2 are (1, 1), b1 and b2 are (1,).",
    }),
    Case("start at zero", X=draw.normal(5, 2), Y=draw.normal(5, 3, loc=1.0), net=start_two_layers(2, 4, 3, scale=0.0), learning_rate=0.3, steps=6, hidden=True, hint={
        "*": "The weights do not move from zero, the output's bias does: take all the steps that are asked for, as the formula says.",
    }),
])  # fmt: skip
def two_layer_steps(s, X, Y, net, learning_rate, steps):
    W1, b1, W2, b2 = s.two_layer_steps(X, Y, net["W1"], net["b1"], net["W2"], net["b2"], learning_rate, steps)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def start_units(kind):
    """Eight networks of three to eight units, some of them twins: entries on a grid of 0.01, twins up to 4e-10 apart where kind is "rounding"."""

    def one(rng):
        H = int(rng.integers(3, 9))
        D, C = int(rng.integers(4, 7)), int(rng.integers(4, 7))
        grid = rng.permutation(np.arange(-150, 150) * 2 + 1)[: H * (D + 1 + C)].reshape(H, D + 1 + C) / 100
        origin = np.append(rng.permutation(H - 1), int(rng.integers(H - 1)))  # the last unit is the twin of another one
        units = grid[origin]
        if kind == "W2":
            units[-1, D + 1 :] = grid[-1, D + 1 :]
        elif kind == "bias":
            units[-1, D] = grid[-1, D]
        elif kind == "multiples":
            units[0] *= 2 if origin[0] == origin[-1] else 1
            units[1] = -units[-1]
        elif kind == "groups":
            units = grid[rng.integers(0, int(rng.integers(1, H)), H)]
        elif kind == "rounding":
            units = units + rng.uniform(-2e-10, 2e-10, units.shape)
        units = rng.permutation(units)
        return {"W1": units[:, :D].T.copy(), "b1": units[:, D].copy(), "W2": units[:, D + 1 :].copy()}

    return draw.given(lambda rng, _: [one(rng) for _ in range(8)])


@graded(points=2, cases=[
    Case("twins and triplets", nets=start_units("groups"), hint={
        "WRONG": "Count each kind of unit once. A unit is a column of W1, an entry of b1 and a row of W2.",
        "DTYPE": "A count is one whole number.",
    }),
    Case("alike in W1 and b1 only", nets=start_units("W2"), hint={
        "WRONG": "Units whose rows of W2 differ get different gradients at the next step: they are no twins.",
    }),
    Case("alike but for the bias", nets=start_units("bias"), hidden=True, hint={
        "WRONG": "Units with different biases compute different things: they are no twins.",
    }),
    Case("twins up to rounding", nets=start_units("rounding"), hidden=True, hint={
        "WRONG": "Twins may be 1e-9 apart: allow for rounding when you compare.",
    }),
    Case("opposite units", nets=start_units("multiples"), hidden=True, hint={
        "WRONG": "A unit with all signs turned is not a twin: the weights are different. (Different is more than linearly independent, too.)",
    }),
])  # fmt: skip
def distinct_units(s, nets):
    return {"counts": [s.distinct_units(net["W1"], net["b1"], net["W2"]) for net in nets]}


def start_some_dead(zs):
    """Each layer has a dead unit, a live one, and a unit that is silent for some samples only (where there are several samples)."""
    alive = [(z > 0).mean(axis=0) for z in zs]
    mixed = len(zs[0]) == 1 or all(((a > 0) & (a < 1)).any() for a in alive)
    return mixed and all((a == 0).any() and (a > 0).any() for a in alive)


def start_rare(zs):
    """A dead unit, and one or more that are awake for one sample of a hundred or less."""
    awake = (zs[0] > 0).sum(axis=0)
    return (awake == 0).any() and ((awake > 0) & (awake < 0.01 * len(zs[0]))).any()


def start_dead_nets(samples, *sizes, bias=0.8, fits=start_some_dead):
    """Six networks, each with a batch of its own."""

    def one(rng):
        x = rng.normal(size=(samples, sizes[0]))
        return {"x": x} | start_lively_net(rng, x, sizes, "relu", bias, fits)

    return draw.given(lambda rng, _: [one(rng) for _ in range(6)])


DEAD = {
    "WRONG": "A unit (a column) is dead when it is 0 for every sample of the batch. One zero is not death, and a zero sample (a row) is no unit.",
    "SHAPE": "One count a layer.",
}


@graded(points=2, cases=[
    Case("one layer", nets=start_dead_nets(4, 3, 9), hint=DEAD),
    Case("three layers", nets=start_dead_nets(4, 5, 8, 7, 6), hint=DEAD | {
        "WRONG": "The next layer sees what the ReLUs hand on. Count each layer for itself.",
    }),
    Case("one sample", nets=start_dead_nets(1, 3, 6, 8), hidden=True, hint={
        "*": "With one sample a unit is dead if it is 0 for that one; an output that never varies is not dead for that.",
    }),
    Case("units that are seldom awake", nets=start_dead_nets(200, 3, 12, bias=4.0, fits=start_rare), hidden=True, hint={
        "WRONG": "A unit that is awake for a single sample of two hundred is alive: it gets a gradient from that one.",
    }),
])  # fmt: skip
def dead_relus(s, nets):
    return {"dead": [[int(count) for count in s.dead_relus(net["x"], net["weights"], net["biases"])] for net in nets]}


@graded(points=2, verify=start_network, cases=[
    Case("three layers, bias left out", args=[start_sizes((36, 45), (60, 70), (46, 55), FEW)], changed=False, hint={
        "WRONG": "Weights have the variance 2 / fan-in, the size before; every bias, the last layer's too, is 0.01.",
        "SHAPE": "One matrix and one vector for each pair of neighbours in sizes: (D_{l-1}, D_l) and (D_l,).",
    }),
    Case("a bias below 0", args=[start_sizes((60, 70), FEW, (46, 55)), draw.uniform(low=-1.5, high=-0.2)], changed=False, hint="Use the bias that is passed."),
    Case("a whole number for the bias", args=[start_sizes((46, 55), (36, 45)), draw.integers(2, 6)], changed=True, hidden=True, hint={
        "*": "A vector filled with a whole number holds whole numbers, and cannot take a gradient step: make it float.",
    }),
    Case("layers of one size, changed in place", args=draw.given(lambda rng, _: [[int(rng.integers(25, 35))] + [int(rng.integers(40, 55))] * 3, float(rng.uniform(0.1, 0.9))]), changed=True, hidden=True, hint={
        "*": "[array] * 3 is one array with three names. Make an array for each layer.",
    }),
])  # fmt: skip
def init_relu_net(s, args, changed):
    weights, biases = s.init_relu_net(*args)
    for i, b in enumerate(biases if changed else ()):
        b += i + 0.5
    return {"weights": list(weights), "biases": [np.array(b) for b in biases]}


# ------------------------------------------------------------------------------------------------ inputs


def start_features(n, d, offset=3.0):
    """Features of different means and spreads."""
    return draw.given(lambda rng, _: rng.normal(size=(n, d)) * rng.uniform(0.3, 3.0, d) + offset * rng.normal(size=d))


def start_constant_feature(n, d):
    def make(rng, _):
        x = rng.normal(size=(n, d))
        x[:, 1] = 0.75
        return x

    return draw.given(make)


SCALING = {
    "WRONG": "Mean and variance of each column of X_train, divided by N; eps under the root; the same two vectors for X_test.",
    "SHAPE": "Both sets keep their shapes, (N, D) and (M, D).",
}


@graded(points=2, cases=[
    Case("four features, eps left out", X_train=start_features(7, 4), X_test=start_features(5, 4), args=[], hint=SCALING),
    Case("eps 0.7", X_train=start_features(6, 3), X_test=start_features(4, 3), args=[0.7], hint=SCALING | {
        "WRONG": "Use the eps that is passed, and add it to the variance, not to its root.",
    }),
    Case("a feature that never varies in training", X_train=start_constant_feature(6, 3), X_test=draw.normal(1, 3), args=[0.02], hidden=True, hint={
        "*": "Where the variance is 0, eps alone stands under the root: no special case is needed, and no feature is left out.",
    }),
    Case("means a million times the spread", X_train=draw.normal(8, 2, loc=1e6), X_test=draw.normal(3, 2, loc=1e6), args=[0.01], hidden=True, hint={
        "*": "Mean square minus squared mean loses the spread to rounding: subtract the mean first, then square.",
    }),
])  # fmt: skip
def standardize(s, X_train, X_test, args):
    train, test = s.standardize(X_train, X_test, *args)
    return {"train": train, "test": test}


def start_cloud(n, d, ratio=1.8):
    """n points in d dimensions around a mean, with exactly known directions: variances fall by `ratio` from one to the next."""

    def make(rng, _):
        rank = min(n - 1, d)
        ones = np.ones((n, 1))
        basis = np.linalg.qr(np.concatenate([ones, rng.normal(size=(n, rank))], axis=1))[0][:, 1:]  # orthonormal, each of mean 0
        spread = np.sqrt(n * 3.0 * ratio ** -np.arange(rank))
        turn = np.linalg.qr(rng.normal(size=(d, d)))[0][:rank]
        return (basis * spread) @ turn + 2 * rng.normal(size=d)

    return draw.given(make)


def start_whitened(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Equal up to one sign for each column, the same in both sets."""
    shaped = isinstance(got, dict) and got.keys() == want.keys() and all(isinstance(got[k], np.ndarray) and got[k].shape == want[k].shape for k in want)
    if not shaped or not all(np.isfinite(g).all() for g in got.values()):
        return compare(want, got)
    sign = np.where(np.sum(want["train"] * got["train"], axis=0) < 0, -1.0, 1.0)  # (k,)
    return compare(want, {k: g * sign for k, g in got.items()})


WHITE = {
    "WRONG": "Centre; covariance over N; eigenvectors in order of falling eigenvalue; divide by sqrt(eigenvalue + eps). eigh sorts upwards and returns eigenvectors as columns.",
    "SHAPE": "(N, k) and (M, k): one column a component.",
}


@graded(points=3, verify=start_whitened, cases=[
    Case("all of 4 components, eps left out", X_train=start_cloud(12, 4), X_test=draw.normal(5, 4, scale=2), k=4, args=[], hint=WHITE),
    Case("2 of 5 components, eps 0.6", X_train=start_cloud(9, 5), X_test=draw.normal(4, 5, scale=2), k=2, args=[0.6], hint=WHITE | {
        "WRONG": "Use the eps that is passed, under the root, and keep the components with the largest variance.",
    }),
    Case("fewer samples than features", X_train=start_cloud(5, 8), X_test=draw.normal(6, 8), k=3, args=[0.1], hidden=True, hint={
        "*": "With N < D only N - 1 directions hold variance. Cut to k components before you divide by anything.",
    }),
    Case("one component, one test sample", X_train=start_cloud(7, 3), X_test=draw.normal(1, 3, scale=2), k=1, args=[0.3], hidden=True, hint={
        "*": "k = 1 gives a column, (N, 1) and (M, 1), and one test sample is measured against the training set.",
    }),
])  # fmt: skip
def pca_whiten(s, X_train, X_test, k, args):
    train, test = s.pca_whiten(X_train, X_test, k, *args)
    return {"train": train, "test": test}
