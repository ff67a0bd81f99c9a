"""`check` of a trained result of the student's own model, and what the release gives it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy

from autograder.local import examine
from autograder.local_page import Page
from autograder.release import build_release, differences
from tests.course.trained_course import CARD, MODEL, course, files, trained_state


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build_release(course(tmp_path_factory.mktemp("pictures"), "None")[0])


@pytest.fixture
def here(released: dict[str, bytes], tmp_path: Path) -> Path:
    for name, data in {**released, **files(trained_state())}.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def names(code: str = MODEL) -> dict[str, Any]:
    space: dict[str, Any] = {}
    exec(code, space)
    return space


def checked(here: Path, code: str = MODEL) -> Page:
    page, points = examine("quarter_net", names(code), here)
    assert points == 0.0
    return page


def test_the_release_is_stable_and_tells_neither_data_nor_answers(released: dict[str, bytes], tmp_path: Path) -> None:
    again = build_release(course(tmp_path, "None")[0])
    for name, data in released.items():
        (tmp_path / name).write_bytes(data)
    assert differences(again, tmp_path) == [] and again["probes.py"] == released["probes.py"]
    text = released["probes.py"].decode()
    assert "def accuracy" in text and "def quarters" not in text and "def quarter_net" in text and '"quarter_net": accuracy' in text


def test_a_good_file_reaches_something_in_practice_and_the_card_is_read(here: Path) -> None:
    page = checked(here)
    assert page.tone == "good" and "fits build_model() (317 numbers), and reaches 0." in page.headline and "200 practice samples" in page.headline
    assert any(f"preset {CARD['preset']}" in n for n in page.notes) and any("points begin above 0.6" in n for n in page.notes)


def test_no_file_yet(here: Path) -> None:
    (here / "quarters.safetensors").unlink()
    page = checked(here)
    assert page.tone == "plain" and "not here yet" in page.headline


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("build = 1", "no `build_model` yet"),
        ("def build_model():\n    raise NotImplementedError", "not written yet"),
        ("def build_model():\n    return undefined_name", "NameError"),
        (MODEL.replace("Linear(64, 4)", "Linear(64, 5)"), "5.weight is (4, 64) in the file and (5, 64) in the model"),
        (MODEL + "def halves(m):\n    class Half(type(m)):\n        def forward(self, x):\n            return super().forward(x)[:1]\n    return Half(*m)\n"
         "first = build_model\ndef build_model():\n    return halves(first())\n", "have shape (1, 4)"),
    ],
)  # fmt: skip
def test_a_model_that_does_not_fit_is_told(here: Path, code: str, words: str) -> None:
    page = checked(here, code)
    assert page.tone == "bad" and words in page.headline, page


def test_weights_below_the_floor_or_diverged_are_told(here: Path) -> None:
    blind = {n: np.zeros_like(t) if t.ndim > 1 else t for n, t in trained_state().items()}
    (here / "quarters.safetensors").write_bytes(safetensors.numpy.save(blind))
    page = checked(here)
    assert page.tone == "bad" and "not above the floor 0.6" in page.headline and "training loss" in page.next
    (here / "quarters.safetensors").write_bytes(safetensors.numpy.save(blind | {"0.bias": np.full(4, np.inf, np.float32)}))
    assert "NaN or infinity" in checked(here).headline


def test_a_missing_card_is_a_note(here: Path) -> None:
    (here / "quarters.json").unlink()
    page = checked(here)
    assert page.tone == "good" and any("no training card" in n for n in page.notes)
