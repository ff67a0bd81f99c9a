"""Where the floor and the bar of `deep_net` come from: the notebook's own loop over many seeds, and what goes wrong in it.

    python train_seeds.py table [seeds]     prints the table quoted in the checks: some eight minutes on one core for ten seeds
    python train_seeds.py weights           trains seed 0 of the reference again and writes deep_net.safetensors

The functions are those of the notebook (their text is taken from ../03_optimizers.py), so that the table cannot drift from the
code that it justifies. The training points are the notebook's own (every student has the same); the seed moves the first weights and
the batches. Each result is measured on 4000 points of its own, as at grading.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from autograder.definitions import definitions
from safetensors.numpy import save_file
from tqdm import tqdm

HERE = Path(__file__).parent
FRESH = 4000  # points, as in the checks
FEW = 5  # seeds for a variant

Weights = dict[str, np.ndarray]
Start = Callable[[tuple[int, ...], np.random.Generator], Weights]
Rate = Callable[[int, int], float]


def notebook() -> SimpleNamespace:
    """What the notebook's last section defines; nothing else of it is run."""
    return SimpleNamespace(**definitions(HERE.parent / "03_optimizers.py", begin="# ### Thirty layers"))


def start(std: Callable[[int, int], float]) -> Start:
    """Gaussian weights of standard deviation std(fan_in, fan_out), zero biases."""

    def draw(sizes: tuple[int, ...], rng: np.random.Generator) -> Weights:
        params = {}
        for i, (n, m) in enumerate(zip(sizes[:-1], sizes[1:], strict=True)):
            params |= {f"W{i}": rng.normal(0.0, std(n, m), (n, m)), f"b{i}": np.zeros(m)}
        return params

    return draw


def torch_default(sizes: tuple[int, ...], rng: np.random.Generator) -> Weights:
    """What torch.nn.Linear draws: uniform on +-1/sqrt(fan_in), biases too."""
    params = {}
    for i, (n, m) in enumerate(zip(sizes[:-1], sizes[1:], strict=True)):
        params |= {f"W{i}": rng.uniform(-(n**-0.5), n**-0.5, (n, m)), f"b{i}": rng.uniform(-(n**-0.5), n**-0.5, m)}
    return params


def constant(rate: float) -> Rate:
    return lambda step, total: rate


def cosine(peak: float, rising: int) -> Rate:
    def at(step: int, total: int) -> float:
        return peak * (step + 1) / rising if step < rising else peak / 2 * (1 + np.cos(np.pi * (step - rising) / (total - rising)))

    return at


def falling_to_nothing(step: int, total: int) -> float:
    """An exponential decay meant for epochs, applied at each step."""
    return 0.02 * 0.95**step


def noise_for_weights(params: Weights, seed: int) -> Weights:
    rng = np.random.default_rng(seed + 1000)
    return {name: rng.normal(w.mean(), w.std(), w.shape) for name, w in params.items()}


def units_permuted(params: Weights, seed: int) -> Weights:
    return params | {"W15": np.random.default_rng(seed + 1000).permutation(params["W15"])}


def variants(book: SimpleNamespace) -> dict[str, Callable[[int], Weights]]:
    """name: seed -> weights."""

    def trained(first: Start = book.deep_start, rate: Rate = book.deep_rate, clip: float = 1.0) -> Callable[[int], Weights]:
        return lambda seed: book.train_deep_net(first, rate, seed=seed, clip=clip)[0]

    def spoilt(how: Callable[[Weights, int], Weights]) -> Callable[[int], Weights]:
        return lambda seed: how(trained()(seed), seed)

    return {
        "reference": trained(),
        "start: zeros": trained(start(lambda n, m: 0.0)),
        "start: 0.01 normal": trained(start(lambda n, m: 0.01)),
        "start: 1.0 normal": trained(start(lambda n, m: 1.0)),
        "start: Xavier, 2/(n+m)": trained(start(lambda n, m: (2 / (n + m)) ** 0.5)),
        "start: 1/n": trained(start(lambda n, m: n**-0.5)),
        "start: He by fan-out": trained(start(lambda n, m: (2 / m) ** 0.5)),
        "start: N(0; 1/sqrt(2n))": trained(start(lambda n, m: (2 * n) ** -0.5)),
        "start: torch's default": trained(torch_default),
        "rate: constant 0.1": trained(rate=constant(0.1)),
        "rate: constant 0.03": trained(rate=constant(0.03)),
        "rate: constant 0.01": trained(rate=constant(0.01)),
        "rate: constant 0.003": trained(rate=constant(0.003)),
        "rate: constant 0.001": trained(rate=constant(0.001)),
        "rate: cosine, no warm-up": trained(rate=cosine(0.02, 0)),
        "rate: warm-up, no fall": trained(rate=lambda step, total: 0.02 * min(1.0, (step + 1) / 300)),
        "rate: decays each step": trained(rate=falling_to_nothing),
        "no clipping": trained(clip=np.inf),
        "no clipping, constant 0.02": trained(rate=constant(0.02), clip=np.inf),
        "weights of noise": spoilt(noise_for_weights),
        "units permuted": spoilt(units_permuted),
    }


def accuracy(book: SimpleNamespace, params: Weights, seed: int) -> float:
    """On points of the seed's own; weights that are not finite score nothing."""
    if not all(np.isfinite(w).all() for w in params.values()):
        return 0.0
    return float(book.deep_accuracy(params, *book.spiral_points(FRESH, np.random.default_rng(10**6 + seed))))


def table(seeds: int) -> None:
    book = notebook()
    print(f"{'variant':28} {'mean':>6} {'sd':>6} {'least':>6} {'most':>6}   {seeds} seeds ({min(seeds, FEW)} for a variant), {FRESH} fresh points each")
    for name, make in variants(book).items():
        runs = range(seeds if name == "reference" else min(seeds, FEW))
        with np.errstate(all="ignore"):
            reached = np.array([accuracy(book, make(seed), seed) for seed in tqdm(runs, desc=name, leave=False)])
        sd = reached.std(ddof=1) if len(reached) > 1 else 0.0
        tail = f"   mean - 3 sd = {reached.mean() - 3 * sd:.4f}" if name == "reference" else ""
        print(f"{name:28} {reached.mean():6.4f} {sd:6.4f} {reached.min():6.4f} {reached.max():6.4f}{tail}", flush=True)


def weights() -> None:
    book = notebook()
    params, losses = book.train_deep_net(book.deep_start, book.deep_rate, bar=lambda steps: tqdm(steps, desc="thirty layers"))
    save_file({name: np.ascontiguousarray(w) for name, w in params.items()}, HERE / "deep_net.safetensors")
    print(f"loss {losses[-50:].mean():.4f}, accuracy {accuracy(book, params, 0):.4f} on fresh points")


if __name__ == "__main__":
    if sys.argv[1:2] == ["weights"]:
        weights()
    else:
        table(int(sys.argv[2]) if len(sys.argv) > 2 else 10)
