"""Submitted checkpoints: what is read, and the verdict and one line that everything else earns."""

from __future__ import annotations

import json
import pickle
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy

from autograder.errors import BadWeights
from autograder.spec import Trained
from autograder.weights import read_weights

WHAT = Trained("net.safetensors", {"W": (2, "H"), "b": ("H",)}, lambda rng: ({}, None), lambda y, p: 0.0, 0.0, 1.0, max_size=64, max_bytes=10_000)
GOOD = {"W": np.arange(6.0).reshape(2, 3), "b": np.zeros(3)}


def saved(**changed: Any) -> bytes:
    return safetensors.numpy.save({k: v for k, v in {**GOOD, **changed}.items() if v is not None})


def raw(header: Any, body: bytes = b"\0" * 100) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + body


class Bomb:
    def __reduce__(self) -> Any:
        return Path.touch, (Path("/tmp/opened-a-pickle"),)


def test_a_header_whose_length_looks_like_the_start_of_a_pickle_is_none() -> None:
    header = {"__metadata__": {"pad": ""}, "W": {"dtype": "F64", "shape": [2, 3], "data_offsets": [0, 48]}, "b": {"dtype": "F64", "shape": [3], "data_offsets": [48, 72]}}
    header["__metadata__"]["pad"] = "x" * (0x180 - len(json.dumps(header)))  # type: ignore[index]
    data = raw(header, GOOD["W"].tobytes() + GOOD["b"].tobytes())
    assert data[:2] == b"\x80\x01"
    assert (read_weights(data, WHAT)["W"] == GOOD["W"]).all()


def test_good_weights_are_float64_arrays_by_name() -> None:
    weights = read_weights(saved(), WHAT)
    assert (weights["W"] == GOOD["W"]).all() and weights["b"].dtype == np.float64
    single = read_weights(saved(W=GOOD["W"].astype(np.float32), more=np.ones(2)), WHAT)
    assert set(single) == {"W", "b"} and single["W"].dtype == np.float64


def header(dtype: Any = "F64", shape: Any = (2, 2), offsets: Any = (0, 32)) -> dict[str, Any]:
    return {"W": {"dtype": dtype, "shape": shape, "data_offsets": offsets}}


@pytest.mark.parametrize(
    ("data", "verdict", "words"),
    [
        (None, "MISSING", "was not submitted"),
        (pickle.dumps(Bomb()), "FORBIDDEN", "never opened"),
        (b"PK\x03\x04" + b"\0" * 50, "FORBIDDEN", "never opened"),
        (b"\x93NUMPY" + b"\0" * 50, "FORBIDDEN", "never opened"),
        (b"", "RAISED", "no safetensors"),
        (b"\xff" * 300, "RAISED", "no safetensors"),
        (saved()[:40], "RAISED", "truncated"),
        (saved()[:-9], "RAISED", "truncated"),
        (saved(W=np.full((2, 3), np.nan)), "NONFINITE", "NaN"),
        (saved(b=np.array([1.0, np.inf, 0.0])), "NONFINITE", "infinity"),
        (saved(b=None), "SHAPE", "lacks 'b'"),
        (saved(b=np.zeros(4)), "SHAPE", r"b has shape \(4,\); \(3,\) was expected"),
        (saved(W=np.zeros((3, 2))), "SHAPE", "W has shape"),
        (saved(W=np.zeros((2, 80)), b=np.zeros(80)), "SHAPE", "was expected"),
        (saved(b=np.zeros((3, 1))), "SHAPE", "b has shape"),
        (saved() + b"\0" * 20_000, "MEMORY", "at most"),
        (raw(b"not json"), "RAISED", "not the JSON"),
        (raw([1, 2]), "RAISED", "not the JSON"),
        (raw({"W": 3}), "RAISED", "not the JSON"),
        (raw(header(dtype="BF16")), "DTYPE", "BF16"),
        (raw(header(shape=(2, 3))), "RAISED", "does not fit"),
        (raw(header(shape=(-2, -2))), "RAISED", "no sense"),
        (raw(header(shape=(2**31, 2**31))), "RAISED", "does not fit"),
        (raw(header(offsets=(1000, 1032))), "RAISED", "truncated"),
        (raw(header(offsets=(32, 0))), "RAISED", "does not fit"),
        (raw(header(offsets=("a", "b"))), "RAISED", "no sense"),
        (raw(header(offsets=(0, 32, 64))), "RAISED", "no sense"),
        (raw(b"[" * 9_000), "RAISED", "not the JSON"),
    ],
)
def test_everything_else_earns_a_verdict_and_one_line(data: bytes | None, verdict: str, words: str) -> None:
    with pytest.raises(BadWeights, match=words) as caught:
        read_weights(data, WHAT)
    assert caught.value.verdict == verdict and "\n" not in str(caught.value)
    assert not Path("/tmp/opened-a-pickle").exists()
