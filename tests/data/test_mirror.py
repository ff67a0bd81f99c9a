"""Every set of the full tier, read from a mirror of tiny files in the real formats."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import coursedata

from .makers import fill_mirror


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "mirror"
    fill_mirror(folder, monkeypatch)
    monkeypatch.setenv("DESCENT_MIRROR", str(folder))
    return folder


@pytest.mark.parametrize("name", ["mnist", "fashion-mnist"])
def test_idx_sets(mirror: Path, name: str) -> None:
    train, test = coursedata.load(name, "train"), coursedata.load(name, "test")
    assert (
        train["images"].shape == (5, 28, 28)
        and train["images"].dtype == np.uint8
        and train["labels"].dtype == np.int64
    )
    assert train["images"].flags.writeable and not np.array_equal(train["images"], test["images"])


def test_omniglot(mirror: Path) -> None:
    data = coursedata.load("omniglot", "small1")
    assert data["images"].shape == (6, 105, 105) and set(np.unique(data["images"])) == {0, 1}
    assert 0.05 < data["images"].mean() < 0.15  # ink is 1, paper 0
    assert data["labels"].tolist() == [0, 0, 1, 1, 2, 2] and data["hands"].tolist() == [0, 1] * 3
    assert data["characters"].tolist() == ["Greek/character01", "Greek/character02", "Latin/character01"]
    runs = coursedata.load("omniglot", "runs")
    assert runs["support"].shape == runs["queries"].shape == (2, 3, 105, 105)
    assert [sorted(row) for row in runs["labels"].tolist()] == [[0, 1, 2]] * 2


def test_bccd(mirror: Path) -> None:
    data = coursedata.load("bccd", "train")
    assert data["images"].shape == (2, 480, 640, 3) and data["boxes"].shape == (
        2,
        2,
        4,
    )  # the box without area is gone
    assert data["labels"].tolist() == [[0, 1]] * 2 and data["boxes"][0, 1].tolist() == [100, 100, 300, 250]
    assert len(coursedata.load("bccd", "val")["images"]) == 1


def test_nuclei(mirror: Path) -> None:
    train, test = coursedata.load("nuclei", "train"), coursedata.load("nuclei", "test")
    assert train["images"].shape == (4, 256, 256, 3) and test["masks"].shape == (1, 256, 256)
    assert train["counts"].tolist() == [2, 3, 3, 3]  # one nucleus of the first lies outside of the part kept
    assert np.unique(train["masks"][0]).tolist() == [0, 1, 2] and (train["masks"][1][40:50, 5:15] == 3).all()


def test_shakespeare(mirror: Path) -> None:
    parts = [coursedata.load("tinyshakespeare", p) for p in ("train", "val", "test")]
    text = "".join("".join(p["alphabet"][p["codes"]]) for p in parts)
    assert text == "To be, or not to be.\n" * 20 and [len(p["codes"]) for p in parts] == [378, 21, 21]


@pytest.mark.parametrize("split", ["train", "val", "test"])
def test_wikitext(mirror: Path, split: str) -> None:
    data = coursedata.load("wikitext-2", split)
    assert " ".join(data["words"][data["codes"]]) == "<eos> = Title = <eos> a word , a <unk> <eos>"


@pytest.mark.parametrize("name", ["tatoeba-fra", "tatoeba-deu"])
def test_no_english_sentence_lies_in_two_parts(mirror: Path, name: str) -> None:
    parts = [coursedata.load(name, p) for p in ("train", "val", "test")]
    assert sum(len(p["other"]) for p in parts) == 200
    english = [set(p["english"].tolist()) for p in parts]
    assert not english[0] & english[1] and not english[0] & english[2] and not english[1] & english[2]


def test_names(mirror: Path) -> None:
    parts = [coursedata.load("names", p)["names"].tolist() for p in ("train", "val", "test")]
    assert (
        sorted(n for part in parts for n in part) == sorted(f"name{i}" for i in range(100))
        and len(parts[0]) > 80
    )
    data = coursedata.load("surnames", "train")
    assert data["languages"].shape == (18,) and all(
        n.startswith(data["languages"][i] + "é") for n, i in zip(data["names"], data["labels"], strict=True)
    )


def test_a_set_that_was_tampered_with(mirror: Path) -> None:
    for path in mirror.rglob("*"):
        if path.is_file():
            data = bytearray(path.read_bytes())
            data[len(data) // 3] ^= 1
            path.write_bytes(data)
    for name in coursedata.names()[3:]:
        with pytest.raises(coursedata.DataError, match="expected"):
            coursedata.load(name, "small1" if name == "omniglot" else "train")
