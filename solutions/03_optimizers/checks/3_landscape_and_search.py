"""Checks of part 3: quadratics, saddles, noise, search, guards, profiles, errors, and thirty layers."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder import draw
from autograder.compare import Mismatch, compare
from autograder.spec import Case, graded, manual, trained
from autograder.verify import refuse

# ------------------------------------------------------------------------------------------------ curvature


def land_hessian(*ranges):
    """A symmetric matrix, turned at random, with an eigenvalue from each of the ranges (low, high)."""

    def make(rng, _):
        return land_turned(rng, [rng.uniform(*r) for r in ranges])

    return draw.given(make)


def land_turned(rng, curvatures):
    turn = np.linalg.qr(rng.normal(size=(len(curvatures), len(curvatures))))[0]
    H = turn * np.array(curvatures) @ turn.T
    return (H + H.T) / 2


def land_hessians(*kinds, count=14):
    """`count` Hessians, of each kind at least one, in random order: a kind is a list of curvatures' signs, or a matrix of its own."""

    def make(rng, _):
        order = [*range(len(kinds)), *rng.integers(0, len(kinds), count - len(kinds))]
        chosen = [kinds[i] for i in rng.permutation(order)]
        return [kind.copy() if isinstance(kind, np.ndarray) else land_turned(rng, [sign * rng.uniform(0.2, 3.0) for sign in kind]) for kind in chosen]

    return draw.given(make)


def land_starts(*ranges):
    """Two starting points for each range (least, most) of steps that they need, on either side of the ridge, never on the edge of one step more."""

    def make(rng, case):
        curvatures, vectors = np.linalg.eigh(case.H)
        starts = []
        for side in (1, -1):
            for low, high in ranges:
                t = int(rng.integers(low, high + 1))
                beside = case.distance * rng.choice([-1.0, 1.0], len(curvatures)) * rng.uniform(1.0, 2.0, len(curvatures))
                beside[0] = side * case.distance / (1 - case.learning_rate * curvatures[0]) ** (t - rng.uniform(0.3, 0.7))
                starts.append(vectors @ beside)
        return starts

    return draw.given(make)


@graded(points=1, cases=[
    Case("3 weights", A=draw.normal(3, 3), b=draw.normal(3), w=draw.normal(3), hint={
        "WRONG": "Differentiate w.A.w entry by entry: w_i meets row i of A and column i too. Only the symmetric part (A + A.T) / 2 counts.",
        "SHAPE": "Three things: a number, a vector (n,), a matrix (n, n).",
    }),
    Case("symmetric matrix", A=land_hessian((1, 2), (3, 4), (-2, -1), (0.1, 0.5)), b=draw.normal(4), w=draw.normal(4), hint={
        "*": "For a symmetric A the Hessian is A itself: the half in front and the two from the derivative cancel. The gradient is H w - b.",
    }),
    Case("one weight", A=draw.normal(1, 1, loc=3.0), b=draw.normal(1), w=draw.normal(1), hidden=True, hint={
        "*": "n = 1 is a size like any other: the gradient is (1,), the Hessian (1, 1).",
    }),
    Case("triangular matrix", A=draw.given(lambda rng, _: np.triu(rng.normal(size=(5, 5)))), b=draw.normal(5), w=draw.normal(5), hidden=True, hint={
        "*": "What stands above the diagonal alone belongs half above and half below it: a Hessian is symmetric.",
    }),
])  # fmt: skip
def hessian_quadratic(s, A, b, w):
    f, g, H = s.hessian_quadratic(A, b, w)
    return {"f": f, "g": g, "H": H}


@graded(points=1, cases=[
    Case("3 positive curvatures", Hs=[land_hessian((0.1, 0.3), (1, 2), (5, 9))], hint={
        "WRONG": "The largest eigenvalue over the smallest. Diagonal entries, traces and norms of all entries are other numbers.",
        "RAISED": "np.linalg.eigvalsh gives the eigenvalues of a symmetric matrix.",
        "SHAPE": "One number.",
    }),
    Case("a saddle", Hs=[land_hessian((-9, -6), (-0.4, -0.2), (1, 2), (3, 4))], hint={
        "WRONG": "Sizes: take absolute values of the eigenvalues first, then the largest and the smallest of those.",
    }),
    Case("one weight, and two", Hs=[land_hessian((-3, -2)), land_hessian((-5, -4), (1, 2))], hidden=True, hint={"*": "For n = 1 the largest and the smallest size are the same: 1."}),
    Case("a steep wall in a flat valley", Hs=[land_hessian((1e-3, 2e-3), (1e-3, 2e-3), (1e2, 2e2))], hidden=True, hint={
        "*": "Nothing is added to the smallest size: a condition number of 100000 is what it is.",
    }),
])  # fmt: skip
def condition_number(s, Hs):
    return {"kappas": [s.condition_number(H.copy()) for H in Hs]}


@graded(points=2, cases=[
    Case("2 weights", H=land_hessian((0.3, 0.8), (2, 5)), hint={
        "WRONG": "|1 - rate * curvature| < 1 for the largest curvature gives the first. For the best rate both ends shrink alike: 1 - rate low = rate high - 1.",
        "RAISED": "Three numbers come back: critical, best, factor.",
    }),
    Case("4 weights", H=land_hessian((0.1, 0.2), (0.5, 1), (2, 3), (6, 9)), hint={
        "WRONG": "Only the two ends of the spectrum count: the smallest and the largest eigenvalue; not the trace, not a norm, not the neighbours.",
    }),
    Case("one weight", H=land_hessian((2, 5)), hidden=True, hint={
        "*": "With one curvature the smallest is the largest: the best rate is 1 / curvature, and one step arrives (factor 0).",
    }),
    Case("nearly round", H=land_hessian((3, 3.05), (3.1, 3.2), (3.3, 3.4)), hidden=True, hint={
        "*": "The factor is that of the slowest direction at the best rate: (high - low) / (high + low), not an approximation for long valleys.",
    }),
])  # fmt: skip
def learning_rate_limits(s, H):
    critical, best, factor = s.learning_rate_limits(H)
    return {"critical, best, factor": np.array([float(critical), float(best), float(factor)])}


