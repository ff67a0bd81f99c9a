"""A small course with a trained result of the student's own model: which quarter of a noisy picture is bright."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.numpy

from autograder.assignment import Assignment, load_assignment
from autograder.engine import Graded, grade
from autograder.exam import Exam, prepare
from autograder.sandbox import Sandbox
from autograder.seeds import Seed
from autograder.variants import submission_of

from .small import notebook

CHECKS = '''
import numpy as np
from autograder import draw
from autograder.spec import Case, graded, trained


def quarters(rng, count=600):
    """Pictures (count, 12, 12) uint8 and the bright quarter, 0 to 3, of each."""
    labels = rng.integers(0, 4, count)
    images = rng.normal(90, 40, (count, 12, 12))
    for i, label in enumerate(labels):
        images[i, 6 * (label // 2):, 6 * (label % 2):][:6, :6] += 16
    return {"images": np.clip(images, 0, 255).astype(np.uint8)}, labels


def accuracy(labels, outputs):
    return float(np.mean(outputs.argmax(axis=1) == labels))


@graded(points=1, library="torch", cases=[Case("three numbers", x=draw.normal(3))])
def double(s, x):
    return {"y": s.double(x)}


@trained(points=5, file="quarters.safetensors", data=quarters, metric=accuracy, floor=0.6, bar=0.8, model="build_model", library="torch",
         card="quarters.json", chance=0.25, ceiling=CEILING, shape=(4,), classes=("NW", "NE", "SW", "SE"), cpu_s=3, max_bytes=200_000)
def quarter_net(s, weights, images):
    """Tells which quarter of a picture is bright."""
    model = s.build_model()
    model.load_state_dict({name: torch.from_numpy(w) for name, w in weights.items()})
    model.eval()
    with torch.no_grad():
        return model(torch.from_numpy(images).float()[:, None] / 255)
'''

TEXT = '''# %%
import json
import numpy as np
import torch
from torch import nn
from autograder import check

# %% exercises="double"
def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% exercises="quarter_net"
def build_model():
    """Pictures (N, 1, 12, 12) in [0, 1] to scores (N, 4)."""
    ### BEGIN SOLUTION
    return nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.AvgPool2d(3), nn.Flatten(), nn.Linear(64, 4)
    )
    ### END SOLUTION
'''

MODEL = '''import torch
from torch import nn
def build_model():
    return nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.AvgPool2d(3), nn.Flatten(), nn.Linear(64, 4)
    )
'''
CARD = {"preset": "laptop", "seed": 0, "device": "cpu", "steps": 60, "torch": "2", "loss": [1.4 / (1 + i / 20) for i in range(60)]}


def make(root: Path, ceiling: str = "None") -> Path:
    """Write solutions/00_pictures under `root`, with trained weights among its artifacts; returns its folder."""
    folder = root / ceiling / "solutions" / "00_pictures"
    (folder / "artifacts").mkdir(parents=True)
    (folder / "00_pictures.py").write_text(TEXT, encoding="utf-8")
    (folder / "checks.py").write_text(CHECKS.replace("CEILING", ceiling), encoding="utf-8")
    (folder / "artifacts" / "quarters.safetensors").write_bytes(safetensors.numpy.save(trained_state()))
    (folder / "artifacts" / "quarters.json").write_text(json.dumps(CARD), encoding="utf-8")
    return folder


@cache
def trained_state() -> dict[str, np.ndarray]:
    """The reference's weights after sixty steps, less than a second."""
    import torch

    torch.manual_seed(0)
    space: dict[str, Any] = {}
    exec(MODEL, space)
    checks: dict[str, Any] = {}
    exec(CHECKS.replace("CEILING", "None"), checks)
    model, rng = space["build_model"](), np.random.default_rng(1)
    optimizer = torch.optim.Adam(model.parameters(), 0.03)
    for _ in range(60):
        inputs, labels = checks["quarters"](rng, 128)
        scores = model(torch.from_numpy(inputs["images"]).float()[:, None] / 255)
        loss = torch.nn.functional.cross_entropy(scores, torch.from_numpy(labels))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return {name: t.detach().numpy().copy() for name, t in model.state_dict().items()}


@cache
def course(root: Path, ceiling: str = "None") -> tuple[Assignment, Exam]:
    assignment = load_assignment(make(root, ceiling))
    return assignment, prepare(assignment, Seed(5))


def files(state: dict[str, np.ndarray] | bytes | None, card: bytes | None = json.dumps(CARD).encode()) -> dict[str, bytes]:
    """What lies beside a notebook."""
    found = {} if state is None else {"quarters.safetensors": state if isinstance(state, bytes) else safetensors.numpy.save(state)}
    return found | ({} if card is None else {"quarters.json": card})


def graded(root: Path, sandbox: Sandbox, *cells: str, given: dict[str, bytes] | None = None, ceiling: str = "None") -> Graded:
    """The trained exercise of a notebook of these cells, with the reference's files beside it unless others are given."""
    assignment, exam = course(root, ceiling)
    work = submission_of(assignment, notebook(*cells), "ada", files=files(trained_state()) if given is None else given)
    return grade(work, exam, sandbox, only=frozenset(["quarter_net"]))
