"""Checks of part 2: update rules by whole trajectories, clipping, schedules, and the loop that drives a rule."""

import numpy as np

from autograder import draw
from autograder.spec import Case, graded
from autograder.verify import close


def rule_gradients(steps, *shape, scale=1.0, zeros=False):
    """(steps, *shape): entries of either sign, half to twice `scale` in size; with `zeros` every third entry of each step is 0."""

    def make(rng, _):
        count = int(np.prod(shape))
        size = scale * rng.uniform(0.5, 2.0, (steps, count)) * rng.choice([-1.0, 1.0], (steps, count))
        if zeros:
            size[:, ::3] = 0.0
        return size.reshape(steps, *shape)

    return draw.given(make)


def rule_rates(steps, low=0.05, high=0.5, zero_at=()):
    """(steps,) learning rates, one a step; 0 at the steps named."""

    def make(rng, _):
        rates = rng.uniform(low, high, steps)
        rates[list(zero_at)] = 0.0
        return rates

    return draw.given(make)


def rule_start(count, *shape, scale=1.0):
    """(count, *shape): weights to start from."""
    return draw.normal(count, *shape, scale=scale)


def rule_settings(**ranges):
    """A config: a pair is a range to draw a setting from, anything else stands as it is (arrays may be drawn)."""
    return {k: draw.uniform(low=v[0], high=v[1]) if isinstance(v, tuple) else v for k, v in ranges.items()}


RATE = (0.1, 0.4)
PAIR = {"RAISED": "Return two things, next_w and config; the second is what the next step gets.", "SHAPE": "next_w has the shape of w."}
NAMED = "The memory comes in, and goes out, under the name that the docstring gives it; what is given is not to be replaced by zeros."
DEFAULTS = (
    "Without a config every default of the docstring counts. Each run then starts from zeros of its own: a dict that stands as a default in "
    "the function's first line is made once, and remembers the run before."
)


def rule_hints(wrong, **others):
    return PAIR | {"WRONG": wrong} | others


# ------------------------------------------------------------------------------------------------ gradient descent and momentum


@graded(points=1, cases=[
    Case("one step", starts=rule_start(1, 4, 3), grads=rule_gradients(1, 4, 3), config=rule_settings(learning_rate=RATE), rates=None, hint=rule_hints(
        "Downhill is against the gradient: w minus learning_rate times dw.",
    )),
    Case("fifty steps", starts=rule_start(1, 2, 3), grads=rule_gradients(50, 2, 3), config=rule_settings(learning_rate=RATE), rates=None, hint=rule_hints(
        "The first step is like the fiftieth. Does the rate change on the way, or is something kept?",
    )),
    Case("a rate of 0 among others", starts=rule_start(1, 5), grads=rule_gradients(6, 5), config={}, rates=rule_rates(6, zero_at=(2, 3)), hidden=True, hint=rule_hints(
        "Read the learning rate anew at each step. A rate of 0 is a rate, and no reason to take the default.",
    )),
    Case("no config", starts=rule_start(2, 3, 2), grads=rule_gradients(2, 3, 2), config=None, rates=None, hidden=True, hint=rule_hints(
        "Without a config the learning rate is the default of the docstring.",
    )),
])  # fmt: skip
def sgd(s, starts, grads, config, rates):
    paths = []
    for w in starts:
        settings, path = config, []
        for t, dw in enumerate(grads):
            if rates is not None:
                settings = dict(settings, learning_rate=float(rates[t]))
            w, settings = s.sgd(w.copy(), dw.copy()) if settings is None else s.sgd(w.copy(), dw.copy(), settings)
            path.append(np.array(w))
        paths.append(np.stack(path))
    return {"w after each step": np.stack(paths)}


ZERO_MOMENTUM = "A momentum of 0 is a setting like another: plain gradient descent. `or` takes it for a missing one."
VELOCITY = "The velocity remembers; does config['velocity'] that you return hold the new one, and is it the one that you add to w?"


