"""Where the floor and the bar of `glyph_cnn` come from: the notebook's own loop over many seeds, and what goes wrong in it.

    python train_seeds.py table [seeds]     prints the table quoted in the checks: some nine minutes on one core for ten seeds
    python train_seeds.py fashion [epochs]  the same loop on Fashion-MNIST (fetched, or from DESCENT_MIRROR): two epochs
    python train_seeds.py weights           trains seed 0 of the reference again and writes glyph_cnn.safetensors and glyph_cnn.json

The classes and functions are those of the notebook (their text is taken from ../06_convolution.py), so that the table cannot drift from
the code that it justifies. The seed moves first weights, fresh letters and the order of samples; each result is measured on 4000
letters of its own, as at grading.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import torch
from autograder.definitions import definitions
from coursedata import glyphs
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional as F

HERE = Path(__file__).parent
FRESH = 4000  # letters, as in the checks
FEW = 2  # seeds for a variant


def notebook() -> SimpleNamespace:
    """What the notebook's fourth part defines; nothing else of it is run."""
    return SimpleNamespace(**definitions(HERE.parent / "06_convolution.py", begin="# ## 4. ", also=["glyph_train"]))


def accuracy(model: nn.Module, seed: int) -> float:
    """On letters of the seed's own, in eval mode, the model taking float32 (N, 1, 28, 28) in [0, 1]."""
    letters = glyphs.draw(np.random.default_rng(10**6 + seed), FRESH)
    images = torch.from_numpy(letters["images"][:, None].astype(np.float32) / np.float32(255))
    model.eval()
    with torch.no_grad():
        said = torch.cat([model(part).argmax(dim=1) for part in images.split(500)]).numpy()
    return float(np.mean(said == letters["labels"]))


def fit(book: SimpleNamespace, seed: int, build: Callable[[], nn.Module], step: Callable[..., float], **change: Any) -> nn.Module:
    """A model trained under the cpu preset. `change`: scale of the inputs in training, shift of the labels, presets."""
    torch.manual_seed(seed)
    model = build()
    preset = book.PRESETS["cpu"] | change.get("preset", {})
    images, labels = book.glyph_data(preset, seed)
    labels = labels.roll(1) if change.get("shifted") else labels
    names = book.fit.__globals__
    names["train_step"], names["tqdm"] = step, lambda steps, **_: _Silent(steps)
    book.fit(model, images * change.get("scale", 1.0), labels, preset, seed)
    return model


class _Silent:
    """A progress bar that shows nothing."""

    def __init__(self, iterable: range) -> None:
        self.iterable = iterable

    def __iter__(self) -> Any:
        return iter(self.iterable)

    def set_postfix(self, **_: Any) -> None:
        pass


def faulty_step(fault: str) -> Callable[..., float]:
    """A training step with one of the slips that train_step refuses."""

    def step(model: nn.Module, optimizer: torch.optim.Optimizer, images: torch.Tensor, labels: torch.Tensor, _: Any = None) -> float:
        model.train(fault != "eval")
        if fault != "accumulated":
            optimizer.zero_grad()
        logits = model(images)
        loss = F.cross_entropy(logits.softmax(dim=1) if fault == "softmax twice" else logits, labels)
        (-loss if fault == "uphill" else loss).backward()
        optimizer.step()
        return loss.item()

    return step


def linear() -> nn.Module:
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 26))


def no_relu() -> nn.Module:
    """LeNet without its nonlinearities: the pools, too, take means."""
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(400, 120),
        nn.Linear(120, 84), nn.Linear(84, 26),
    )  # fmt: skip


def colour_blind() -> nn.Module:
    """The mean of each image alone reaches the classifier."""
    return nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(1, 64), nn.ReLU(), nn.Linear(64, 26))


def noise_for_weights(model: nn.Module, seed: int) -> nn.Module:
    """Every tensor replaced by noise of its own mean and spread."""
    random = torch.Generator().manual_seed(seed)
    for p in model.parameters():
        spread = float(p.detach().std()) if p.numel() > 1 else 0.0
        p.data = p.detach().mean() + spread * torch.randn(p.shape, generator=random)
    return model


