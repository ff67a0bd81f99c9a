"""The forked process that runs one submission: shuts itself in, then answers messages until it is killed."""

from __future__ import annotations

import fcntl
import gc
import os
import signal
from collections.abc import Sequence
from typing import Any, NoReturn

from .. import wire
from . import channel, confine, linux, questions, replies
from .play import play
from .runner import Runner, refusal

PLACES = FD, BELL_FD = 3, 4  # of its socket and its bell among the open files


def run(fds: Sequence[int], plan: confine.Plan, scratch: str) -> NoReturn:
    """Never returns. The first bytes carry our credentials, so that the judge learns our process id."""
    _leave(fds)
    channel.send(FD, b"hello")
    try:
        confine.prepare(plan, scratch)
        files = _message()
        _write_files(files["files"])
        runner = Runner(plan.limits, scratch, plan.hides)
        confine.confine(plan, scratch)
    except BaseException as error:
        channel.send(FD, wire.encode({"error": f"{type(error).__name__}: {error}"[:500]}))
        os._exit(1)
    channel.send(FD, wire.encode({"ready": True}))
    serve(runner)


def serve(runner: Runner) -> NoReturn:
    bell = channel.Bell(BELL_FD)
    while True:
        message = _message()
        if message["op"] == "play":
            play(runner, message, FD)
            continue
        rings = message.get("ring", False)  # whether the judge sleeps until then
        for reply in runner.answers(message):
            try:
                data = replies.pack(reply, runner.limits.reply_bytes)
            except BaseException as error:
                data = wire.encode(refusal(error, reply))
            del reply
            if rings:
                bell.said(data)
            channel.send(FD, data)
            del data
        if rings:
            bell.ring()


def _message() -> Any:
    data = channel.receive(FD)
    if data is None:
        os._exit(0)
    return questions.unpack(data)


def _leave(fds: Sequence[int]) -> None:
    """A session of our own, no open file but the channel and its bell, plain signals."""
    os.setsid()
    for fd, place in zip(out_of_the_way(fds), PLACES, strict=True):
        os.dup2(fd, place)
    null = os.open("/dev/null", os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    _close_above(BELL_FD)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    gc.enable()


def out_of_the_way(fds: Sequence[int]) -> list[int]:
    """The same open files under high numbers: each may stand where another is to go."""
    return [fcntl.fcntl(fd, fcntl.F_DUPFD, 16) for fd in fds]


def _close_above(fd: int) -> None:
    try:
        linux.libc("close_range", fd + 1, 0x7FFFFFFF, 0)
    except (OSError, AttributeError):  # an older libc or kernel, or another system
        os.closerange(fd + 1, min(os.sysconf("SC_OPEN_MAX"), 1 << 16))


def _write_files(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        file = os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o444)
        view = memoryview(data)
        while view:
            view = view[os.write(file, view) :]
        os.close(file)