@graded(points=2, cases=[
    Case("one step from rest", starts=rule_start(1, 4, 3), grads=rule_gradients(1, 4, 3), config=rule_settings(learning_rate=RATE, momentum=(0.3, 0.8)), rates=None, hint=rule_hints(
        "v = momentum * v - learning_rate * dw already points downhill: *add* it, once, to w.",
    )),
    Case("fifty steps", starts=rule_start(1, 2, 3), grads=rule_gradients(50, 2, 3), config=rule_settings(learning_rate=RATE, momentum=(0.3, 0.8)), rates=None, hint=rule_hints(VELOCITY)),
    Case("momentum 0", starts=rule_start(1, 5), grads=rule_gradients(3, 5), config=rule_settings(learning_rate=RATE, momentum=0.0), rates=None, hidden=True, hint=rule_hints(ZERO_MOMENTUM)),
    Case("a velocity brought along", starts=rule_start(1, 3, 2), grads=rule_gradients(2, 3, 2), config=rule_settings(
        learning_rate=RATE, momentum=(0.3, 0.8), velocity=draw.normal(3, 2)), rates=None, hidden=True, hint=rule_hints(NAMED)),
    Case("another rate at each step", starts=rule_start(1, 4), grads=rule_gradients(8, 4), config=rule_settings(momentum=(0.3, 0.8)), rates=rule_rates(8), hidden=True, hint=rule_hints(
        "In our spelling the velocity holds the rates of the steps it remembers. The other one, b = momentum * b + dw, w - learning_rate * b, is the same for one rate only.",
    )),
    Case("no config", starts=rule_start(2, 3, 2), grads=rule_gradients(3, 3, 2), config=None, rates=None, hidden=True, hint=rule_hints(DEFAULTS)),
])  # fmt: skip
def sgd_momentum(s, starts, grads, config, rates):
    paths = []
    for w in starts:
        settings, path = config, []
        for t, dw in enumerate(grads):
            if rates is not None:
                settings = dict(settings, learning_rate=float(rates[t]))
            w, settings = s.sgd_momentum(w.copy(), dw.copy()) if settings is None else s.sgd_momentum(w.copy(), dw.copy(), settings)
            path.append(np.array(w))
        paths.append(np.stack(path))
    return {"w after each step": np.stack(paths)}


@graded(points=2, cases=[
    Case("one step from rest", starts=rule_start(1, 4, 3), grads=rule_gradients(1, 4, 3), config=rule_settings(learning_rate=RATE, momentum=(0.3, 0.8)), rates=None, hint=rule_hints(
        "From rest the buffer becomes the gradient itself: no minus, no rate, no (1 - momentum) in it.",
    )),
    Case("fifty steps", starts=rule_start(1, 2, 3), grads=rule_gradients(50, 2, 3), config=rule_settings(learning_rate=RATE, momentum=(0.3, 0.8)), rates=None, hint=rule_hints(
        "The buffer remembers; does config['buffer'] that you return hold the new one?",
    )),
    Case("momentum 0", starts=rule_start(1, 5), grads=rule_gradients(3, 5), config=rule_settings(learning_rate=RATE, momentum=0.0), rates=None, hidden=True, hint=rule_hints(ZERO_MOMENTUM)),
    Case("a buffer brought along", starts=rule_start(1, 3, 2), grads=rule_gradients(2, 3, 2), config=rule_settings(
        learning_rate=RATE, momentum=(0.3, 0.8), buffer=draw.normal(3, 2)), rates=None, hidden=True, hint=rule_hints(NAMED)),
    Case("another rate at each step", starts=rule_start(1, 4), grads=rule_gradients(8, 4), config=rule_settings(momentum=(0.3, 0.8)), rates=rule_rates(8), hidden=True, hint=rule_hints(
        "In this spelling the rate stands outside the buffer: the whole buffer is scaled by the present rate.",
    )),
    Case("no config", starts=rule_start(2, 3, 2), grads=rule_gradients(3, 3, 2), config=None, rates=None, hidden=True, hint=rule_hints(DEFAULTS)),
])  # fmt: skip
def sgd_momentum_torch(s, starts, grads, config, rates):
    paths = []
    for w in starts:
        settings, path = config, []
        for t, dw in enumerate(grads):
            if rates is not None:
                settings = dict(settings, learning_rate=float(rates[t]))
            w, settings = s.sgd_momentum_torch(w.copy(), dw.copy()) if settings is None else s.sgd_momentum_torch(w.copy(), dw.copy(), settings)
            path.append(np.array(w))
        paths.append(np.stack(path))
    return {"w after each step": np.stack(paths)}


# ------------------------------------------------------------------------------------------------ Nesterov

LOOK = "Ask for the gradient at w + momentum * velocity, ahead of us; the step itself starts from w. Work two steps out by hand on w squared."


