"""A policy at play: observations come as bare bytes and actions go back as such, since this happens thousands of times a second.

The judge knows both shapes, so a frame is its length and the numbers. An answer of any other form goes out as a value of the wire,
behind a length whose highest bit is set.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from typing import Any

import numpy as np

from .. import wire
from ..errors import WireError
from . import channel
from .runner import Runner, refusal


def play(runner: Runner, message: dict[str, Any], fd: int) -> None:
    """Makes the policy, says so, and asks it for each observation that comes, until an empty frame."""
    reply, policy = runner.policy(message)
    channel.send(fd, wire.encode(reply))
    if policy is None:
        return
    dtype, shape = np.dtype(message["observation"][0]), tuple(message["observation"][1])
    size, bare = dtype.itemsize * math.prod(shape), _packer(message, runner.torch)
    with runner.banned():
        while data := channel.receive_frame(fd, size):
            observation = np.ndarray(shape, dtype, bytearray(data), channel.HEAD.size)  # writable, and nobody else's
            channel.send(fd, *_answer(runner, policy, observation if shape else observation[()], bare))
    if data is None:
        os._exit(0)


def _answer(runner: Runner, policy: Callable[[Any], Any], observation: Any, bare: Callable[[Any], bytes | None]) -> tuple[bytes, int]:
    """The bytes of an answer, and the flag for those that are a value of the wire."""
    try:
        action = policy(observation)
        if (data := bare(action)) is not None:
            return data, 0
        return wire.encode({"value": action}, runner.limits.reply_bytes), channel.FLAG
    except WireError as error:
        return wire.encode(refusal(error, {})), channel.FLAG
    except BaseException as error:
        return wire.encode(runner.failure(error)), channel.FLAG


def _packer(message: dict[str, Any], torch: Any) -> Callable[[Any], bytes | None]:
    """The bytes of an action that is what the environment wants, None of any other."""
    dtype, shape, kinds = np.dtype(message["action"][0]), tuple(message["action"][1]), message["action"][2]

    def bare(action: Any) -> bytes | None:
        if type(action) is np.ndarray and action.dtype == dtype and action.shape == shape:  # by far the most
            return action.tobytes()
        if torch is not None and type(action) is torch.Tensor:
            action = action.detach().cpu().numpy()
        if not shape and type(action) in (int, float):
            action = np.asarray(action)
        if isinstance(action, (np.ndarray, np.generic)) and action.shape == shape and action.dtype.kind in kinds:
            return np.asarray(action).astype(dtype).tobytes()
        return None

    return bare
