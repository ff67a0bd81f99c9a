"""The small parts of a play: one core for two, a watch that looks late, frames that come in pieces."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time

import pytest

from autograder.sandbox import channel
from autograder.sandbox.clock import Late, LateWatch
from autograder.sandbox.cores import one_core

pytestmark = pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="cores are named on Linux alone")


def test_both_share_one_core_and_are_free_again() -> None:
    mine = os.sched_getaffinity(0)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        theirs = os.sched_getaffinity(other.pid)
        with one_core(other.pid):
            assert os.sched_getaffinity(0) == os.sched_getaffinity(other.pid) and len(os.sched_getaffinity(0)) == 1
        assert (os.sched_getaffinity(0), os.sched_getaffinity(other.pid)) == (mine, theirs)
        with pytest.raises(KeyError), one_core(other.pid):
            raise KeyError
        assert os.sched_getaffinity(0) == mine
        with one_core(other.pid):
            other.kill()
            other.wait()
        assert os.sched_getaffinity(0) == mine
        with one_core(other.pid):  # nobody is there
            assert os.sched_getaffinity(0) == mine


def test_no_clock_is_read_before_an_answer_is_late() -> None:
    watch = LateWatch(os.getpid(), 0.02)
    assert watch.patience() == 0.02
    time.sleep(0.03)  # only now, when it is asked again, do the budgets begin
    assert watch.patience() > 0
    with pytest.raises(Late) as late:
        while True:
            watch.patience()
    assert late.value.spent == "processor" and watch.cpu_s == 0.02


def test_a_frame_may_come_in_pieces_and_one_of_zeros_is_the_end() -> None:
    read, write = os.pipe()
    frame = channel.HEAD.pack(4) + b"abcd"

    def pieces() -> None:
        for byte in frame:
            os.write(write, bytes([byte]))
            time.sleep(0.002)
        os.write(write, channel.HEAD.pack(0) + bytes(4) + b"the next message")
        os.close(write)

    thread = threading.Thread(target=pieces)
    thread.start()
    assert channel.receive_frame(read, 4) == frame
    assert channel.receive_frame(read, 4) == b""
    assert os.read(read, 99) == b"the next message" and channel.receive_frame(read, 4) is None
    thread.join()
    os.close(read)