@graded(points=2, cases=[
    Case("one step from rest", starts=rule_start(1, 4, 3), centre=draw.normal(4, 3), steps=1, config=rule_settings(learning_rate=RATE, momentum=(0.3, 0.8)), rates=None, hint=rule_hints(
        "From rest there is nothing to look ahead to: this step is plain gradient descent.",
    )),
    Case("twenty steps", starts=rule_start(1, 2, 3), centre=draw.normal(2, 3), steps=20, config=rule_settings(learning_rate=RATE, momentum=(0.3, 0.8)), rates=None, hint=rule_hints(LOOK)),
    Case("momentum 0", starts=rule_start(1, 5), centre=draw.normal(5), steps=3, config=rule_settings(learning_rate=RATE, momentum=0.0), rates=None, hidden=True, hint=rule_hints(ZERO_MOMENTUM)),
    Case("a velocity brought along", starts=rule_start(1, 3, 2), centre=draw.normal(3, 2), steps=2, config=rule_settings(
        learning_rate=RATE, momentum=(0.3, 0.8), velocity=draw.normal(3, 2)), rates=None, hidden=True, hint=rule_hints(NAMED)),
    Case("another rate at each step", starts=rule_start(1, 4), centre=draw.normal(4), steps=6, config=rule_settings(momentum=(0.3, 0.8)), rates=rule_rates(6), hidden=True, hint=rule_hints(
        "The velocity holds the rates of the steps it remembers: it is not a buffer that is scaled by the present rate.",
    )),
    Case("no config", starts=rule_start(2, 3, 2), centre=draw.normal(3, 2), steps=3, config=None, rates=None, hidden=True, hint=rule_hints(DEFAULTS)),
])  # fmt: skip
def nesterov_lookahead(s, starts, centre, steps, config, rates):
    def grad(x):
        return 2.0 * np.tanh(x - centre) + 0.5 * x

    paths = []
    for w in starts:
        settings, path = config, []
        for t in range(steps):
            if rates is not None:
                settings = dict(settings, learning_rate=float(rates[t]))
            w, settings = s.nesterov_lookahead(w.copy(), grad) if settings is None else s.nesterov_lookahead(w.copy(), grad, settings)
            path.append(np.array(w))
        paths.append(np.stack(path))
    return {"w after each step": np.stack(paths)}


@graded(points=3, cases=[
    Case("one step from rest", starts=rule_start(1, 4, 3), grads=rule_gradients(1, 4, 3), config=rule_settings(learning_rate=RATE, momentum=(0.3, 0.8)), rates=None, hint=rule_hints(
        "From rest the velocity becomes -learning_rate * dw, and w, a look-ahead point, moves by (1 + momentum) of it.",
    )),
    Case("fifty steps", starts=rule_start(1, 2, 3), grads=rule_gradients(50, 2, 3), config=rule_settings(learning_rate=RATE, momentum=(0.3, 0.8)), rates=None, hint=rule_hints(
        "The formula needs the old velocity and the new one: w - momentum * old + (1 + momentum) * new. Is the old one still what it was?",
    )),
    Case("momentum 0", starts=rule_start(1, 5), grads=rule_gradients(3, 5), config=rule_settings(learning_rate=RATE, momentum=0.0), rates=None, hidden=True, hint=rule_hints(ZERO_MOMENTUM)),
    Case("a velocity brought along", starts=rule_start(1, 3, 2), grads=rule_gradients(2, 3, 2), config=rule_settings(
        learning_rate=RATE, momentum=(0.3, 0.8), velocity=draw.normal(3, 2)), rates=None, hidden=True, hint=rule_hints(NAMED)),
    Case("another rate at each step", starts=rule_start(1, 4), grads=rule_gradients(8, 4), config=rule_settings(momentum=(0.3, 0.8)), rates=rule_rates(8), hidden=True, hint=rule_hints(
        "In our spelling the velocity holds the rates of the steps it remembers: it is not a buffer that is scaled by the present rate.",
    )),
    Case("no config", starts=rule_start(2, 3, 2), grads=rule_gradients(3, 3, 2), config=None, rates=None, hidden=True, hint=rule_hints(DEFAULTS)),
])  # fmt: skip
def nesterov(s, starts, grads, config, rates):
    paths = []
    for w in starts:
        settings, path = config, []
        for t, dw in enumerate(grads):
            if rates is not None:
                settings = dict(settings, learning_rate=float(rates[t]))
            w, settings = s.nesterov(w.copy(), dw.copy()) if settings is None else s.nesterov(w.copy(), dw.copy(), settings)
            path.append(np.array(w))
        paths.append(np.stack(path))
    return {"w after each step": np.stack(paths)}


# ------------------------------------------------------------------------------------------------ a rate for each weight

EPSILON = {
    "WRONG": "epsilon is added to the root, not under it, and is the one that was passed.",
    "NONFINITE": "Where the gradient is 0 the root may be 0 too: that is what epsilon is for.",
}
SMALL = DEFAULTS + " With gradients of a millionth the default epsilon can be seen."
STORED = "What is remembered must be stored: does the config that you return hold the new memory?"