LAND_MIXED = np.array([[1.0, 3.0, 0.2], [3.0, 2.0, -0.1], [0.2, -0.1, 1.5]])  # a saddle, with a positive diagonal and trace


@graded(points=2, cases=[
    Case("2 weights", Hs=land_hessians([1, 1], [1, -1], [-1, -1]), hint={
        "WRONG": "Count the negative eigenvalues: none, all, or some. 'down' is that count, for a maximum it is n.",
        "DTYPE": "A word and a whole number: ('saddle', 1).",
    }),
    Case("positive diagonals", Hs=land_hessians(LAND_MIXED, [1, 1, 1], [-1, -1, -1]), hint={
        "WRONG": "The diagonal holds the curvatures along the axes only; a direction between the axes may go down although all of them go up.",
    }),
    Case("4 weights, two of them down", Hs=land_hessians([1, 1, -1, -1], [1, 1, 1, 1], [-1, -1, -1, -1], [-1, -1, -1, 1]), hidden=True, hint={
        "WRONG": "The determinant is a product: two negative curvatures make it positive, and it is a saddle all the same.",
    }),
    Case("one weight", Hs=land_hessians([1], [-1], count=24), hidden=True, hint={"*": "n = 1: no saddle is possible, a minimum or a maximum it is."}),
])  # fmt: skip
def critical_point(s, Hs):
    answers = [s.critical_point(H.copy()) for H in Hs]
    return {"kinds": [str(kind) for kind, _ in answers], "down": [int(down) for _, down in answers]}


LAND_ESCAPE = {
    "WRONG": "Along u every step multiplies by 1 + rate |curvature|. Solve start * factor^t = distance for t by logarithms, and round up: t is the first step that is out.",
    "RAISED": "u.start may have either sign: take its size before the logarithm.",
    "DTYPE": "A number of steps is one whole number.",
}


@graded(points=2, cases=[
    Case("2 weights", H=land_hessian((-2, -1), (2, 4)), learning_rate=0.1, distance=1.0, starts=land_starts((3, 9), (10, 30), (40, 90)), hint=LAND_ESCAPE),
    Case("2 directions down", H=land_hessian((-3, -2.5), (-1.5, -0.5), (1, 2), (3, 4)), learning_rate=0.2, distance=2.5, starts=land_starts((2, 9), (10, 20), (21, 40)), hint={
        "WRONG": "u belongs to the most negative curvature; the other directions, those that go down too, do not count. distance need not be 1.",
    }),
    Case("already outside", H=land_hessian((-2, -1), (0.5, 4), (0.5, 4)), learning_rate=0.3, distance=0.5, starts=land_starts((-6, -3), (5, 30), (-1, -1), (1, 4), (8, 40)), hidden=True, hint={
        "WRONG": "Who starts beyond the distance needs 0 steps, never a negative number.",
    }),
    Case("small rates, long waits", H=land_hessian((-0.2, -0.1), (1, 2), (3, 5)), learning_rate=0.02, distance=30.0, starts=land_starts((1100, 1500), (2000, 2500)), hidden=True, hint={
        "WRONG": "The factor a step is 1 + rate |curvature|, not its exponential: over thousands of steps the two part. Count the steps exactly.",
        "TIMEOUT": "A logarithm finds t without walking.",
    }),
])  # fmt: skip
def saddle_escape(s, H, learning_rate, distance, starts):
    return {"steps": [s.saddle_escape(H.copy(), start, learning_rate, distance) for start in starts]}


# ------------------------------------------------------------------------------------------------ noise

NOISE_CALLS = 600
NOISE_SIGMAS = 7.0  # two figures a coordinate, some three coordinates a case: far below one right answer in a million


