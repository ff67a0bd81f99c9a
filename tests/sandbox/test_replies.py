"""How the answer to a case travels, and what an enemy may write in its place."""

from __future__ import annotations

import numpy as np
import pytest

from autograder import wire
from autograder.errors import WireError
from autograder.sandbox import replies

TICKET = "00ff" * 4
MANY = 10**6


def reply(**more: object) -> dict[str, object]:
    return {"value": wire.encode({"x": np.arange(3.0)}), "changed": [], "stdout": "", "ticket": TICKET} | more


@pytest.mark.parametrize("more", [{}, {"stdout": "said"}, {"changed": ["x"]}, {"ticket": "ab"}, {"raised": "ValueError"}])
def test_an_answer_comes_back_as_it_was_sent(more: dict[str, object]) -> None:
    sent = reply(**more)
    data = replies.pack(sent, MANY)
    assert replies.unpack(data, MANY) == sent and data.startswith(replies.PLAIN) == (not more)
    assert np.array_equal(replies.value(replies.unpack(data, MANY))["x"], np.arange(3.0))


def test_an_answer_that_is_too_long_is_not_sent() -> None:
    with pytest.raises(WireError, match="at most 50 cross"):
        replies.pack(reply(), 50)


@pytest.mark.parametrize("data", [b"", b"DV1", b"DV1\0", b"DV1\0" + b"1234567", b"DW1\0", b"x" * 99])
def test_what_is_no_answer_is_refused(data: bytes) -> None:
    with pytest.raises(WireError):
        replies.unpack(data, MANY)


def test_text_that_would_unfold_to_many_times_its_size_is_not_unfolded() -> None:
    header = b"[" + b"[]," * (replies.HEADER_BYTES // 3) + b"[]]"
    bomb = wire.MAGIC + len(header).to_bytes(4, "little") + header
    with pytest.raises(WireError, match="a header of"):
        replies.unpack(bomb, 2 * len(bomb))
    with pytest.raises(WireError, match="a header of"):
        replies.value({"value": bomb})