@graded(points=2, cases=[
    Case("one step", starts=rule_start(1, 4, 3), grads=rule_gradients(1, 4, 3), config=rule_settings(learning_rate=RATE, epsilon=1e-8), rates=None, hint=rule_hints(
        "The first step is one learning rate long in every axis, whatever the size of the gradient.",
    )),
    Case("fifty steps", starts=rule_start(1, 2, 3), grads=rule_gradients(50, 2, 3), config=rule_settings(learning_rate=RATE, epsilon=1e-8), rates=None, hint=rule_hints(
        STORED + " The cache is a sum of squares, this step's included, that only grows.",
    )),
    Case("a large epsilon, some gradients 0", starts=rule_start(1, 7), grads=rule_gradients(2, 7, zeros=True), config=rule_settings(learning_rate=RATE, epsilon=(0.2, 0.6)), rates=None,
         hint=rule_hints(EPSILON["WRONG"], NONFINITE=EPSILON["NONFINITE"])),
    Case("a cache brought along", starts=rule_start(1, 3, 2), grads=rule_gradients(2, 3, 2), config=rule_settings(
        learning_rate=RATE, epsilon=1e-8, cache=draw.uniform(3, 2, low=0.5, high=4.0)), rates=None, hidden=True, hint=rule_hints(NAMED)),
    Case("no config, small gradients", starts=rule_start(2, 3, 2, scale=1e-2), grads=rule_gradients(3, 3, 2, scale=1e-6), config=None, rates=None, hidden=True, hint=rule_hints(SMALL)),
])  # fmt: skip
def adagrad(s, starts, grads, config, rates):
    paths = []
    for w in starts:
        settings, path = config, []
        for t, dw in enumerate(grads):
            if rates is not None:
                settings = dict(settings, learning_rate=float(rates[t]))
            w, settings = s.adagrad(w.copy(), dw.copy()) if settings is None else s.adagrad(w.copy(), dw.copy(), settings)
            path.append(np.array(w))
        paths.append(np.stack(path))
    return {"w after each step": np.stack(paths)}


@graded(points=2, cases=[
    Case("one step", starts=rule_start(1, 4, 3), grads=rule_gradients(1, 4, 3), config=rule_settings(learning_rate=RATE, decay_rate=(0.3, 0.8), epsilon=1e-8), rates=None, hint=rule_hints(
        "The cache keeps decay_rate of itself and takes (1 - decay_rate) of the squared gradient, *before* it is used. There is no bias correction here.",
    )),
    Case("fifty steps", starts=rule_start(1, 2, 3), grads=rule_gradients(50, 2, 3), config=rule_settings(learning_rate=RATE, decay_rate=(0.3, 0.8), epsilon=1e-8), rates=None, hint=rule_hints(STORED)),
    Case("a large epsilon, some gradients 0", starts=rule_start(1, 7), grads=rule_gradients(2, 7, zeros=True), config=rule_settings(
        learning_rate=RATE, decay_rate=(0.3, 0.8), epsilon=(0.2, 0.6)), rates=None, hint=rule_hints(EPSILON["WRONG"], NONFINITE=EPSILON["NONFINITE"])),
    Case("decay rate 0", starts=rule_start(1, 5), grads=rule_gradients(3, 5), config=rule_settings(learning_rate=RATE, decay_rate=0.0, epsilon=(0.2, 0.6)), rates=None, hidden=True, hint=rule_hints(
        "A decay rate of 0 is a setting like another: the cache is the present squared gradient. `or` takes it for a missing one.",
    )),
    Case("a cache brought along", starts=rule_start(1, 3, 2), grads=rule_gradients(2, 3, 2), config=rule_settings(
        learning_rate=RATE, decay_rate=(0.3, 0.8), epsilon=1e-8, cache=draw.uniform(3, 2, low=0.5, high=4.0)), rates=None, hidden=True, hint=rule_hints(NAMED)),
    Case("no config, small gradients", starts=rule_start(2, 3, 2, scale=1e-2), grads=rule_gradients(3, 3, 2, scale=1e-6), config=None, rates=None, hidden=True, hint=rule_hints(SMALL)),
])  # fmt: skip
def rmsprop(s, starts, grads, config, rates):
    paths = []
    for w in starts:
        settings, path = config, []
        for t, dw in enumerate(grads):
            if rates is not None:
                settings = dict(settings, learning_rate=float(rates[t]))
            w, settings = s.rmsprop(w.copy(), dw.copy()) if settings is None else s.rmsprop(w.copy(), dw.copy(), settings)
            path.append(np.array(w))
        paths.append(np.stack(path))
    return {"w after each step": np.stack(paths)}


def adam_settings(**changes):
    return rule_settings(**{"learning_rate": RATE, "beta1": (0.3, 0.6), "beta2": (0.7, 0.95), "epsilon": 1e-8, "t": 0} | changes)


def adam_memory(*shape, t=7):
    """What a run of t steps may have left behind."""
    return {"m": draw.normal(*shape), "v": draw.uniform(*shape, low=0.5, high=4.0), "t": t}


FIRST = "Adam's first step is learning_rate times the sign of the gradient: divide m by 1 - beta1^t, and v by 1 - beta2^t, with t = 1."
LATER = STORED + " config['t'] goes up by one in each step; m and v are stored as they are, uncorrected."
GOES_ON = NAMED + " A run that goes on counts from the t that it was given."
SINGLE_T = "With a config that holds t = 0 and nothing else every default of the docstring counts. With gradients of a millionth the default epsilon can be seen."