def noise_of_batches(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Batch gradients of different samples: mean and variance as they must be, over many calls; without noise for the whole set."""
    w, g = want["grads"], got.get("grads") if isinstance(got, dict) else None
    if not isinstance(g, np.ndarray) or g.shape != w.shape or g.dtype.kind != "f" or not np.isfinite(g).all():
        return compare(want, got)
    X, y, B = inputs["X"], inputs["y"], inputs["batch_size"]
    single = X * (X @ inputs["w"] - y)[:, None]  # (N, n): the gradient of each sample
    mean, N = single.mean(axis=0), len(y)
    if B == N:
        return compare({"grads": np.broadcast_to(mean, g.shape)}, got)
    variance = single.var(axis=0) / B * (N - B) / (N - 1)
    kurtosis = 3 + np.maximum(0, np.mean((single - mean) ** 4, axis=0) / single.var(axis=0) ** 2 - 3) / B
    if (np.abs(g.mean(axis=0) - mean) > NOISE_SIGMAS * np.sqrt(variance / len(g))).any():
        return refuse("grads: over many batches their mean is not the gradient of the whole set", path="grads")
    ratio = g.var(axis=0) / variance
    if (np.abs(ratio - 1) > NOISE_SIGMAS * np.sqrt((kurtosis - 1) / len(g))).any():
        side = "more" if (ratio > 1).all() else "less" if (ratio < 1).all() else "another"
        words = f"grads: over many batches they vary {side} than those of {'different samples, all sets equally likely' if side != 'another' else 'such batches do'}"
        return refuse(words, path="grads")
    return []


def noise_regression(N, n):
    """Inputs X, y, w with residuals that are not small."""
    return dict(X=draw.normal(N, n, loc=0.5), y=draw.normal(N, scale=2.0, loc=1.0), w=draw.normal(n))


def noise_sorted(N, n):
    """The same, the samples in the order of their residuals."""

    def ordered(rng, case):
        return np.sort(rng.normal(1.0, 2.0, N)) + case.X @ case.w

    return dict(X=draw.normal(N, n, loc=2.0, scale=0.4), w=draw.normal(n), y=draw.given(ordered))


@graded(points=2, verify=noise_of_batches, cases=[
    Case("sorted samples", **noise_sorted(24, 2), batch_size=3, calls=400, seed=draw.integers(0, 2**31), hint={
        "WRONG": "A new random batch at each call, from rng, which is passed and not seeded again; every set of samples as likely as any other, so no neighbours. The gradient is a mean over the batch: X.T (X w - y) / B, without a factor 2.",
        "SHAPE": "One gradient, (n,).",
    }),
    Case("the whole set", **noise_regression(7, 2), batch_size=7, calls=5, seed=draw.integers(0, 2**31), hint={
        "WRONG": "A batch of N different samples is the whole set, and its gradient has no noise at all. rng.integers may draw a sample twice; rng.choice(..., replace=False) and rng.permutation do not.",
        "RAISED": "All N samples may be in a batch: does the draw know the last one?",
    }),
    Case("batches of one sample", **noise_regression(9, 3), batch_size=1, calls=NOISE_CALLS, seed=draw.integers(0, 2**31), hidden=True, hint={
        "*": "A batch of one sample keeps its axes: X[rows] is (1, n).",
    }),
    Case("one weight", **noise_regression(15, 1), batch_size=6, calls=NOISE_CALLS, seed=draw.integers(0, 2**31), hidden=True, hint={
        "*": "n = 1: X is (N, 1), and the gradient is (1,). Nothing is squeezed.",
    }),
])  # fmt: skip
def minibatch_gradient(s, X, y, w, batch_size, calls, seed):
    rng = np.random.default_rng(seed)
    return {"grads": np.array([np.asarray(s.minibatch_gradient(X.copy(), y.copy(), w.copy(), batch_size, rng)) for _ in range(calls)])}


@graded(points=2, cases=[
    Case("with replacement", grads=draw.normal(9, 3, loc=1.0), sizes=[4, 6], replace=True, hint={
        "WRONG": "sigma^2 is the mean squared distance from the mean, over all N (no N - 1), coordinate by coordinate; the variance of a mean of B is sigma^2 / B.",
        "SHAPE": "Mean and variance are (n,) each: along axis 0.",
    }),
    Case("without replacement", grads=draw.normal(8, 2, loc=-2.0), sizes=[3, 5], replace=False, hint={
        "WRONG": "Without replacement the variance is smaller by (N - B) / (N - 1).",
    }),
    Case("batches of one", grads=draw.normal(5, 4, scale=3.0), sizes=[1, 3], replace=False, hidden=True, hint={
        "WRONG": "A batch of one varies like a sample, replacement or not: sigma^2.",
    }),
    Case("two samples, and both of them", grads=draw.normal(2, 3, scale=4.0), sizes=[1, 2], replace=False, hidden=True, hint={
        "WRONG": "The whole set as a batch has no variance left.",
    }),
    Case("one weight", grads=draw.normal(6, 1, loc=3.0), sizes=[2, 6], replace=True, hidden=True, hint={
        "*": "n = 1: both answers are (1,). And with replacement even a batch of N varies.",
    }),
])  # fmt: skip
def gradient_noise(s, grads, sizes, replace):
    answers = [s.gradient_noise(grads.copy(), size, replace) for size in sizes]
    return {"means": [mean for mean, _ in answers], "variances": np.array([np.asarray(variance) for _, variance in answers])}


def noise_recipe(samples, epochs, warmup_epochs, batch_size):
    return {
        "samples": draw.integers(*samples), "epochs": epochs, "warmup_epochs": warmup_epochs, "batch_size": batch_size,
        "learning_rate": draw.uniform(low=0.01, high=0.1),
    }  # fmt: skip


@graded(points=2, cases=[
    Case("eight times the batch", recipe=noise_recipe((4097, 4300), 12, 2, 32), batch_size=256, limit=None, hint={
        "WRONG": "k times the batch: k times the rate, as many epochs. A last, smaller batch is a step too: round up in each epoch, not at the end. The warm-up is counted in new steps.",
        "DTYPE": "learning_rate is a float; steps and warmup_steps are ints: use whole-number division.",
    }),
    Case("a smaller batch", recipe=noise_recipe((1201, 1223), 7, 3, 96), batch_size=24, limit=5.0, hint={
        "WRONG": "The rule works both ways: a quarter of the batch, a quarter of the rate. A limit far above changes nothing.",
    }),
    Case("at the limit", recipe=noise_recipe((5001, 5100), 5, 0, 50), batch_size=2000, limit=draw.uniform(low=0.1, high=0.2), hidden=True, hint={
        "WRONG": "The rate is at most `limit`; without warm-up there are 0 such steps.",
    }),
    Case("batches that come out even", recipe=noise_recipe((640, 641), 9, 1, 16), batch_size=80, limit=None, hidden=True, hint={
        "WRONG": "640 samples are 8 batches of 80, not 9: round up only where something is left over.",
    }),
])  # fmt: skip
def scale_recipe(s, recipe, batch_size, limit):
    answer = s.scale_recipe(dict(recipe), batch_size) if limit is None else s.scale_recipe(dict(recipe), batch_size, limit)
    return {key: answer[key] for key in ("learning_rate", "steps", "warmup_steps")}


# ------------------------------------------------------------------------------------------------ search


def search_bowl(n, high):
    """A bowl of n curvatures, one of them `high` and the others far below, and a start away from its bottom."""

    def curvatures(rng, _):
        return rng.permutation(np.append(high * rng.uniform(0.06, 0.18, n - 1), high))

    def start(rng, case):  # the steep direction weighs little at first, so that the loss falls before it explodes
        return rng.choice([-1.0, 1.0], n) * np.where(case.curvature == high, 0.02, rng.uniform(6.0, 9.0, n))

    return dict(curvature=draw.given(curvatures), start=draw.given(start))


def search_spike(count):
    """Noise with one loss, the sixth, some ten times as large as the first."""

    def make(rng, case):
        first = 0.3 + 0.5 * np.sum(case.curvature * case.start**2)
        return rng.uniform(0, 0.05, count) + np.where(np.arange(count) == 5, 9 * first, 0.0)

    return draw.given(make)


SEARCH_RANGE = {
    "WRONG": "Rates with a constant ratio, one step for each, in this order. The loss that ends the test is recorded too. The suggestion is a tenth of the rate with the smallest loss.",
    "SHAPE": "As many losses as rates: those that were tried, with the one that ended the test, and none after it.",
    "NONFINITE": "Which numbers are not finite? A nan ends the test, and is never the smallest loss.",
}


@graded(points=3, cases=[
    Case("until it explodes", **search_bowl(4, 8.0), kicks=draw.normal(250, 4, scale=0.3), noise=draw.uniform(250, high=0.01), broken=1e9, low=2e-3, high=4.0, count=250, blowup=4.0,
         hint=SEARCH_RANGE),
    Case("until it is nan", **search_bowl(3, 1.0), kicks=draw.normal(40, 3, scale=0.1), noise=draw.uniform(40, high=0.2), broken=draw.uniform(low=0.2, high=0.5), low=1e-3, high=10.0,
         count=40, blowup=3.0, hint={
             "SHAPE": "Every comparison with nan is false, `loss > bound` too. Ask whether the loss is *within* the bound, or use np.isfinite.",
             "*": "min, argmin and sorted stumble over a nan, which is never the smallest loss: np.nanargmin leaves it out.",
         }),
    Case("a spike on the way", **search_bowl(3, 1.0), kicks=draw.normal(12, 3, scale=0.1), noise=search_spike(12), broken=1e9, low=1e-4, high=0.5, count=12, blowup=100.0, hidden=True, hint={
        "SHAPE": "blowup is what is passed: a loss ten times as large is no end here. And where nothing explodes all `count` rates are tried, low and high included.",
        "WRONG": "Both ends are included, and rates have a constant ratio: np.geomspace.",
    }),
    Case("infinite", **search_bowl(2, 1.0), kicks=draw.normal(20, 2, scale=0.1), noise=draw.given(lambda rng, _: np.where(np.arange(20) == 13, np.inf, rng.uniform(0, 0.1, 20))), broken=1e9,
         low=1e-3, high=1.0, count=20, blowup=1e6, hidden=True, hint={"*": "An infinite loss ends the test whatever blowup is."}),
])  # fmt: skip
def lr_range_test(s, curvature, start, kicks, noise, broken, low, high, count, blowup):
    w, tried = start.copy(), []

    def step(rate):
        k = len(tried) % len(noise)
        loss = 0.3 + 0.5 * float(np.sum(curvature * w * w)) + float(noise[k])
        tried.append(rate)
        w[:] = w - rate * (curvature * w + kicks[k])
        return loss if rate <= broken else float("nan")

    rates, losses, suggestion = s.lr_range_test(step, low, high, count, blowup)
    return {"rates": np.asarray(rates), "losses": np.asarray(losses), "suggestion": suggestion, "steps taken": len(tried)}


SEARCH_RATE_ONLY = {"rate": (1e-4, 1.0, "log")}
SEARCH_TWO = {"rate": (1e-5, 1e-1, "log"), "momentum": (0.5, 0.98, "linear")}
SEARCH_THREE = {"width": (16.0, 256.0, "linear"), "decay": (1e-6, 1e-2, "log"), "rate": (1e-3, 10.0, "log")}
SEARCH_NEGATIVE = {"shift": (-3.0, -1.0, "linear"), "tilt": (-1.0, 2.0, "linear")}


def search_goal():
    """Where the objective is least, for the case's space, on each axis's own scale from 0 to 1."""
    return draw.given(lambda rng, case: {name: float(rng.uniform(0.1, 0.9)) for name in case.space})


SEARCH_GRID = {
    "WRONG": "Every value of one name meets every value of the others. Log axes have constant ratios (np.geomspace), linear ones constant differences, both ends included. Smaller is better.",
    "SHAPE": "points for each name: points ** names combinations, each tried once.",
    "RAISED": "objective takes a dict with a value for each name. A space may have any number of names.",
}
SEARCH_NAN = "Every comparison with nan is false, and min, argmin and sorted stumble over it: leave out what is not finite, then take the smallest."


@graded(points=2, cases=[
    Case("a rate and a momentum", space=SEARCH_TWO, goal=search_goal(), points=4, limit=1.0, hint=SEARCH_GRID),
    Case("some runs diverge", space=SEARCH_TWO, goal=search_goal(), points=5, limit=0.6, hint={"*": SEARCH_NAN}),
    Case("one name", space=SEARCH_RATE_ONLY, goal=search_goal(), points=6, limit=0.9, hidden=True, hint=SEARCH_GRID),
    Case("three names", space=SEARCH_THREE, goal=search_goal(), points=3, limit=1.0, hidden=True, hint=SEARCH_GRID),
    Case("negative ends, two points", space=SEARCH_NEGATIVE, goal=search_goal(), points=2, limit=1.0, hidden=True, hint={
        "*": "A linear axis may run below 0. With two points a grid is its corners.",
    }),
])  # fmt: skip
def grid_search(s, space, goal, points, limit):
    tried, names = [], list(space)

    def objective(point):
        place = {}
        for name, (a, b, kind) in space.items():
            place[name] = float(np.log(point[name] / a) / np.log(b / a) if kind == "log" else (point[name] - a) / (b - a))
        tried.append([float(point[name]) for name in names])
        value = 0.1 + sum((i + 1) * (place[name] - goal[name]) ** 2 for i, name in enumerate(names))
        return value if place[names[0]] < limit + 1e-9 and place[names[0]] > 1e-9 - (limit == 1.0) else float("nan")

    best, loss = s.grid_search(objective, space, points)
    tried.sort(key=lambda row: [float(f"{value:.6e}") for value in row])
    return {"combinations": np.array(tried), "best": np.array([float(best[name]) for name in names]), "loss": loss}


SEARCH_TRIALS = 400


def search_random(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Points in the box, uniform on each axis's own scale, independent of each other; and the best is the best of them.

    The largest distance of distribution functions exceeds sqrt(log(2/p) / 2n) with a probability of at most p, here 1e-8; a correlation of
    independent axes, or of neighbours, more than 6 standard errors is as rare.
    """
    if not isinstance(got, dict) or got.keys() != want.keys():
        return compare(want, got)
    points, w = got["points"], want["points"]
    if not isinstance(points, np.ndarray) or points.shape != w.shape or points.dtype.kind != "f" or not np.isfinite(points).all():
        return compare({"points": w}, {"points": points})
    space, n = inputs["space"], len(points)
    place = np.stack([search_place(points[:, i], *axis) for i, axis in enumerate(space.values())], axis=1)  # (n, names)
    for i, name in enumerate(space):
        if place[:, i].min() < -1e-9 or place[:, i].max() > 1 + 1e-9:
            return refuse(f"{name}: some points lie outside of the space", path="points")
        ranks, sorted_ = np.arange(n + 1) / n, np.sort(place[:, i])
        if n > 30 and max(np.max(ranks[1:] - sorted_), np.max(sorted_ - ranks[:-1])) > np.sqrt(np.log(2e8) / (2 * n)):
            return refuse(f"{name}: over {n} points its values are not uniform on its scale", path="points")
    if n > 30:
        for other in range(1, place.shape[1]):
            if abs(np.corrcoef(place[:, 0], place[:, other])[0, 1]) > 6 / np.sqrt(n):
                return refuse("points: the values of different names are not independent", path="points")
    losses = 0.1 + np.sum((place - np.array([inputs["goal"][name] for name in space])) ** 2, axis=1)
    losses[: inputs["broken"]] = np.nan
    first = int(np.nanargmin(losses))
    return compare({"best": points[first], "loss": losses[first]}, {"best": got["best"], "loss": got["loss"]})


def search_place(values: np.ndarray, low: float, high: float, scale: str) -> np.ndarray:
    """Values of an axis as 0 to 1 on its own scale; what is no positive number lies outside of a log axis."""
    if scale == "log":
        return np.where(values > 0, np.log(np.maximum(values, 1e-300) / low) / np.log(high / low), -1.0)
    return (values - low) / (high - low)


@graded(points=3, verify=search_random, cases=[
    Case("a rate and a momentum", space=SEARCH_TWO, goal=search_goal(), trials=SEARCH_TRIALS, broken=0, seed=draw.integers(0, 2**31), hint={
        "WRONG": "On a log axis the *logarithm* is uniform: exp(uniform(log low, log high)). Each name has a draw of its own. Smaller is better.",
        "SHAPE": "objective is called `trials` times, not once more for the winner.",
        "RAISED": "rng is a np.random.Generator: rng.uniform(low, high).",
    }),
    Case("the first runs diverge", space=SEARCH_TWO, goal=search_goal(), trials=12, broken=3, seed=draw.integers(0, 2**31), hint={"*": SEARCH_NAN}),
    Case("three names", space=SEARCH_THREE, goal=search_goal(), trials=SEARCH_TRIALS, broken=0, seed=draw.integers(0, 2**31), hidden=True, hint={
        "WRONG": "Names and scales come from space, and so do both ends; there may be any number of names.",
    }),
    Case("one trial", space=SEARCH_NEGATIVE, goal=search_goal(), trials=1, broken=0, seed=draw.integers(0, 2**31), hidden=True, hint={
        "*": "One trial is a search too, and a linear axis may run below 0.",
    }),
])  # fmt: skip
def random_search(s, space, goal, trials, broken, seed):
    tried, names = [], list(space)

    def objective(point):
        tried.append([float(point[name]) for name in names])
        loss = 0.1
        for name, (a, b, kind) in space.items():
            place = np.log(point[name] / a) / np.log(b / a) if kind == "log" else (point[name] - a) / (b - a)
            loss += (float(place) - goal[name]) ** 2
        return loss if len(tried) > broken else float("nan")

    best, loss = s.random_search(objective, space, trials, np.random.default_rng(seed))
    return {"points": np.array(tried), "best": np.array([float(best[name]) for name in names]), "loss": loss}


def search_best(low, high):
    """A point of the case's space, between two parts of each axis."""

    def make(rng, case):
        point = {}
        for name, (a, b, scale) in case.space.items():
            at = rng.uniform(low, high)
            point[name] = float(a * (b / a) ** at) if scale == "log" else float(a + (b - a) * at)
        return point

    return draw.given(make)


SEARCH_ZOOM = {
    "WRONG": "Half of the new width on either side of the best point: on a log axis that is a factor, (high / low) ** (shrink / 2).",
    "SHAPE": "A space of the same form: name: (low, high, scale), for every name.",
    "DTYPE": "A space of the same form: name: (low, high, scale), with the scale's word.",
}
SEARCH_EDGE = {"*": "What sticks out of the old box is cut off; the box is not pushed inwards, and the other side stays where it is."}


@graded(points=2, cases=[
    Case("in the middle", space=SEARCH_TWO, best=search_best(0.4, 0.6), shrink=0.4, hint=SEARCH_ZOOM),
    Case("at the lower edge", space=SEARCH_THREE, best=search_best(0.02, 0.1), shrink=0.5, hint=SEARCH_EDGE),
    Case("at the upper edge", space=SEARCH_TWO, best=search_best(0.9, 0.98), shrink=0.7, hidden=True, hint=SEARCH_EDGE),
    Case("below zero", space=SEARCH_NEGATIVE, best=search_best(0.45, 0.55), shrink=0.25, hidden=True, hint={
        "*": "A linear axis may run below 0: widths are differences, and no logarithm is taken.",
    }),
])  # fmt: skip
def zoom_in(s, space, best, shrink):
    finer = s.zoom_in(dict(space), dict(best), shrink)
    return {name: {"low": finer[name][0], "high": finer[name][1], "scale": finer[name][2]} for name in space if name in finer}


# ------------------------------------------------------------------------------------------------ what went wrong

GUARD_LAYERS = ["stem", "block2", "block1", "head", "average"]  # neither sorted nor numbered in the order of computing


def guard_runs(*plans, copies=3):
    """Runs of five layers, `copies` of each plan in random order. A plan says what is wrong: {"forward": [[nan], [nan, inf]], ...} are the values that
    are planted, once or twice each, in as many layers of that pass, at random and in the order of computing; "backward": None leaves that pass out."""

    def one(rng, plan):
        shapes = {name: tuple(int(d) for d in rng.integers(3, 5, rng.integers(2, 4))) for name in GUARD_LAYERS}
        run = {"forward": GUARD_LAYERS, "backward": GUARD_LAYERS[::-1] if plan.get("backward", []) is not None else []}
        run = {stage: [(name, rng.normal(size=shapes[name])) for name in names] for stage, names in run.items()}
        for stage, planted in plan.items():
            places = np.sort(rng.permutation(len(GUARD_LAYERS))[: len(planted or [])])
            for place, values in zip(places, planted or [], strict=True):
                array, values = run[stage][place][1], np.repeat(values, rng.integers(1, 3, len(values)))
                array.ravel()[rng.permutation(array.size)[: len(values)]] = values
        return run

    def make(rng, _):
        return [one(rng, plans[i % len(plans)]) for i in rng.permutation(copies * len(plans))]

    return draw.given(make)


NAN, INF = float("nan"), float("inf")


@graded(points=2, cases=[
    Case("a NaN in one layer", runs=guard_runs({}, {"forward": [[NAN], [NAN, NAN]], "backward": [[NAN]]}, {"backward": [[NAN, NAN], [NAN]]}), hint={
        "WRONG": "The first one in the order of computing: forward from its front, then backward from *its* front, which is the last layer.",
        "DTYPE": "Without a bad number the answer is None; else four things: stage, name, NaNs, infinities.",
    }),
    Case("infinities", runs=guard_runs({"forward": [[INF], [NAN]]}, {"forward": [[-INF, INF]]}, {"backward": [[-INF]]}, {}), hint={
        "WRONG": "An infinity is a bad number too, of either sign, and often what the NaN comes from.",
        "DTYPE": "An infinity is a bad number too, of either sign, and often what the NaN comes from.",
    }),
    Case("large, but finite", runs=guard_runs({"forward": [[1.7e308, 1.7e308, 1.2e308]]}, {"forward": [[-1.7e308, -1.6e308, -1e308]], "backward": [[NAN]]}, copies=5), hidden=True, hint={
        "*": "1e308 is a number; a sum of such numbers is not. Ask each entry, not a sum, a mean or a norm.",
    }),
    Case("both kinds in one array", runs=guard_runs({"forward": [[NAN, INF, INF]], "backward": [[NAN]]}, {"backward": [[NAN, NAN, -INF], [INF]]}), hidden=True, hint={
        "WRONG": "NaNs and infinities are counted apart, in the first bad array alone.",
    }),
    Case("no backward pass", runs=guard_runs({"backward": None}, {"forward": [[NAN, -INF]], "backward": None}, copies=5), hidden=True, hint={
        "*": "A list may be empty: nothing is wrong in it.",
    }),
])  # fmt: skip
def nan_guard(s, runs):
    return {"answers": [s.nan_guard(list(run["forward"]), list(run["backward"])) for run in runs]}


def guard_losses(*names):
    """Ten of these names, each at least once, in random order."""

    def make(rng, _):
        return [names[i] for i in rng.permutation([*range(len(names)), *rng.integers(0, len(names), 10 - len(names))])]

    return draw.given(make)


GUARD_SOURCE = {
    "WRONG": "The name stands in the message of the RuntimeError, between quotes: the first function that returned a NaN, not the last, and not a leaf. And the detector has to be off again afterwards: used in a `with` it is, set_detect_anomaly(True) stays.",
    "RAISED": "Catch the RuntimeError of backward() and take the name out of its message.",
    "DTYPE": "A name (a str), or None.",
}


@graded(points=2, library="torch", cases=[
    Case("two traps and a sound run", losses=guard_losses("length at 0", "sound", "log at 0"), x=draw.normal(4), hint=GUARD_SOURCE),
    Case("infinite, but no NaN", losses=guard_losses("inverse near 0", "exp overflows", "sound"), x=draw.normal(3), hint={
        "WRONG": "Gradients that are infinite are not NaN: the answer is None for them. And after a sound run too the detector is off.",
        "DTYPE": "Gradients that are infinite are not NaN: the answer is None for them.",
        "RAISED": "Where nothing is raised there is no message: return None.",
    }),
    Case("a NaN that goes on", losses=guard_losses("in the middle", "power at 0"), x=draw.normal(3), hidden=True, hint={
        "*": "A NaN spreads backwards: many functions return one, and the first is asked for.",
    }),
    Case("a loss that is NaN", losses=guard_losses("forward is NaN", "log at 0"), x=draw.normal(5), hidden=True, hint={
        "*": "A loss that is NaN need not have a gradient that is: ask backward, not the loss.",
    }),
])  # fmt: skip
def nan_source(s, losses, x):
    def middle(t):
        inner = (t * 2.0).sin()
        return (torch.where(inner > 0, inner.log(), inner) + t.exp()).sum().tanh()

    made = {
        "sound": (1.0, lambda t: (t**2).sum().sqrt()),
        "length at 0": (0.0, lambda t: ((0.0 * t) * (0.0 * t)).sum().sqrt()),
        "log at 0": (0.0, lambda t: torch.where(t > 0, t.log(), t).sum()),
        "inverse near 0": (1e-310, lambda t: (1 / t).sum()),
        "exp overflows": (1000.0, lambda t: torch.where(t < 50, t.exp(), t).sum()),
        "in the middle": (0.0, middle),
        "power at 0": (0.0, lambda t: (torch.where(t > 0, t**0.5, t) * 3.0).sum()),
        "forward is NaN": (-1.0, lambda t: t.log().sum()),
    }
    answers, calls, left = [], [], False
    for name in losses:
        first, function = made[name]

        def make_loss():
            calls.append(name)
            return function(torch.tensor([first, *np.abs(x)], dtype=torch.float64, requires_grad=True))

        answers.append(s.nan_source(make_loss))
        left = left or torch.is_anomaly_enabled()
        torch.autograd.set_detect_anomaly(False)
    return {"functions": answers, "calls of make_loss": len(calls), "anomaly detection left on": left}


def guard_profile(*families, factor=1.0):
    """Rows of a profile: `step` calls everything and has little time of its own; a family (name, rows) has its self time spread over rows."""

    def make(rng, _):
        weights = rng.permutation(np.cumsum(rng.uniform(80.0, 300.0, len(families)))) * factor  # apart from each other
        rows = []
        for (name, count), weight in zip(families, weights):
            for share in rng.dirichlet(np.full(count, 6.0)):
                own = float(weight * share)
                rows.append({"name": name, "calls": int(rng.integers(1, 90)), "self_us": own, "total_us": own * float(rng.uniform(1.0, 4.0))})
        rows.append({"name": "step", "calls": int(rng.integers(2, 6)), "self_us": 9.0 * factor, "total_us": float(weights.sum()) + 9.0 * factor})
        return [rows[i] for i in rng.permutation(len(rows))]

    return draw.given(make)


GUARD_PLAIN = [("matmul", 1), ("relu", 1), ("copy", 1), ("sum", 1), ("add", 1)]
GUARD_SPREAD = [("mm", 4), ("mul", 1), ("sigmoid", 1), ("to", 3), ("item", 1)]
GUARD_TABLE = {
    "WRONG": "Self times add up to the whole; total times overlap. The share is that of the whole, and the order is by time, not by calls.",
    "SHAPE": "`top` pairs (name, share), the largest first.",
    "DTYPE": "A list of pairs: the name, then its share from 0 to 1.",
}
GUARD_ROWS = {"*": "A name may have several rows: add up their self times first, then rank the names."}


@graded(points=2, cases=[
    Case("five functions and the step that calls them", rows=guard_profile(*GUARD_PLAIN), top=3, hint=GUARD_TABLE),
    Case("several rows for a name", rows=guard_profile(*GUARD_SPREAD), top=4, hint=GUARD_ROWS),
    Case("fewer names than asked for", rows=guard_profile(("forward", 2), ("backward", 1)), top=5, hidden=True, hint={
        "*": "Where there are fewer names than `top` the list is that much shorter.",
    }),
    Case("seconds of work", rows=guard_profile(*GUARD_PLAIN, factor=1e5), top=1, hidden=True, hint={
        "*": "One pair is a list with one pair; the share stays between 0 and 1 whatever the size of the numbers.",
    }),
])  # fmt: skip
def read_profile(s, rows, top):
    answer = s.read_profile([dict(row) for row in rows], top)
    return {"names": [name for name, _ in answer], "shares": np.array([float(share) for _, share in answer])}


@graded(points=1, cases=[
    Case("twice as fast", rows=guard_profile(*GUARD_PLAIN), questions=[("matmul", 2.0), ("copy", 5.0)], hint={
        "WRONG": "Time before over time after: only the share p of that name shrinks, to p / factor. Shares are shares of the sum of self times.",
        "SHAPE": "One number.",
    }),
    Case("several rows for a name", rows=guard_profile(*GUARD_SPREAD), questions=[("mm", 3.0), ("to", 10.0)], hint=GUARD_ROWS),
    Case("for nothing", rows=guard_profile(*GUARD_PLAIN), questions=[("relu", INF), ("sum", INF)], hidden=True, hint={
        "*": "An infinite factor leaves 1 / (1 - p): p / inf is 0, but inf / inf is not a number.",
    }),
    Case("slower", rows=guard_profile(("aten::mm", 2), ("aten::add", 2)), questions=[("aten::add", 0.5), ("aten::mm", 0.25)], hidden=True, hint={
        "*": "A factor below 1 makes the whole slower: the formula is the same, and the answer lies below 1.",
    }),
])  # fmt: skip
def speedup_if(s, rows, questions):
    return {"speed-ups": [s.speedup_if([dict(row) for row in rows], name, factor) for name, factor in questions]}


def guard_risks(N, D, P, stop):
    """A training set, a population, and a w that lies between the population's best and the training set's best (stop < 1) or beyond it."""

    def answers(rng, case):
        return case.Phi @ np.linalg.lstsq(case.Phi_population, case.means, rcond=None)[0] + 3.0 * rng.normal(size=N)

    def found(rng, case):
        best = np.linalg.lstsq(case.Phi_population, case.means, rcond=None)[0]
        trained_ = np.linalg.lstsq(case.Phi, case.y, rcond=None)[0]
        return best + stop * (trained_ - best) + (0.2 * rng.normal(size=D) if stop > 1 else 0.0)

    return dict(
        Phi=draw.normal(N, D), Phi_population=draw.normal(P, D), means=draw.normal(P, scale=2.0), y=draw.given(answers), w=draw.given(found),
    )  # fmt: skip


@graded(points=3, cases=[
    Case("three weights", **guard_risks(12, 3, 20, 1.6), noise=draw.uniform(low=0.5, high=2.0), hint={
        "WRONG": "Every part is a difference of *true* risks, on the population: first the noise, then best of the family, then minimum of the training error, then w. The training set only serves to find w_train.",
        "RAISED": "np.linalg.lstsq(Phi, y, rcond=None)[0] minimises the squared error.",
    }),
    Case("stopped early", **guard_risks(10, 4, 15, 0.4), noise=draw.uniform(low=0.5, high=2.0), hint={
        "WRONG": "An optimiser that stops early may end better than the minimum of the training error: this part may be negative. No absolute value, no cut at 0.",
    }),
    Case("as many samples as weights", **guard_risks(3, 3, 8, 1.3), noise=draw.uniform(low=0.5, high=2.0), hidden=True, hint={
        "*": "With N = D the training error is 0, and nothing but the population tells how wrong that is. Divide by P, not by P - D.",
    }),
    Case("one weight, no noise", **guard_risks(5, 1, 6, 1.5), noise=0.0, hidden=True, hint={
        "*": "D = 1: matrices keep two axes. Without noise the first part is 0, and the others stay.",
    }),
])  # fmt: skip
def error_decomposition(s, Phi, y, Phi_population, means, noise, w):
    parts = s.error_decomposition(Phi, y, Phi_population, means, noise, w)
    return {"noise, modelling, estimation, optimisation": np.array([float(parts[k]) for k in ("noise", "modelling", "estimation", "optimisation")])}


# ------------------------------------------------------------------------------------------------ thirty layers


def _deep_points(rng: np.random.Generator) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """4000 fresh points of the notebook's three arms."""
    y = rng.integers(0, 3, 4000)
    radius = rng.uniform(0.05, 1.0, 4000)
    angle = 2 * np.pi * (y / 3 + 2 * radius) + rng.normal(0.0, 0.15, 4000)
    return {"X": 1.8 * np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)}, y


