"""Figures of a trained model: read as if anyone had written them, drawn without a student's markup."""

from __future__ import annotations

import base64
import io
from typing import Any

import matplotlib.image
import numpy as np
import pytest

from autograder.feedback import to_html, to_markdown, to_text
from autograder.feedback_training import png, training_of
from autograder.judge_figure import classifier_figures
from autograder.verdict import CaseResult, ExerciseResult, Report, Verdict

RNG = np.random.default_rng(0)
IMAGES = RNG.integers(0, 256, (40, 8, 8), dtype=np.uint8)
LABELS = np.arange(40) % 4


def scores(wrong: int = 8) -> np.ndarray:
    """Logits that are right but for the first `wrong` samples, the surer the earlier."""
    out = np.zeros((40, 4))
    out[np.arange(40), (LABELS + (np.arange(40) < wrong)) % 4] = 5 - np.arange(40) / 10
    return out


def report(figures: dict[str, Any]) -> Report:
    case = CaseResult("fresh data", Verdict.PASS, True, earned=1.0)
    return Report.from_json(Report("a", "ada", "5eed", (ExerciseResult("net", 2.0, 2.0, Verdict.PASS, (case,), (), figures),)).to_json())


def test_a_classifier_gives_a_matrix_and_its_surest_mistakes() -> None:
    figures = classifier_figures({"n": 3, "images": IMAGES}, LABELS, scores(), ("a", "b", "c", "d"))
    counts = np.array(figures["confusion"]["counts"])
    assert counts.sum() == 40 and np.trace(counts) == 32 and counts[0, 1] == 2 and counts[3, 0] == 2
    mistakes = figures["mistakes"]
    assert [m["label"] + m["given"] for m in mistakes] == ["ab", "bc", "cd", "da", "ab", "bc"]
    assert mistakes[0]["sure"] == float(f"{np.exp(5) / (np.exp(5) + 3):.6g}")
    assert base64.b64decode(mistakes[2]["pixels"]) == IMAGES[2].tobytes() and mistakes[2]["shape"] == [8, 8]


def test_probabilities_indices_colours_and_floats_are_understood() -> None:
    p = np.exp(scores()) / np.exp(scores()).sum(1, keepdims=True)
    sure = [m["sure"] for m in classifier_figures({"x": IMAGES}, LABELS, p, ())["mistakes"]]
    assert sure == [m["sure"] for m in classifier_figures({"x": IMAGES}, LABELS, scores(), ())["mistakes"]]
    by_index = classifier_figures({"x": IMAGES}, LABELS, scores().argmax(1), ())
    assert by_index["mistakes"][0]["sure"] is None and by_index["confusion"]["classes"] == ["0", "1", "2", "3"]
    colour = classifier_figures({"x": RNG.normal(size=(40, 3, 8, 9))}, LABELS, scores(), ())["mistakes"][0]
    assert colour["shape"] == [8, 9, 3] and {min(base64.b64decode(colour["pixels"])), max(base64.b64decode(colour["pixels"]))} == {0, 255}


@pytest.mark.parametrize(
    ("labels", "outputs"),
    [
        (LABELS, np.zeros(40)), (LABELS, np.zeros((40, 33))), (LABELS, np.full(40, -1)), (LABELS, np.full(40, 10**9)), (LABELS, {"a": scores()}),
        (LABELS.astype(float), scores()), (LABELS - 1, scores()), (LABELS[:0], scores()[:0]), (LABELS[:39], scores()), ("text", scores()), (None, scores()),
    ],
)  # fmt: skip
def test_what_is_no_classifier_gives_no_figures(labels: Any, outputs: Any) -> None:
    assert classifier_figures({"x": IMAGES}, labels, outputs, ()) == {}


def test_inputs_that_are_no_pictures_give_a_matrix_alone() -> None:
    assert set(classifier_figures({"x": RNG.normal(size=(40, 2))}, LABELS, scores(), ())) == {"confusion"}


@pytest.mark.parametrize("shape", [(5, 7), (5, 7, 3)])
def test_our_png_is_one(shape: tuple[int, ...]) -> None:
    pixels = RNG.integers(0, 256, shape, dtype=np.uint8)
    read = matplotlib.image.imread(io.BytesIO(png(pixels.tobytes(), 7, 5, len(shape) == 3)), format="png")
    assert np.array_equal(np.round(255 * read[..., :3] if len(shape) == 3 else 255 * read).astype(np.uint8), pixels)


BAD = "<script>alert(1)</script>"


def test_words_of_a_card_never_become_markup() -> None:
    figures = {"card": {"preset": BAD, "device": "`|x|`", "seed": 3, "loss": [[1.0, 2.0], [2.0, 1.0]]}}
    page, mark = to_html(report(figures)), to_markdown(report(figures))
    assert "<script" not in page and "&lt;script&gt;" in page and "<polyline" in page
    assert "``` training" in mark or "`` training" in mark


@pytest.mark.parametrize(
    "figures",
    [
        {"card": 3}, {"card": {"loss": [[1, 2]]}}, {"card": {"loss": [[1, "a"], [2, 3]]}}, {"card": {"loss": [[1, 1e300], [2, 3]]}}, {"card": {"preset": [BAD]}},
        {"confusion": {"classes": ["a"], "counts": [[1]]}}, {"confusion": {"classes": ["a", "b"], "counts": [[1, 2]]}},
        {"confusion": {"classes": ["a", "b"], "counts": [[1, -2], [BAD, 1]]}}, {"confusion": BAD},
        {"mistakes": BAD}, {"mistakes": [{"shape": [2, 2], "pixels": BAD}]}, {"mistakes": [{"shape": [2, 2], "pixels": "AAAA"}]},
        {"mistakes": [{"shape": [10**9, 10**9], "pixels": ""}]}, {"mistakes": [{"shape": [1, 1, 1, 4], "pixels": "AAAAAA=="}]}, {"mistakes": [3]},
    ],
)  # fmt: skip
def test_figures_of_another_form_are_left_out(figures: dict[str, Any]) -> None:
    assert training_of(figures) is None
    page = to_html(report(figures))
    assert "<script" not in page and "data:image" not in page and "<polyline" not in page


def test_the_matrix_and_mistakes_stand_in_the_text_too() -> None:
    shown = report(classifier_figures({"x": IMAGES}, LABELS, scores(), ("a", "b", "c", "d")))
    assert "32 of 40 samples of another draw are right; most often taken: a for b (2)" in to_text(shown)
    assert "the surest mistakes: a taken for b, 98 %" in to_markdown(shown) and to_html(shown).count("<img ") == 6