@graded(points=4, cases=[
    Case("one step", starts=rule_start(1, 4, 3), grads=rule_gradients(1, 4, 3), config=adam_settings(), rates=None, hint=rule_hints(FIRST, NONFINITE="Count t up before you use it: 1 - beta^0 is 0.")),
    Case("fifty steps", starts=rule_start(1, 2, 3), grads=rule_gradients(50, 2, 3), config=adam_settings(), rates=None, hint=rule_hints(LATER)),
    Case("a large epsilon, some gradients 0", starts=rule_start(1, 7), grads=rule_gradients(2, 7, zeros=True), config=adam_settings(epsilon=(0.2, 0.6)), rates=None, hint=rule_hints(
        EPSILON["WRONG"] + " The root is that of the corrected average.", NONFINITE=EPSILON["NONFINITE"],
    )),
    Case("a run that goes on", starts=rule_start(1, 3, 2), grads=rule_gradients(3, 3, 2), config=adam_settings(**adam_memory(3, 2)), rates=None, hidden=True, hint=rule_hints(GOES_ON)),
    Case("beta1 is 0", starts=rule_start(1, 5), grads=rule_gradients(3, 5), config=adam_settings(beta1=0.0), rates=None, hidden=True, hint=rule_hints(
        "A beta1 of 0 is a setting like another: m is the gradient itself. `or` takes it for a missing one.",
    )),
    Case("another rate at each step", starts=rule_start(1, 4), grads=rule_gradients(8, 4), config=adam_settings(), rates=rule_rates(8), hidden=True, hint=rule_hints(
        "The averages are averages of gradients alone; the present learning rate multiplies the whole step.",
    )),
    Case("the defaults, small gradients", starts=rule_start(1, 3, 2, scale=1e-3), grads=rule_gradients(3, 3, 2, scale=1e-6), config={"t": 0}, rates=None, hidden=True, hint=rule_hints(SINGLE_T)),
])  # fmt: skip
def adam(s, starts, grads, config, rates):
    path = []
    (w,) = starts
    for t, dw in enumerate(grads):
        if rates is not None:
            config = dict(config, learning_rate=float(rates[t]))
        w, config = s.adam(w.copy(), dw.copy(), config)
        path.append(np.array(w))
    return {"w after each step": np.stack(path)}


@graded(points=3, cases=[
    Case("one step", starts=rule_start(1, 4, 3), grads=rule_gradients(1, 4, 3), config=adam_settings(weight_decay=(0.2, 0.6)), rates=None, hint=rule_hints(
        "Three terms, all from the old w: w, minus learning_rate * weight_decay * w, minus Adam's step for the gradient as it came.",
    )),
    Case("fifty steps", starts=rule_start(1, 2, 3), grads=rule_gradients(50, 2, 3), config=adam_settings(weight_decay=(0.2, 0.6)), rates=None, hint=rule_hints(LATER)),
    Case("weight decay 0", starts=rule_start(1, 5), grads=rule_gradients(3, 5), config=adam_settings(weight_decay=0.0), rates=None, hidden=True, hint=rule_hints(
        "A weight decay of 0 is a setting like another, and makes this Adam. `or` takes it for a missing one.",
    )),
    Case("a large epsilon, some gradients 0", starts=rule_start(1, 7), grads=rule_gradients(2, 7, zeros=True), config=adam_settings(epsilon=(0.2, 0.6), weight_decay=(0.2, 0.6)), rates=None,
         hidden=True, hint=rule_hints(EPSILON["WRONG"] + " The root is that of the corrected average.", NONFINITE=EPSILON["NONFINITE"])),
    Case("a run that goes on", starts=rule_start(1, 3, 2), grads=rule_gradients(3, 3, 2), config=adam_settings(**adam_memory(3, 2), weight_decay=(0.2, 0.6)), rates=None, hidden=True,
         hint=rule_hints(GOES_ON)),
    Case("the defaults, small gradients", starts=rule_start(1, 3, 2, scale=1e-2), grads=rule_gradients(3, 3, 2, scale=1e-6), config={"t": 0}, rates=None, hidden=True, hint=rule_hints(SINGLE_T)),
])  # fmt: skip
def adamw(s, starts, grads, config, rates):
    path = []
    (w,) = starts
    for t, dw in enumerate(grads):
        if rates is not None:
            config = dict(config, learning_rate=float(rates[t]))
        w, config = s.adamw(w.copy(), dw.copy(), config)
        path.append(np.array(w))
    return {"w after each step": np.stack(path)}


# ------------------------------------------------------------------------------------------------ clipping

def clip_gradient(*shape):
    """Entries of either sign, 0.5 to 2 in size."""
    return draw.given(lambda rng, _: rng.uniform(0.5, 2.0, shape) * rng.choice([-1.0, 1.0], shape))


NORM = {
    "WRONG": "One length for all gradients together: the root of the sum of all squares. All are multiplied by the same factor, max_norm / norm.",
    "SHAPE": "Return a dict with the names that came, and beside it the norm before clipping, one number.",
}


