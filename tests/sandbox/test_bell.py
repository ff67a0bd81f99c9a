"""Rows of cases, whose answers the judge reads when the child rings: each counts by itself, whatever the child does with its bell."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
import pytest

from autograder import wire
from autograder.errors import WireError
from autograder.sandbox import Child, ChildDied, link, questions

SOURCE = "def p(s, x):\n    return s.f(x)\n"


def ask(child: Child, function: str, inputs: list[Any]) -> None:
    """A fresh notebook with the function f, and a row of cases."""
    begin = {"op": "begin", "ticket": "0" * 16, "statements": [["cell 1, line 1", function]], "seed": 0, "budget_s": 2.0, "forbid": []}
    row = {
        "op": "cases", "ticket": "0" * 16, "source": SOURCE, "name": "p", "library": "numpy",
        "cases": [(questions.flat({"x": x}), 1) for x in inputs],
    }  # fmt: skip
    child.send([begin, row], 5.0)
    assert child.receive(5.0)["skipped"] == []


def answers(child: Child, count: int, cpu_s: float = 5.0) -> list[Any]:
    replies = [child.receive(cpu_s) for _ in range(count)]
    assert all("raised" not in r for r in replies), replies
    return [wire.decode(r["value"]) for r in replies]


def test_a_row_is_answered_in_order(child: Child) -> None:
    ask(child, "def f(x):\n    return 2 * x\n", list(range(300)))
    assert answers(child, 300) == list(range(0, 600, 2))
    ask(child, "def f(x):\n    return x + 1\n", [1, 2])
    assert answers(child, 2) == [2, 3]


def test_the_judge_sleeps_until_the_row_is_done(child: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    waits, rings = [], []
    wait, read = link.Link._wait_for_bell, os.read
    monkeypatch.setattr(link, "_LOOK_S", 1.0)  # no look by himself, however slow the machine
    monkeypatch.setattr(link.Link, "_wait_for_bell", lambda self, watch: waits.append(1) or wait(self, watch))
    monkeypatch.setattr(os, "read", lambda fd, count: rings.append(fd == child._link._bell) or read(fd, count))
    ask(child, "def f(x):\n    return x\n", list(range(20)))
    answers(child, 20)
    assert 1 <= len(waits) <= 3 and any(rings)


@pytest.mark.parametrize("size", [1_000, 30_000, 1_000_000])
def test_more_answers_than_a_socket_holds(child: Child, size: int) -> None:
    ask(child, f"import numpy as np\ndef f(x):\n    return np.full({size}, x, dtype=np.uint8)\n", list(range(64)))
    for i, value in enumerate(answers(child, 64)):
        assert value.shape == (size,) and np.all(value == i)


@pytest.mark.parametrize("first", ["os.close(4)", "os.write(4, bytes(60_000))", "os.dup2(os.open('mine', os.O_CREAT | os.O_WRONLY), 4)"])
def test_a_child_may_do_with_its_bell_what_it_likes(child: Child, first: str) -> None:
    ask(child, f"import os\n{first}\ndef f(x):\n    return x\n", list(range(50)))
    assert answers(child, 50) == list(range(50))
    ask(child, "def f(x):\n    return -x\n", [7])
    assert answers(child, 1) == [-7]


def test_a_case_that_hangs_is_the_one_that_is_late(child: Child) -> None:
    ask(child, "def f(x):\n    while x == 2:\n        pass\n    return x\n", [0, 1, 2, 3])
    assert answers(child, 2, 0.5) == [0, 1]
    with pytest.raises(ChildDied, match=r"TIMEOUT: more than 0\.5 s of processor time"):
        child.receive(0.5)


def test_a_case_that_ends_the_process_is_the_one_that_is_killed(child: Child) -> None:
    ask(child, "import os\ndef f(x):\n    return os._exit(3) if x == 2 else x\n", [0, 1, 2, 3])
    assert answers(child, 2) == [0, 1]
    with pytest.raises(ChildDied, match="KILLED: the process ended itself with exit status 3"):
        child.receive(5.0)


def test_who_rings_and_says_nothing_is_late_as_others_are(child: Child) -> None:
    ask(child, "import os\ndef f(x):\n    while True:\n        os.write(4, b'!!!!')\n", [0])
    with pytest.raises(ChildDied, match="TIMEOUT"):
        child.receive(0.5)


def test_slow_cases_each_have_a_budget_of_their_own(child: Child) -> None:
    slow = "import time\ndef f(x):\n    end = time.process_time() + 0.3\n    while time.process_time() < end:\n        pass\n    return x\n"
    ask(child, slow, [0, 1, 2])
    assert answers(child, 3, 0.5) == [0, 1, 2]


def test_what_is_left_over_is_an_answer_before_the_question(child: Child) -> None:
    ask(child, "def f(x):\n    return x\n", [0, 1])
    answers(child, 1)
    with pytest.raises(ChildDied, match="an answer before any question"):
        ask(child, "def f(x):\n    return x\n", [0])


@pytest.mark.parametrize("value", [np.zeros(3), np.float64(1.0), {1, 2}, object()])
def test_a_message_is_plain_data(value: Any) -> None:
    with pytest.raises(WireError, match="plain"):
        questions.pack({"op": "begin", "seed": value})
    with pytest.raises(WireError):
        questions.pack({"op": "probe", "inputs": {"x": object()}})


def test_a_message_arrives_as_it_was_sent() -> None:
    message = {"op": "probe", "seed": 2**70, "name": "\udc80é", "cases": [(b"\0", 1)], "code": None, "ring": True, "budget_s": 0.25}
    assert questions.unpack(questions.pack(message)) == message
    packed = questions.unpack(questions.pack({"op": "probe", "inputs": {"x": np.arange(3.0)}}))
    assert wire.decode(packed["inputs"])["x"].tolist() == [0.0, 1.0, 2.0]


@pytest.mark.parametrize("value", [
    np.arange(6.0).reshape(2, 3), np.zeros((0, 3), np.float32), np.array(2.5), np.array(1 + 2j), np.array([True]), [1, [2.0, np.ones(2)], ()], (None, "a", b"b"),
    {"a": {"b": [np.arange(3, dtype=np.uint8)]}, "c": []}, [[1, 2], [3, 4]], (1, (2, 3)), -0.0, 2**80,
])  # fmt: skip
def test_inputs_come_as_they_were(value: Any) -> None:
    sent = {"op": "cases", "cases": [(questions.flat({"x": value}), 0)]}
    came = questions.whole(questions.unpack(questions.pack(sent))["cases"][0][0])
    assert wire.encode(came) == wire.encode({"x": value}) == wire.encode(wire.decode(wire.encode({"x": value})))


def test_a_message_has_a_largest_size() -> None:
    with pytest.raises(WireError, match="at most"):
        questions.pack({"op": "files", "files": {"a": bytes(wire.MAX_BYTES)}})
