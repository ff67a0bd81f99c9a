"""The forked process that runs one submission: shuts itself in, then answers messages until it is killed."""

from __future__ import annotations

import gc
import os
import signal
from typing import Any, NoReturn

from .. import wire
from . import channel, confine, linux, replies
from .play import play
from .runner import Runner, refusal

FD = 3


def run(fd: int, plan: confine.Plan, scratch: str) -> NoReturn:
    """Never returns. The first bytes carry our credentials, so that the judge learns our process id."""
    _leave(fd)
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
    while True:
        message = _message()
        if message["op"] == "play":
            play(runner, message, FD)
            continue
        for reply in runner.answers(message):
            try:
                data = replies.pack(reply, runner.limits.reply_bytes)
            except BaseException as error:
                data = wire.encode(refusal(error, reply))
            del reply
            channel.send(FD, data)
            del data


def _message() -> Any:
    data = channel.receive(FD)
    if data is None:
        os._exit(0)
    return wire.decode(data)


def _leave(fd: int) -> None:
    """A session of our own, no open file but the channel, plain signals."""
    os.setsid()
    os.dup2(fd, FD)
    null = os.open("/dev/null", os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    _close_above(FD)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    gc.enable()


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
