"""The table of sets: names, parts, refusals; a card and a picture for each; shapes as the cards say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import coursedata
from coursedata.sets import TABLE

ROOT = Path(__file__).parents[2]
NO_DOWNLOAD = ["digits", "glyphs", "scenes"]


def test_unknown_names_and_splits() -> None:
    with pytest.raises(coursedata.DataError, match="no set 'minst', expected one of digits, glyphs"):
        coursedata.load("minst", "train")
    with pytest.raises(coursedata.DataError, match="glyphs: no split 'val', expected one of train, test"):
        coursedata.load("glyphs", "val")
    with pytest.raises(coursedata.DataError, match="no set"):
        coursedata.card("../data")


@pytest.mark.parametrize("name", TABLE)
def test_every_set_has_a_card_and_a_small_picture(name: str) -> None:
    text = coursedata.card(name)
    for section in ("**Source**", "**Licence**", "## Arrays", "## Known faults", "## Files", f"({name}.png)"):
        assert section in text, f"{name}.md lacks {section}"
    for split in TABLE[name].splits:
        assert f"| {split} |" in text or f"`{split}`" in text
    assert 0 < (ROOT / "datasets" / "cards" / f"{name}.png").stat().st_size < 30_000


def test_no_card_without_a_set() -> None:
    assert {p.stem for p in (ROOT / "datasets" / "cards").iterdir()} == set(coursedata.names())


def test_the_tables_of_files_are_those_of_the_registry() -> None:
    env = os.environ | {"MPLBACKEND": "agg"}
    run = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "make_cards.py"), "--check"],
        capture_output=True,
        text=True,
        env=env,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("file", [f for s in TABLE.values() for f in s.files], ids=lambda f: f.name)
def test_the_registry_is_well_formed(file: coursedata.sets.Remote) -> None:
    assert re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", file.digest) and file.size > 0 and file.licence
    assert re.fullmatch(r"[\w-]+/[\w-]+\.(gz|zip|txt)", file.name)
    assert file.addresses and all(a.startswith(("https://", "http://fashion-mnist.")) for a in file.addresses)


@pytest.mark.parametrize("name", NO_DOWNLOAD)
def test_embedded_sets_are_as_their_cards_say(name: str) -> None:
    text = coursedata.card(name)
    for split in TABLE[name].splits:
        data = coursedata.load(name, split)
        count = len(data["images"])
        assert f"| {split} | {count:,}" in text
        for key, array in data.items():
            shape = "(N,)" if array.ndim == 1 else f"(N, {', '.join(map(str, array.shape[1:]))})"
            dtype = "str" if array.dtype.kind == "U" else str(array.dtype)
            assert f"| {key} | {shape} | {dtype} |" in text and len(array) == count


@pytest.mark.parametrize("name", NO_DOWNLOAD)
def test_embedded_sets_are_the_same_each_time_and_need_no_network(
    name: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESCENT_MIRROR", "http://127.0.0.1:9")
    one, other = coursedata.load(name, "test"), coursedata.load(name, "test")
    assert (
        all(np.array_equal(one[k], other[k], equal_nan=one[k].dtype.kind == "f") for k in one)
        and not cache.exists()
    )
    one["images"][:] = 0
    assert coursedata.load(name, "test")["images"].any()


def test_digits_hold_the_ten_digits() -> None:
    data = coursedata.load("digits", "train")
    assert data["images"].max() == 16 and np.bincount(data["labels"]).min() > 130