@graded(points=2, verify=close(1e-5), cases=[
    Case("two vectors, too long", grads={"w": clip_gradient(5), "b": clip_gradient(4)}, factors=(1.0,), max_norm=draw.uniform(low=0.3, high=0.9), hint=NORM),
    Case("too long, then short enough", grads={"w": clip_gradient(5), "b": clip_gradient(3)}, factors=(8.0, 0.5), max_norm=draw.uniform(low=5.0, high=6.0), hint=NORM | {
        "WRONG": "Gradients that are short enough stay as they are: clipping never makes them longer.",
    }),
    Case("several axes", grads={"w": clip_gradient(4, 3), "conv": clip_gradient(3, 2, 2, 3), "b": clip_gradient(3)}, factors=(1.0,), max_norm=draw.uniform(low=1.5, high=2.5), hidden=True, hint=NORM | {
        "*": "The length of a matrix is the root of the sum of its squares, as if it were laid out in one row. np.linalg.norm(g, 2) is something else for a matrix.",
    }),
    Case("no gradient at all", grads={"w": clip_gradient(4), "b": clip_gradient(3)}, factors=(1.0, 0.0), max_norm=draw.uniform(low=0.3, high=0.9), hidden=True, hint=NORM | {
        "*": "When all gradients are 0 there is nothing to divide by.",
    }),
])  # fmt: skip
def clip_grad_norm(s, grads, factors, max_norm):
    answers = [s.clip_grad_norm({name: factor * g for name, g in grads.items()}, max_norm) for factor in factors]
    return {"clipped": [clipped for clipped, _ in answers], "norm": [norm for _, norm in answers]}


def clip_entries(*shape, low=0.2, high=3.0, signs=(-1.0, 1.0)):
    """Half of the entries 0.2 to 0.8 of `high` / 3 in size, the others 1.2 to 3 of it; of one of `signs` each."""

    def make(rng, _):
        count = int(np.prod(shape))
        large = rng.permutation(np.arange(count) % 2 == 0)
        size = np.where(large, rng.uniform(1.2, 3.0, count), rng.uniform(low, 0.8, count)) * high / 3
        return (size * rng.permutation(np.resize(signs, count))).reshape(shape)

    return draw.given(make)


VALUE = {"WRONG": "Only the entries beyond the limit change: to the limit, with their own sign.", "SHAPE": "Return a dict with the names that came."}


@graded(points=1, cases=[
    Case("positive entries, limit 1", grads={"w": clip_entries(4, 3, signs=(1.0,))}, limit=1.0, hint=VALUE),
    Case("entries of either sign, limit 1", grads={"w": clip_entries(5, 4)}, limit=1.0, hint=VALUE | {"WRONG": "The cut is on both sides: not below -limit either."}),
    Case("limit 0.02", grads={"w": clip_entries(3, 5, high=0.06)}, limit=0.02, hidden=True, hint=VALUE | {"WRONG": "The limit is the one that is passed."}),
    Case("one, two and four axes", grads={"b": clip_entries(4), "w": clip_entries(2, 5), "conv": clip_entries(2, 2, 1, 3)}, limit=1.0, hidden=True, hint=VALUE | {
        "RAISED": "A bias has one axis, a stack of filters four; np.clip does not mind.",
    }),
])  # fmt: skip
def clip_grad_value(s, grads, limit):
    return {"clipped": s.clip_grad_value(grads, limit)}


# ------------------------------------------------------------------------------------------------ schedules


def rate_steps(make_steps, *keys):
    """Step numbers that depend on the inputs named before them: `make_steps(rng, value, value, ...)`."""
    return draw.given(lambda rng, case: [int(t) for t in make_steps(rng, *(getattr(case, key) for key in keys))])


BETWEEN = rate_steps(lambda rng, every: [1, every - 1, every + 1, 2 * every - 1], "every")
AT_DROPS = rate_steps(lambda rng, every: [0, every, 2 * every, 3 * every], "every")
LATE = rate_steps(lambda rng, every: every * rng.integers(6, 20, 4) + rng.integers(1, every, 4), "every")
STAIRS = {"WRONG": "How many *full* stretches of `every` steps have passed by step t? Stay with whole numbers: t // every."}


@graded(points=1, cases=[
    Case("two stairs, halving", base=draw.uniform(low=0.1, high=2.0), gamma=0.5, every=draw.integers(4, 12), steps=BETWEEN, hint=STAIRS),
    Case("at the drops", base=draw.uniform(low=0.1, high=2.0), gamma=0.5, every=draw.integers(4, 12), steps=AT_DROPS, hint=STAIRS | {
        "WRONG": "Steps are counted from 0: step number `every` is the first one at the lower rate.",
    }),
    Case("many drops later", base=draw.uniform(low=0.1, high=2.0), gamma=0.5, every=draw.integers(4, 12), steps=LATE, hidden=True, hint=STAIRS | {
        "WRONG": "It drops again and again, by the same factor each time, for ever.",
    }),
    Case("another factor", base=draw.uniform(low=0.1, high=2.0), gamma=draw.uniform(low=0.6, high=0.9), every=draw.integers(4, 12), steps=BETWEEN, hidden=True, hint=STAIRS | {
        "WRONG": "The factor is the gamma that is passed; the rate is multiplied by it.",
    }),
])  # fmt: skip
def step_decay(s, base, gamma, every, steps):
    return {"rates": np.array([float(s.step_decay(t, base, gamma, every)) for t in steps])}


