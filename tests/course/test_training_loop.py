"""The training loop that 06_convolution hands out: two runs are equal, and so is one that was cut and taken up again."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from .conftest import ROOT

torch = pytest.importorskip("torch")
SCRIPT = ROOT / "solutions" / "06_convolution" / "artifacts" / "train_seeds.py"
TINY = {"fresh": 0, "epochs": 2, "batch_size": 16, "peak": 3e-3, "warmup": 3, "decay": 0.01, "mixed": False}


@pytest.fixture(scope="module")
def book() -> SimpleNamespace:
    loaded = runpy.run_path(str(SCRIPT))
    found: SimpleNamespace = loaded["notebook"]()
    found.fit.__globals__["tqdm"] = lambda steps, **_: loaded["_Silent"](steps)
    return found


def trained(book: SimpleNamespace, preset: dict[str, Any], **more: Any) -> tuple[dict[str, Any], list[float]]:
    generator = torch.Generator().manual_seed(5)
    images, labels = torch.rand(120, 1, 28, 28, generator=generator), torch.randint(0, 26, (120,), generator=generator)
    torch.manual_seed(3)
    model = book.build_model()
    losses = book.fit(model, images, labels, preset, 3, **more)
    return {name: t.clone() for name, t in model.state_dict().items()}, losses


def same(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


@pytest.mark.skipif(torch.cuda.is_available(), reason="two runs on a GPU need not be equal")
@pytest.mark.parametrize("mixed", [False, True])
def test_two_runs_and_one_that_was_cut_are_equal(book: SimpleNamespace, tmp_path: Path, mixed: bool) -> None:
    preset = TINY | {"mixed": mixed}
    weights, losses = trained(book, preset)
    again, _ = trained(book, preset)
    assert same(weights, again) and len(losses) == 16
    checkpoint = str(tmp_path / "half.safetensors")
    half, before = trained(book, preset, checkpoint=checkpoint, every=4, stop_after=7)
    assert len(before) == 7 and not same(half, weights)
    whole, after = trained(book, preset, checkpoint=checkpoint, every=4)
    assert same(whole, weights) and after == losses

