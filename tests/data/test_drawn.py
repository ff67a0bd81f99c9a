"""Glyphs and scenes: the same bytes for the same seed, answers that agree with the pixels, and a hardness worth training for."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from coursedata import DataError, glyphs, load, scenes


def fingerprint(*arrays: np.ndarray) -> str:
    return hashlib.sha256(b"".join(np.ascontiguousarray(a).tobytes() for a in arrays)).hexdigest()[:16]


def test_the_same_seed_gives_the_same_glyphs_everywhere() -> None:
    data = glyphs.draw(np.random.default_rng(0), 300)
    assert fingerprint(data["images"], data["labels"]) == "3983f2ea8199d742"


def test_glyphs_have_the_announced_form() -> None:
    data = glyphs.draw(np.random.default_rng(0), 500, classes="xyz7")
    assert data["images"].shape == (500, 28, 28) and data["images"].dtype == np.uint8
    assert data["labels"].dtype == np.int64 and np.unique(data["labels"]).tolist() == [0, 1, 2, 3]
    assert glyphs.draw(np.random.default_rng(0), 0)["images"].shape == (0, 28, 28)
    assert len({image.tobytes() for image in data["images"]}) == 500


@pytest.mark.parametrize(
    ("count", "classes", "message"),
    [(1, "A!", "'!'"), (1, "ABA", "twice"), (1, "", "at least one"), (-1, "AB", "count >= 0")],
)
def test_glyphs_refuse(count: int, classes: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        glyphs.draw(np.random.default_rng(0), count, classes)


def test_a_changed_master_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    glyphs._masters.cache_clear()
    monkeypatch.setattr(glyphs, "SHA256", "0" * 64)
    with pytest.raises(DataError, match=r"glyphs\.npz: sha256 .*install the package again"):
        glyphs.draw(np.random.default_rng(0), 1)


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_a_linear_classifier_is_good_and_not_good_enough() -> None:
    """Too easy, and a convolution that does nothing would pass; too hard, and a small right one would not."""
    (x, y), (u, v) = [
        half(load("glyphs", split), count) for split, count in (("train", 3000), ("test", 1000))
    ]
    assert 0.72 < LogisticRegression(C=0.1, max_iter=40).fit(x, y).score(u, v) < 0.86


def half(data: dict[str, np.ndarray], count: int) -> tuple[np.ndarray, np.ndarray]:
    return data["images"][:count].reshape(count, -1) / 255 - 0.3, data["labels"][:count]


def test_the_same_seed_gives_the_same_scenes_everywhere() -> None:
    data = scenes.draw(np.random.default_rng(0), 300)
    assert fingerprint(data["images"], data["masks"], data["labels"], data["colours"]) == "e0612e78c2cbd8f6"


@pytest.mark.parametrize("size", [16, 32, 75])
def test_boxes_masks_labels_and_captions_agree(size: int) -> None:
    data = scenes.draw(np.random.default_rng(1), 300, size)
    assert (
        data["images"].shape == (300, size, size, 3)
        and data["images"].dtype == data["masks"].dtype == np.uint8
    )
    assert (
        data["labels"].shape == (300, scenes.OBJECTS)
        and data["labels"].dtype == data["colours"].dtype == np.int64
    )
    for mask, boxes, labels, colours, caption in zip(
        *[data[k] for k in ("masks", "boxes", "labels", "colours", "captions")], strict=True
    ):
        count = int((labels >= 0).sum())
        assert 1 <= count <= 3 and (labels[:count] >= 0).all() and (labels[count:] == -1).all()
        assert (
            ((colours >= 0) == (labels >= 0)).all() and np.isnan(boxes[count:]).all() and mask.max() == count
        )
        for k in range(count):
            rows, cols = np.nonzero(mask == k + 1)
            assert boxes[k].tolist() == [cols.min(), rows.min(), cols.max() + 1, rows.max() + 1]
            assert f"a {list(scenes.COLOURS)[colours[k]]} {scenes.SHAPES[labels[k]]}" in caption
        assert caption.count("a ") == count


def test_captions_say_how_two_shapes_lie() -> None:
    data = scenes.draw(np.random.default_rng(2), 400)
    found = {"left of": 0, "right of": 0, "above": 0, "below": 0}
    for caption, boxes in zip(data["captions"], data["boxes"], strict=True):
        for word in found:
            if f" {word} " in caption:
                found[word] += 1
                middle = (boxes[:2, :2] + boxes[:2, 2:]) / 2
                x, y = middle[1] - middle[0]
                assert {"left of": x, "right of": -x, "above": y, "below": -y}[word] >= max(
                    abs(x), abs(y)
                ) - 1e-9
    assert min(found.values()) > 5


def test_colours_can_be_told_from_the_ground() -> None:
    data = scenes.draw(np.random.default_rng(3), 200)
    for image, mask, colours in zip(data["images"], data["masks"], data["colours"], strict=True):
        seen = image[mask == 1].mean(axis=0)
        palette = np.array(list(scenes.COLOURS.values()))
        assert np.abs(palette - seen).sum(axis=1).argmin() == colours[0]


@pytest.mark.parametrize(("count", "size"), [(-1, 32), (1, 15), (1, 513)])
def test_scenes_refuse(count: int, size: int) -> None:
    with pytest.raises(DataError, match="expected count"):
        scenes.draw(np.random.default_rng(0), count, size)


def test_no_scenes() -> None:
    assert scenes.draw(np.random.default_rng(0), 0)["masks"].shape == (0, 32, 32)
