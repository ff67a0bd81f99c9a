"""Where the floor and the bar of `spiral_net` come from: the reference's recipe and its wrong variants over many seeds.

    python bars.py [seeds]        prints the table quoted in the checks; about two seconds a seed and a variant on one core

Plain numpy and nothing of the course, so that the table does not depend on the code that it justifies. The training data is the
notebook's own (every student has the same); the seed moves the first weights and the order of samples.
"""

from __future__ import annotations

import sys

import numpy as np
from tqdm import tqdm

HIDDEN, SCALE, REG, RATE, DECAY, EPOCHS, BATCH = 64, 0.7, 1e-4, 0.5, 0.98, 120, 32
FRESH = 4000  # points, as in the checks

# name: (what goes wrong, the check that refuses it where the result itself does not)
VARIANTS = {
    "reference": "",
    "no hidden ReLU": "two_layer_net_scores",
    "ReLU gradient missing": "two_layer_net_loss",
    "first layer frozen": "two_layer_net_loss",
    "biases never updated": "train",
    "default weight_scale 1e-3": "",
    "five epochs": "",
    "steps uphill": "train",
    "labels left behind": "train",
    "decay at each step": "train",
    "gradient averaged twice": "two_layer_net_loss",
    "rest of the batch dropped": "train",
    "penalty without the half": "two_layer_net_loss",
    "weights replaced by noise": "",
    "hidden units permuted": "",
}


def spirals(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """X (n, 2), y (n,): as in the notebook."""
    y = rng.integers(0, 3, n)
    radius = rng.uniform(0.05, 1.0, n)
    angle = 2 * np.pi * (y / 3 + 0.85 * radius) + rng.normal(0.0, 0.25, n)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1), y


def start(scale: float) -> dict[str, np.ndarray]:
    """W1 (2, H), b1 (H,), W2 (H, 3), b2 (3,): as in the notebook."""
    W1 = np.random.normal(0.0, scale, (2, HIDDEN))
    return {"W1": W1, "b1": np.zeros(HIDDEN), "W2": np.random.normal(0.0, scale, (HIDDEN, 3)), "b2": np.zeros(3)}


def gradients(p: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray, variant: str) -> dict[str, np.ndarray]:
    before = X @ p["W1"] + p["b1"]  # (N, H)
    hidden = before if variant == "no hidden ReLU" else np.maximum(before, 0)
    scores = hidden @ p["W2"] + p["b2"]  # (N, 3)
    exp = np.exp(scores - scores.max(axis=1, keepdims=True))
    dscores = (exp / exp.sum(axis=1, keepdims=True) - np.eye(3)[y]) / len(y)
    dhidden = dscores @ p["W2"].T
    if variant not in ("no hidden ReLU", "ReLU gradient missing"):
        dhidden = dhidden * (before > 0)
    reg = 2 * REG if variant == "penalty without the half" else REG
    grads = {"W1": X.T @ dhidden + reg * p["W1"], "b1": dhidden.sum(axis=0)}
    grads |= {"W2": hidden.T @ dscores + reg * p["W2"], "b2": dscores.sum(axis=0)}
    still = {"first layer frozen": ("W1", "b1"), "biases never updated": ("b1", "b2")}.get(variant, ())
    factor = {"steps uphill": -1.0, "gradient averaged twice": 1.0 / len(y)}.get(variant, 1.0)
    return {name: 0 * g if name in still else factor * g for name, g in grads.items()}


def fit(seed: int, variant: str) -> dict[str, np.ndarray]:
    X, y = spirals(1200, np.random.default_rng(10))
    np.random.seed(seed)
    p, shuffler, rate = start(1e-3 if variant == "default weight_scale 1e-3" else SCALE), np.random.default_rng(seed), RATE
    for _ in range(5 if variant == "five epochs" else EPOCHS):
        order = shuffler.permutation(len(X))
        end = len(X) // BATCH * BATCH if variant == "rest of the batch dropped" else len(X)
        for i in range(0, end, BATCH):
            batch = order[i : i + BATCH]
            labels = y[i : i + BATCH] if variant == "labels left behind" else y[batch]
            grads = gradients(p, X[batch], labels, variant)
            p = {name: p[name] - rate * grads[name] for name in p}
            rate *= DECAY if variant == "decay at each step" else 1.0
        rate *= 1.0 if variant == "decay at each step" else DECAY
    return spoilt(p, seed, variant)


def spoilt(p: dict[str, np.ndarray], seed: int, variant: str) -> dict[str, np.ndarray]:
    """The good weights with their meaning taken away, for the variants that ask for it."""
    rng = np.random.default_rng(seed + 1000)
    if variant == "weights replaced by noise":
        return {name: rng.normal(0.0, w.std(), w.shape) for name, w in p.items()}
    return p | {"W2": rng.permutation(p["W2"])} if variant == "hidden units permuted" else p


def accuracy(p: dict[str, np.ndarray], seed: int) -> float:
    """On fresh points, by the reference's forward pass; weights that are not finite score nothing."""
    X, y = spirals(FRESH, np.random.default_rng(10**6 + seed))
    scores = np.maximum(X @ p["W1"] + p["b1"], 0) @ p["W2"] + p["b2"]
    return float(np.mean(scores.argmax(axis=1) == y)) if np.isfinite(scores).all() else 0.0


def main(seeds: int) -> None:
    print(f"{'variant':28} {'mean':>6} {'sd':>6} {'least':>6} {'most':>6}   {seeds} seeds, {FRESH} fresh points each")
    for variant, check in VARIANTS.items():
        with np.errstate(all="ignore"):
            reached = np.array([accuracy(fit(s, variant), s) for s in tqdm(range(seeds), desc=variant, leave=False)])
        sd = reached.std(ddof=1)
        tail = f"mean - 3 sd = {reached.mean() - 3 * sd:.4f}" if variant == "reference" else check
        print(f"{variant:28} {reached.mean():6.4f} {sd:6.4f} {reached.min():6.4f} {reached.max():6.4f}   {tail}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