SLOPE = {"WRONG": "gamma to the power of t / every, a real number: after `every` steps once gamma, half way its square root."}


@graded(points=1, cases=[
    Case("after whole stretches", base=draw.uniform(low=0.1, high=2.0), gamma=draw.uniform(low=0.3, high=0.8), every=draw.integers(4, 12), steps=AT_DROPS, hint=SLOPE),
    Case("between", base=draw.uniform(low=0.1, high=2.0), gamma=draw.uniform(low=0.3, high=0.8), every=draw.integers(4, 12), steps=BETWEEN, hint=SLOPE | {
        "WRONG": "No stairs here: the rate falls a little at every step, and along a curve, not along straight lines.",
    }),
    Case("late", base=draw.uniform(low=0.1, high=2.0), gamma=draw.uniform(low=0.02, high=0.1), every=draw.integers(4, 12), steps=LATE, hidden=True, hint=SLOPE | {
        "WRONG": "No floor under the rate: the formula alone, however small.",
    }),
    Case("gamma above 1", base=draw.uniform(low=0.1, high=2.0), gamma=draw.uniform(low=1.2, high=1.9), every=draw.integers(4, 12), steps=BETWEEN, hidden=True, hint=SLOPE | {
        "WRONG": "With gamma above 1 the rate grows: a range test of learning rates is made like this. No ceiling at base.",
    }),
])  # fmt: skip
def exponential_decay(s, base, gamma, every, steps):
    return {"rates": np.array([float(s.exponential_decay(t, base, gamma, every)) for t in steps])}


