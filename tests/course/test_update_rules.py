"""The reference's update rules of 03_optimizers are those of torch.optim, by the mapping that the notebook documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

FOLDER = Path(__file__).parents[2] / "solutions" / "03_optimizers"
STEPS = 50
FAR = {"learning_rate": 0.1, "beta1": 0.6, "beta2": 0.8, "epsilon": 0.1}
TORCHS = {"lr": 0.1, "betas": (0.6, 0.8), "eps": 0.1}
RULES: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("sgd", "SGD", {"learning_rate": 0.3}, {"lr": 0.3}),
    ("sgd_momentum", "SGD", {"learning_rate": 0.1, "momentum": 0.7}, {"lr": 0.1, "momentum": 0.7}),
    ("sgd_momentum_torch", "SGD", {"learning_rate": 0.1, "momentum": 0.7}, {"lr": 0.1, "momentum": 0.7}),
    ("nesterov", "SGD", {"learning_rate": 0.1, "momentum": 0.7}, {"lr": 0.1, "momentum": 0.7, "nesterov": True}),
    ("adagrad", "Adagrad", {"learning_rate": 0.4, "epsilon": 0.1}, {"lr": 0.4, "eps": 0.1}),
    ("rmsprop", "RMSprop", {"learning_rate": 0.1, "decay_rate": 0.8, "epsilon": 0.1}, {"lr": 0.1, "alpha": 0.8, "eps": 0.1}),
    ("adam", "Adam", FAR, TORCHS),
    ("adamw", "AdamW", FAR | {"weight_decay": 0.5}, TORCHS | {"weight_decay": 0.5}),
    ("adamw", "Adam", FAR | {"weight_decay": 0.0}, TORCHS),
]


@pytest.fixture(scope="module")
def reference() -> SimpleNamespace:
    """The functions of the solution cells, with the helper of the worked neighbour."""
    text = (FOLDER / "03_optimizers.py").read_text(encoding="utf-8")
    names: dict[str, Any] = {"np": np}
    for cell in re.split(r"^# %%", text, flags=re.MULTILINE):
        head, _, body = cell.partition("\n")
        if re.search(r'exercises="[^"]*\b(sgd|nesterov|adam|warmup|trajectory)\b', head):
            exec(body, names)
        elif helper := re.search(r"^def with_defaults.*?(?=^\S)", body, flags=re.MULTILINE | re.DOTALL):
            exec(helper.group(), names)
    return SimpleNamespace(**names)


def drawn(*shape: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=shape)


def walk(rule: Callable[..., Any], config: dict[str, Any], rates: np.ndarray | None = None) -> np.ndarray:
    w, path = drawn(3, 4), []
    for t, dw in enumerate(drawn(STEPS, 3, 4, seed=1)):
        config = dict(config) if rates is None else dict(config, learning_rate=rates[t])
        w, config = rule(w, dw, config)
        path.append(w)
    return np.array(path)


def walk_torch(name: str, settings: dict[str, Any], rates: np.ndarray | None = None) -> np.ndarray:
    parameter = torch.tensor(drawn(3, 4), requires_grad=True)
    optimizer, path = getattr(torch.optim, name)([parameter], **settings), []
    for t, dw in enumerate(drawn(STEPS, 3, 4, seed=1)):
        if rates is not None:
            optimizer.param_groups[0]["lr"] = float(rates[t])
        parameter.grad = torch.tensor(dw)
        optimizer.step()
        path.append(parameter.detach().numpy().copy())
    return np.array(path)


@pytest.mark.parametrize(("rule", "torchs", "ours", "theirs"), RULES)
def test_fifty_steps_equal_torch(reference: SimpleNamespace, rule: str, torchs: str, ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    np.testing.assert_allclose(walk(getattr(reference, rule), ours), walk_torch(torchs, theirs), rtol=0, atol=1e-12)


def test_momentum_with_a_schedule_is_torchs_spelling_and_not_ours(reference: SimpleNamespace) -> None:
    rates = np.linspace(0.3, 0.02, STEPS)
    torchs = walk_torch("SGD", {"lr": 0.3, "momentum": 0.7}, rates)
    np.testing.assert_allclose(walk(reference.sgd_momentum_torch, {"momentum": 0.7}, rates), torchs, rtol=0, atol=1e-12)
    assert np.abs(walk(reference.sgd_momentum, {"momentum": 0.7}, rates) - torchs).max() > 0.01


@pytest.mark.parametrize("rule", ["sgd_momentum", "sgd_momentum_torch", "nesterov"])
def test_momentum_0_is_gradient_descent(reference: SimpleNamespace, rule: str) -> None:
    plain = walk(reference.sgd, {"learning_rate": 0.2})
    np.testing.assert_allclose(walk(getattr(reference, rule), {"learning_rate": 0.2, "momentum": 0.0}), plain, rtol=0, atol=1e-12)


def test_nesterov_walks_on_the_look_ahead_points(reference: SimpleNamespace) -> None:
    def grad(x: np.ndarray) -> np.ndarray:
        return np.tanh(x) + 0.1 * x

    w, ahead = drawn(5), drawn(5)
    one: dict[str, Any] = {"learning_rate": 0.3, "momentum": 0.8}
    two = dict(one)
    for _ in range(STEPS):
        w, one = reference.nesterov_lookahead(w, grad, one)
        ahead, two = reference.nesterov(ahead, grad(ahead), two)
        np.testing.assert_allclose(ahead, w + 0.8 * one["velocity"], rtol=0, atol=1e-12)


def test_adams_first_step_is_the_sign_and_adagrads_rate_only_falls(reference: SimpleNamespace) -> None:
    w, dw = drawn(6), drawn(6, seed=1) * np.geomspace(1e-3, 1e3, 6)
    step = reference.adam(w, dw, {"learning_rate": 0.25, "t": 0})[0] - w
    np.testing.assert_allclose(step, -0.25 * np.sign(dw), rtol=1e-4)
    config, caches = None, []
    for dw in drawn(STEPS, 6, seed=2):
        w, config = reference.adagrad(w, dw, config)
        caches.append(config["cache"])
    assert (np.diff(caches, axis=0) > 0).all()


def test_clipping_equals_torch(reference: SimpleNamespace) -> None:
    grads = {"w": drawn(4, 3), "conv": drawn(2, 3, 2, 2, seed=1), "b": drawn(3, seed=2)}
    for limit in (0.5, 100.0):
        parameters = [torch.zeros(g.shape, dtype=torch.float64) for g in grads.values()]
        for p, g in zip(parameters, grads.values(), strict=True):
            p.grad = torch.tensor(g)
        norm = float(torch.nn.utils.clip_grad_norm_(parameters, limit))
        clipped, ours = reference.clip_grad_norm(grads, limit)
        assert ours == pytest.approx(norm, rel=1e-12)
        for p, g in zip(parameters, clipped.values(), strict=True):
            np.testing.assert_allclose(g, p.grad.numpy() if p.grad is not None else None, rtol=1e-5)


def rates_of_torch(make: Callable[[Any], Any], steps: int = 200) -> list[float]:
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.8)
    scheduler, rates = make(optimizer), []
    for _ in range(steps):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return rates


def test_schedules_equal_torch(reference: SimpleNamespace) -> None:
    schedulers, steps = torch.optim.lr_scheduler, range(200)
    stairs = rates_of_torch(lambda o: schedulers.StepLR(o, step_size=30, gamma=0.4))
    np.testing.assert_allclose([reference.step_decay(t, 0.8, 0.4, 30) for t in steps], stairs, rtol=1e-9)
    smooth = rates_of_torch(lambda o: schedulers.ExponentialLR(o, gamma=0.97))
    np.testing.assert_allclose([reference.exponential_decay(t, 0.8, 0.97, 1) for t in steps], smooth, rtol=1e-9)
    for growth in (1, 2, 3):
        cosine = rates_of_torch(lambda o, m=growth: schedulers.CosineAnnealingWarmRestarts(o, T_0=7, T_mult=m, eta_min=0.05))  # type: ignore[misc]
        np.testing.assert_allclose([reference.cosine_restarts(t, 0.8, 0.05, 7, growth) for t in steps], cosine, rtol=1e-9)
    rising = rates_of_torch(lambda o: schedulers.LinearLR(o, start_factor=1 / 10, end_factor=1.0, total_iters=9), 10)
    np.testing.assert_allclose([reference.warmup(t, 10, lambda _: 0.8) for t in range(10)], rising, rtol=1e-9)
