"""Where the table of `few_letters_net`, its floor and its bar come from: the notebook's own loop over many seeds.

    python train_seeds.py table [seeds]     prints the table quoted in the text and in the checks: some ten minutes on one core for ten seeds
    python train_seeds.py weights           runs the reference's recipe again and writes few_letters_net.safetensors

Functions and classes are those of the notebook (their text is taken from ../04_regularization.py), so that the table cannot drift from the
code that it justifies. The 300 letters are the same for everybody; the seed moves first weights, the order of samples, dropout and
augmentation. Each result is measured on 4000 fresh letters of its own, as at grading.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from autograder.definitions import definitions
from coursedata import glyphs
from safetensors.numpy import save_file

HERE = Path(__file__).parent
FRESH = 4000  # letters, as in the checks
HIDDEN = [256, 128]


def notebook() -> SimpleNamespace:
    """What the notebook defines, and its 300 letters; nothing else of it is run."""
    return SimpleNamespace(**definitions(HERE.parent / "04_regularization.py", also=["few_letters", "(few_X"]))


def accuracy(net: Any, seed: int) -> float:
    """In test mode, on letters of the seed's own."""
    letters = glyphs.draw(np.random.default_rng(10**6 + seed), FRESH)
    scores = net.loss(letters["images"][:, None] / 255.0)
    return float(np.mean(scores.argmax(axis=1) == letters["labels"]))


Augment = Callable[[np.ndarray, np.ndarray, np.random.Generator], tuple[np.ndarray, np.ndarray]]


def fit(book: SimpleNamespace, seed: int, augment: Augment | None = None, epochs: int = 60, **words: Any) -> Any:
    """A network of two hidden layers after the notebook's loop."""
    np.random.seed(seed)
    net = book.FullyConnectedNet(HIDDEN, 784, 26, weight_scale=0.06, **words)
    book.fit(net, book.few_X, book.few_y, augment, epochs=epochs, seed=seed)
    return net


def variants(book: SimpleNamespace) -> dict[str, Callable[[int], Any]]:
    """name: seed -> trained network."""
    recipe: Augment = book.augment_letters

    def faded(x: np.ndarray, targets: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        return book.mixup(x, targets, rng.permutation(len(x)), rng.beta(0.4, 0.4, len(x)))

    def both(x: np.ndarray, targets: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        return faded(*recipe(x, targets, rng), rng)

    def mirrored(x: np.ndarray, targets: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        x, targets = recipe(x, targets, rng)
        return book.flip(x, rng), targets

    def labels_behind(x: np.ndarray, targets: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        return recipe(x, targets, rng)[0], targets[rng.permutation(len(x))]

    drop, norm = {"dropout_keep_ratio": 0.8}, {"normalization": "batchnorm"}
    return {
        "plain": lambda seed: fit(book, seed),
        "L2 penalty, reg 0.003": lambda seed: fit(book, seed, reg=0.003),
        "dropout, keep 0.5": lambda seed: fit(book, seed, dropout_keep_ratio=0.5),
        "batch norm": lambda seed: fit(book, seed, **norm),
        "layer norm": lambda seed: fit(book, seed, normalization="layernorm"),
        "mixup": lambda seed: fit(book, seed, faded),
        "augmentation": lambda seed: fit(book, seed, recipe, 120),
        "augmentation, batch norm": lambda seed: fit(book, seed, recipe, 120, **norm),
        "reference": lambda seed: fit(book, seed, recipe, 120, **norm, **drop),
        "reference and mixup": lambda seed: fit(book, seed, both, 120, **norm, **drop),
        "reference and flip": lambda seed: fit(book, seed, mirrored, 120, **norm, **drop),
        "reference, 60 epochs": lambda seed: fit(book, seed, recipe, 60, **norm, **drop),
        "batch norm, dropout keep 0.5": lambda seed: fit(book, seed, dropout_keep_ratio=0.5, **norm),
        "labels of other letters": lambda seed: fit(book, seed, labels_behind, 60, **norm, **drop),
        "statistics never updated": lambda seed: without_statistics(fit(book, seed, recipe, 60, **norm, **drop)),
        "weights replaced by noise": lambda seed: noise_for_weights(fit(book, seed, recipe, 60, **norm, **drop), seed),
    }


def without_statistics(net: Any) -> Any:
    """Running mean and variance as they would be if nothing had moved them: zeros, as in part 2."""
    for bn_param in net.bn_params:
        bn_param |= {name: np.zeros_like(bn_param[name]) for name in ("running_mean", "running_var")}
    return net


def noise_for_weights(net: Any, seed: int) -> Any:
    """Every weight matrix replaced by noise of its own spread."""
    rng = np.random.default_rng(seed)
    for name, value in net.params.items():
        if name[0] == "W":
            net.params[name] = rng.normal(0.0, value.std(), value.shape)
    return net


def table(seeds: int) -> None:
    import tqdm.auto

    tqdm.auto.tqdm = lambda steps, **_: steps  # type: ignore[assignment,misc]  # the notebook's bar; this table shows its own rows
    book = notebook()
    print(f"{'variant':30} {'mean':>6} {'sd':>6} {'least':>6} {'most':>6}   {seeds} seeds, {FRESH} fresh letters each")
    for name, make in variants(book).items():
        reached = np.array([accuracy(make(seed), seed) for seed in range(seeds)])
        tail = f"mean - 3 sd = {reached.mean() - 3 * reached.std(ddof=1):.4f}" if name == "reference" else ""
        print(f"{name:30} {reached.mean():6.4f} {reached.std(ddof=1):6.4f} {reached.min():6.4f} {reached.max():6.4f}   {tail}", flush=True)


def weights() -> None:
    book = notebook()
    net, _ = book.train_few_letters(book.few_X, book.few_y)
    tensors = {name: np.ascontiguousarray(value) for name, value in net.params.items()}
    for layer, bn_param in enumerate(net.bn_params, start=1):
        tensors |= {f"{name}{layer}": np.ascontiguousarray(bn_param[name]) for name in ("running_mean", "running_var")}
    save_file(tensors, HERE / "few_letters_net.safetensors")
    print(f"accuracy {accuracy(net, 0):.4f} on fresh letters")


if __name__ == "__main__":
    if sys.argv[1:2] == ["weights"]:
        weights()
    else:
        table(int(sys.argv[2]) if len(sys.argv) > 2 else 10)