def _deep_accuracy(labels: np.ndarray, scores: np.ndarray) -> float:
    return float(np.mean(np.argmax(scores, axis=1) == labels)) if np.isfinite(scores).all() else 0.0


_DEEP = (2, *[32] * 29, 3)


# The table of artifacts/train_seeds.py: accuracy on 4000 fresh points, ten seeds of the reference and five of each variant.
#
#                                  mean     sd  least   most
#   reference                    0.9964 0.0015 0.9935 0.9988     mean - 3 sd = 0.9918: the bar is 0.99
#
# The floor, 0.90, stands above the best of the wrong starts, of rates that are far off, and of weights that are none:
#
#   start: zeros                 0.3285 0.0092 0.3190 0.3438
#   start: 0.01 normal           0.3285 0.0092 0.3190 0.3438
#   start: 1.0 normal            0.4117 0.0527 0.3593 0.4943
#   start: Xavier, 2/(n+m)       0.3285 0.0092 0.3190 0.3438
#   start: 1/n                   0.3285 0.0092 0.3190 0.3438
#   start: N(0; 1/sqrt(2n))      0.3285 0.0092 0.3190 0.3438
#   start: torch's default       0.3285 0.0092 0.3190 0.3438
#   rate: constant 0.1           0.3331 0.0091 0.3220 0.3425
#   rate: decays each step       0.4267 0.0514 0.3535 0.4750
#   no clipping, constant 0.02   0.3734 0.0581 0.3255 0.4545
#   weights of noise             0.3317 0.0135 0.3085 0.3427
#   units permuted               0.2742 0.0653 0.2015 0.3633
#
# A rate that never falls, or steps that are not clipped, train on some seeds and to some degree; they earn a part, or nothing:
#
#   rate: constant 0.03          0.9271 0.0365 0.8878 0.9597
#   rate: constant 0.01          0.9463 0.0395 0.8840 0.9908
#   rate: constant 0.003         0.9662 0.0203 0.9395 0.9865
#   rate: constant 0.001         0.7770 0.1177 0.6238 0.9125
#   rate: warm-up, no fall       0.9525 0.0213 0.9157 0.9702
#   no clipping                  0.6829 0.2725 0.3872 0.9655
#
# And these are good choices, or nearly so: the first layer apart, all fans are 32, and clipping stands in for a warm-up.
#
#   rate: cosine, no warm-up     0.9917 0.0028 0.9895 0.9962
#   start: He by fan-out         0.9963 0.0018 0.9938 0.9985
@trained(points=6, file="deep_net.safetensors", data=_deep_points, metric=_deep_accuracy, floor=0.90, bar=0.99,
         tensors={f"W{i}": (_DEEP[i], _DEEP[i + 1]) for i in range(30)} | {f"b{i}": (_DEEP[i + 1],) for i in range(30)})  # fmt: skip
def deep_net(s, weights, X):
    """Thirty layers that tell three arms of a spiral apart, on fresh points."""
    return s.deep_layers(weights, X)[1]


@manual(points=4)
def why_it_failed():
    """One point a run: a third each for the cause, for a measurement that shows it, and for a change that would help. Other sound answers count.

    1. The start: variance lost layer by layer (1/n or less under ReLU instead of 2/n). Mean squares of activations or gradients by layer. He's start
       (normalisation or shortcuts are good answers too); a larger rate alone is not.
    2. The rate is too large (above 2 over the largest curvature). Range test, largest eigenvalue, where the guard finds the first bad number. Smaller rate; warm-up or clipping
       as helpers.
    3. Estimation error (overfitting); neither modelling nor optimisation. Training against held-out error. More data, smaller family, regularisation, stopping early.
    4. 16 times fewer steps at the same rate: linear rule (rate up to 16 times, at most the critical one) with warm-up, or more epochs. Time: drawing has a share of 0.6, so at most
       1.7 times as fast however fast the GPU is; draw in advance or in parallel.
    """