CYCLE = rate_steps(lambda rng, period: [0, 1, *rng.integers(2, period - 1, 3), period - 1], "period")
CYCLES = rate_steps(lambda rng, period: [period, 2 * period, *(period * np.arange(1, 6) + rng.integers(1, period, 5))], "period")
LONGER = rate_steps(lambda rng, period, growth: [period + 1, *rng.integers(period + 2, period * (1 + growth + growth**2), 8)], "period", "growth")
RESTARTS = rate_steps(lambda rng, period: [period * (3**i - 1) // 2 + side for i in range(1, 7) for side in (-1, 0)], "period")
COSINE = {"WRONG": "Half a cosine from base down towards minimum: at s = 0 the rate is base, in the middle of a cycle (base + minimum) / 2."}


@graded(points=3, cases=[
    Case("the first cycle, down to 0", base=draw.uniform(low=0.1, high=2.0), minimum=0.0, period=draw.integers(8, 20), growth=2, steps=CYCLE, hint=COSINE | {
        "WRONG": "The cosine runs over the whole cycle of `period` steps: its last step, period - 1, is one short of the minimum.",
    }),
    Case("a minimum above 0", base=draw.uniform(low=0.5, high=2.0), minimum=draw.uniform(low=0.05, high=0.4), period=draw.integers(8, 20), growth=2, steps=CYCLE, hint=COSINE),
    Case("cycles of equal length", base=draw.uniform(low=0.5, high=2.0), minimum=draw.uniform(low=0.05, high=0.4), period=draw.integers(8, 20), growth=1, steps=CYCLES, hidden=True, hint=COSINE | {
        "*": "With growth 1 every cycle has `period` steps; a formula with log(growth) or 1 / (growth - 1) in it fails here.",
    }),
    Case("growing cycles", base=draw.uniform(low=0.5, high=2.0), minimum=draw.uniform(low=0.05, high=0.4), period=draw.integers(6, 12), growth=draw.integers(2, 5), steps=LONGER, hidden=True, hint=COSINE | {
        "WRONG": "Cycle 1 begins at step `period` and takes period * growth steps, cycle 2 takes period * growth^2: subtract the cycles that are over, one by one.",
    }),
    Case("at the restarts, growth 3", base=draw.uniform(low=0.5, high=2.0), minimum=draw.uniform(low=0.05, high=0.4), period=draw.integers(2, 7), growth=3, steps=RESTARTS, hidden=True, hint=COSINE | {
        "WRONG": "At a restart the rate is base again. A logarithm of whole numbers is a hair too small now and then, and int() makes a whole cycle of the hair.",
    }),
])  # fmt: skip
def cosine_restarts(s, base, minimum, period, growth, steps):
    return {"rates": np.array([float(s.cosine_restarts(t, base, minimum, period, growth)) for t in steps])}


RISE = {"WRONG": "Step t of the first n gets (t + 1) / n of schedule(0): the first step has a part of it, step n - 1 all of it."}


@graded(points=2, cases=[
    Case("rising", base=draw.uniform(low=0.5, high=2.0), slope=0.0, length=draw.integers(5, 12), steps=rate_steps(lambda rng, n: range(n), "length"), hint=RISE),
    Case("rising, then a schedule that falls", base=draw.uniform(low=0.5, high=2.0), slope=draw.uniform(low=0.05, high=0.2), length=draw.integers(5, 12),
         steps=rate_steps(lambda rng, n: [n, n + 1, n + 4, n + 15], "length"), hint=RISE | {
        "WRONG": "After the warm-up the other schedule starts from its own step 0: nothing of it is skipped.",
    }),
    Case("rising towards a schedule that falls", base=draw.uniform(low=0.5, high=2.0), slope=draw.uniform(low=0.05, high=0.2), length=draw.integers(5, 12),
         steps=rate_steps(lambda rng, n: range(n), "length"), hidden=True, hint=RISE | {
        "WRONG": "While it rises only the schedule's first rate counts: schedule(0), whatever it would say later.",
    }),
    Case("no warm-up", base=draw.uniform(low=0.5, high=2.0), slope=draw.uniform(low=0.05, high=0.2), length=0, steps=[0, 1, 3, 9], hidden=True, hint={
        "*": "With a length of 0 there is nothing to rise: the schedule begins at once.",
    }),
])  # fmt: skip
def warmup(s, base, slope, length, steps):
    def schedule(t):
        if t != int(t) or t < 0:
            raise ValueError(f"the schedule was asked for step {t}; its steps are 0, 1, 2, ...")
        return base / (1 + slope * t)

    return {"rates": np.array([float(s.warmup(t, length, schedule)) for t in steps])}


# ------------------------------------------------------------------------------------------------ the loop


@graded(points=2, cases=[
    Case("ten steps", rule="plain", w=draw.normal(3), bowl=draw.uniform(3, low=0.3, high=1.5), config=rule_settings(learning_rate=RATE), steps=10, look=False, hint={
        "SHAPE": "steps + 1 places: the start comes first.",
        "WRONG": "path[0] is the start, and path[i + 1] is what the rule makes of path[i] with the gradient at path[i].",
        "DTYPE": "Return one array; np.array makes one of a list of arrays.",
    }),
    Case("a rule with memory", rule="memory", w=draw.normal(2, 2), bowl=draw.uniform(2, 2, low=0.3, high=1.5), config=rule_settings(learning_rate=RATE, momentum=(0.3, 0.8)), steps=6, look=False, hint={
        "WRONG": "Each step gets the config that the step before it returned, not the first one again.",
        "SHAPE": "steps + 1 places, each of the shape of w, whatever that is.",
    }),
    Case("a rule that writes into w", rule="in place", w=draw.normal(3), bowl=draw.uniform(3, low=0.3, high=1.5), config=rule_settings(learning_rate=RATE), steps=5, look=False, hidden=True, hint={
        "*": "The rule may hand back the very array that it got, changed. Store a copy of each place.",
    }),
    Case("the start serves again", rule="in place", w=draw.normal(3), bowl=draw.uniform(3, low=0.3, high=1.5), config=rule_settings(learning_rate=RATE), steps=4, look=True, hidden=True, hint={
        "*": "The caller's w is never written into: give the rule a copy.",
    }),
    Case("settings and velocity serve again", rule="memory in place", w=draw.normal(3), bowl=draw.uniform(3, low=0.3, high=1.5), config=rule_settings(
        learning_rate=RATE, momentum=(0.3, 0.8), velocity=draw.normal(3)), steps=4, look=True, hidden=True, hint={
        "*": "The caller's config is never written into, nor are the arrays in it: copying the dict alone copies no array.",
    }),
])  # fmt: skip
def trajectory(s, rule, w, bowl, config, steps, look):
    def update(w, dw, config):
        rate = config["learning_rate"]
        if rule == "plain":
            return w - rate * dw, config
        if rule == "in place":
            w -= rate * dw
            dw[...] = 0.0
            return w, config
        config = config if rule == "memory in place" else dict(config)
        velocity = config.setdefault("velocity", np.zeros_like(w))
        if rule == "memory in place":
            velocity *= config["momentum"]
            velocity -= rate * dw
        else:
            config["velocity"] = velocity = config["momentum"] * velocity - rate * dw
        return w + velocity, config

    def grad(x):  # with `look`, also at what the caller holds; the last look counts
        if look:
            seen.update({"the caller's w": w.copy(), "the caller's velocity": np.array(config.get("velocity", 0.0))})
        return bowl * x

    seen = {}
    path = s.trajectory(update, grad, w, config, steps)
    return {"path": np.array(path), **seen}