def variants(book: SimpleNamespace) -> dict[str, tuple[str, Callable[[int], nn.Module]]]:
    """name: (the check that refuses it where the result does not, seed -> model)."""

    def trained(build: Callable[[], nn.Module], step: Callable[..., float] = book.train_step, **change: Any) -> Callable[[int], nn.Module]:
        return lambda seed: fit(book, seed, build, step, **change)

    model = book.build_model
    return {
        "reference": ("", trained(model)),
        "LeNet": ("", trained(book.LeNet)),
        "linear model": ("", trained(linear)),
        "no nonlinearity": ("lenet_shapes", trained(no_relu)),
        "mean of the image alone": ("", trained(colour_blind)),
        "untrained": ("", lambda seed: (torch.manual_seed(seed), model())[1]),
        "labels shifted by one sample": ("", trained(model, shifted=True)),
        "inputs 0 to 255 in training": ("", trained(book.LeNet, scale=255.0)),
        "steps uphill": ("train_step", trained(book.LeNet, faulty_step("uphill"))),
        "weights replaced by noise": ("", lambda seed: noise_for_weights(fit(book, seed, model, book.train_step), seed)),
        "softmax twice": ("train_step", trained(book.LeNet, faulty_step("softmax twice"))),
        "gradients never forgotten": ("train_step", trained(book.LeNet, faulty_step("accumulated"))),
        "batch norm left in eval mode": ("train_step", trained(model, faulty_step("eval"))),
        "6000 letters, no fresh ones": ("", trained(book.LeNet, preset={"fresh": 0})),
    }


def table(seeds: int) -> None:
    book = notebook()
    step = book.train_step
    print(f"{'variant':30} {'mean':>6} {'sd':>6} {'least':>6} {'most':>6}   {seeds} seeds ({FEW} for a wrong variant), {FRESH} fresh letters each")
    for name, (check, make) in variants(book).items():
        runs = seeds if name in ("reference", "LeNet") else min(seeds, FEW)
        reached = np.array([accuracy(make(seed), seed) for seed in range(runs)])
        book.fit.__globals__["train_step"] = step
        sd = reached.std(ddof=1) if runs > 1 else 0.0
        tail = f"mean - 3 sd = {reached.mean() - 3 * sd:.4f}" if runs == seeds > FEW else check
        print(f"{name:30} {reached.mean():6.4f} {sd:6.4f} {reached.min():6.4f} {reached.max():6.4f}   {tail}", flush=True)


def dresser() -> nn.Module:
    """`build_model` with twice the channels and ten classes: clothes have more texture than letters."""
    return nn.Sequential(
        nn.Conv2d(1, 16, 5, padding=2), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 48, 5), nn.BatchNorm2d(48), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(48 * 25, 128), nn.ReLU(), nn.Linear(128, 10),
    )  # fmt: skip


def fashion(epochs: int, seeds: int = 2) -> None:
    """Accuracy on Fashion-MNIST's own test pictures; learning rate and batch as in the cpu preset."""
    import coursedata

    book = notebook()
    book.fit.__globals__["tqdm"] = lambda steps, **_: _Silent(steps)
    train, test = (coursedata.load("fashion-mnist", split) for split in ("train", "test"))
    for seed in range(seeds):
        began = time.process_time()
        torch.manual_seed(seed)
        model = dresser()
        book.fit(model, book.as_input(train["images"]), torch.from_numpy(train["labels"]), book.PRESETS["cpu"] | {"epochs": epochs}, seed)
        model.eval()
        with torch.no_grad():
            said = torch.cat([model(part).argmax(dim=1) for part in book.as_input(test["images"]).split(500)]).numpy()
        share, spent = np.mean(said == test["labels"]), time.process_time() - began
        print(f"seed {seed}, {epochs} epochs: {share:.4f} of {len(said)} test pictures, {spent:.0f} s of processor time", flush=True)


def weights() -> None:
    model, card, _ = notebook().train_glyph_cnn("cpu", seed=0, checkpoint=None)
    save_file({name: t.contiguous() for name, t in model.state_dict().items()}, HERE / "glyph_cnn.safetensors")
    (HERE / "glyph_cnn.json").write_text(json.dumps(card) + "\n", encoding="utf-8")
    print(f"{card['steps']} steps, {card['seconds']} s, accuracy {accuracy(model, 0):.4f} on fresh letters")


if __name__ == "__main__":
    torch.set_num_threads(1)
    if sys.argv[1:2] == ["weights"]:
        weights()
    elif sys.argv[1:2] == ["fashion"]:
        fashion(int(sys.argv[2]) if len(sys.argv) > 2 else 2)
    else:
        table(int(sys.argv[2]) if len(sys.argv) > 2 else 10)
