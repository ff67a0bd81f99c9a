"""Imports the libraries once, and everything that they would import at first use."""

from __future__ import annotations

import functools
import importlib
import inspect
from typing import Any


def import_libraries(library: str) -> None:
    """numpy and matplotlib; for "torch" also torch, with one optimizer step and one backward done."""
    for name in ("numpy.linalg", "numpy.random", "numpy.fft", "numpy.testing"):
        importlib.import_module(name)
    _plotting()
    if library == "torch":
        _torch()


def _plotting() -> None:
    try:
        importlib.import_module("matplotlib").use("Agg")
        pyplot: Any = importlib.import_module("matplotlib.pyplot")
    except ImportError:  # then students have none either, and get a stand-in
        return
    pyplot.show = pyplot.pause = _nothing


def _torch() -> None:
    torch: Any = importlib.import_module("torch")
    for name in ("torch.nn.functional", "torch.optim", "torch.utils.data", "torch.distributions"):
        importlib.import_module(name)
    torch.set_num_threads(1)  # with two, a forked child hangs for ever
    torch.set_num_interop_threads(1)
    layer = torch.nn.Linear(2, 2)
    optimizer = torch.optim.Adam(layer.parameters())
    output = layer(torch.ones(3, 2))
    output.backward(torch.ones(3, 2))
    optimizer.step()
    _tame(torch)


def _tame(torch: Any) -> None:
    """No worker processes, no compiler: both would start programs, which a child cannot."""
    loader = torch.utils.data.DataLoader
    start = loader.__init__
    signature = inspect.signature(start)

    @functools.wraps(start)
    def alone(*args: Any, **kwargs: Any) -> None:
        given = signature.bind(*args, **kwargs)
        given.arguments.update(num_workers=0, pin_memory=False, persistent_workers=False)
        given.arguments.update(prefetch_factor=None, multiprocessing_context=None, timeout=0)
        start(*given.args, **given.kwargs)

    loader.__init__ = alone
    torch.compile = _as_it_is


def _as_it_is(model: Any = None, **_: Any) -> Any:
    return model if model is not None else (lambda function: function)


def _nothing(*_: Any, **__: Any) -> None:
    return None
