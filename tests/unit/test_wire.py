"""The wire carries plain data both ways, and bytes of an enemy become an error, never an object."""

from __future__ import annotations

import contextlib
import json
import struct
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder import wire
from autograder.errors import WireError

VALUES: list[Any] = [
    None, True, False, 0, -7, 10**40, 1.5, float("inf"), "text ü 😀", b"raw", [], (), {}, [1, (2, {"a": [None]})],
    [1, 2.0, -0.0, True, None, 0.1, 5e-324, -(2**53)], (1, 1.0), [2**53 + 1, 1], [float("inf"), 0.0], [1.5e300], ["a", 1], [[1], [1.0]],
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_plain_values_come_back_as_they_were(value: Any) -> None:
    back = wire.decode(wire.encode(value))
    assert back == value and type(back) is type(value)
    assert repr(back) == repr(value)  # 1 is not 1.0, and -0.0 not 0.0


@pytest.mark.parametrize("dtype", ["?", "i1", "u2", "i4", "i8", "f2", "f4", "f8", "c8", "c16", ">f8"])
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3), (1, 0, 4)])
def test_arrays_come_back_bit_for_bit(dtype: str, shape: tuple[int, ...]) -> None:
    array = (np.arange(np.prod(shape, dtype=int)).reshape(shape) % 2).astype(dtype)
    back = wire.decode(wire.encode({"x": array}))["x"]
    assert back.shape == shape and back.dtype.kind == array.dtype.kind and (back == array).all()
    assert back.flags.writeable


def test_views_and_tensors_are_copied_out() -> None:
    torch = pytest.importorskip("torch")
    x = np.arange(12.0).reshape(3, 4).T[::2]
    assert (wire.decode(wire.encode(x)) == x).all()
    t = torch.arange(6.0, requires_grad=True).reshape(2, 3).t()
    assert (wire.decode(wire.encode(t)) == t.detach().numpy()).all()


class EqualToAll:
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


class LyingInt(int):
    pass


@pytest.mark.parametrize("value", [EqualToAll(), object(), lambda: 0, {1: 2}, np.array([object()]), np.array(["a"]), {1, 2}, LyingInt(3), np.datetime64("2020")])
def test_objects_do_not_cross(value: Any) -> None:
    with pytest.raises(WireError):
        wire.encode(value)


def test_depth_and_size_are_capped() -> None:
    deep: Any = 1
    for _ in range(20):
        deep = [deep]
    with pytest.raises(WireError, match="deeper"):
        wire.encode(deep)
    with pytest.raises(WireError, match="at most"):
        wire.encode(np.zeros(1000), max_bytes=1000)
    with pytest.raises(WireError, match="at most"):
        wire.decode(b"x" * 2000, max_bytes=1000)


def message(header: Any, body: bytes = b"") -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return wire.MAGIC + struct.pack("<I", len(text)) + text + body


@pytest.mark.parametrize(
    "data",
    [
        b"", b"DW1\0", b"PK\x03\x04rest", message(b"{"), message([1]), message({"a": ["<f8", [2]]}, b"short"), message({"a": ["<f8", [-1]]}),
        message({"a": ["|O", [1]]}, b"12345678"), message({"a": ["<f8", [2**39, 2**39]]}), message({"a": [["<f8"], [1]]}, b"12345678"),
        message({"z": 1}), message({"i": "9" * 10000}), message({"i": [1]}), message({"d": [[1, None]]}), message({"d": "abc"}),
        message({"b": 1e300}), message({"f": "pickle"}), message({"s": 3}), message(None, b"extra"), wire.MAGIC + struct.pack("<I", 2**31) + b"{}",
        message(b"[" * 100000), message({"l": [None] * 300_000}), message({"p": [0] * 300_000}), message({"p": "12"}), message({"p": {"1": 2}}),
        message({"p": [1, "2"]}), message({"q": [[1]]}), message(b'{"p": [' + b"9" * 5000 + b"]}"), message({"l": [{"p": [1] * 150_000}] * 2}),
    ],
    ids=lambda d: repr(d[:30]),
)  # fmt: skip
def test_malformed_bytes_are_an_error(data: bytes) -> None:
    with pytest.raises(WireError):
        wire.decode(data)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 100))
def test_no_bytes_crash_the_reader(noise: bytes, cut: int) -> None:
    good = wire.encode({"x": np.arange(3.0), "y": [1, "a"]})
    for data in (noise, wire.MAGIC + noise, good[: cut % len(good)], good[:cut] + noise + good[cut:]):
        with contextlib.suppress(WireError):
            wire.decode(data)
