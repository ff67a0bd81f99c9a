"""Attacks on the weights that are handed in beside a right notebook."""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from autograder.assignment import Assignment

from .corpus import save
from .notebooks import Write, attack


def weights(verdict: str) -> Callable[[Callable[[], bytes | None]], Write]:
    """An attack by the bytes of the weights; the notebook itself is right."""

    def add(make: Callable[[], bytes | None]) -> Write:
        def write(folder: Path, assignment: Assignment) -> None:
            save(folder, assignment, assignment.reference.cells)
            data = make()
            if data is not None:
                (folder / _file(assignment)).write_bytes(data)

        write.__name__, write.__doc__ = f"weights_{make.__name__}", make.__doc__
        return attack(f"spiral_net={verdict} rest=PASS")(write)

    return add


def _file(assignment: Assignment) -> str:
    return next(e.trained.file for e in assignment.exercises if e.trained)


def _tensors(hidden: int = 8) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(0)
    shapes = {"W1": (2, hidden), "b1": (hidden,), "W2": (hidden, 3), "b2": (3,)}
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


def _packed(tensors: dict[str, np.ndarray], **changes: Any) -> bytes:
    """A safetensors file; `changes` replaces entries of its header by what is given."""
    header: dict[str, Any] = {}
    data = b""
    for name, array in tensors.items():
        header[name] = {"dtype": "F64", "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.astype("<f8").tobytes()
    text = json.dumps(header | changes).encode()
    return struct.pack("<Q", len(text)) + text + data


def _entry(**changes: Any) -> dict[str, Any]:
    return {"dtype": "F64", "shape": [2, 8], "data_offsets": [0, 128], **changes}


@weights("FORBIDDEN")
def pickle() -> bytes:
    """A pickle that writes a canary when it is loaded."""
    return b"\x80\x04cos\nsystem\n(S'touch /tmp/descent-canary-weights'\ntR."


@weights("FORBIDDEN|RAISED")
def pickle_of_protocol_zero() -> bytes:
    """The same in the oldest protocol, which has no telling first byte."""
    return b"cos\nsystem\n(S'touch /tmp/descent-canary-weights'\ntR."


@weights("FORBIDDEN")
def zip_of_torch() -> bytes:
    """The head of a torch.save file."""
    return b"PK\x03\x04" + bytes(1000)


@weights("FORBIDDEN")
def numpy_file() -> bytes:
    """A numpy file of objects."""
    return b"\x93NUMPY\x01\0v\0{'descr': '|O', 'fortran_order': False, 'shape': (1,), }" + b" " * 60 + b"\n" + b"cos\nsystem\n."


@weights("RAISED")
def empty() -> bytes:
    """A file of no bytes."""
    return b""


@weights("RAISED")
def truncated() -> bytes:
    """The last tensor is missing."""
    return _packed(_tensors())[:-30]


@weights("NONFINITE")
def not_numbers() -> bytes:
    """NaN in one tensor."""
    return _packed(_tensors() | {"b1": np.full(8, np.nan)})


@weights("WRONG")
def vast_numbers() -> bytes:
    """The largest numbers there are, so that the forward pass overflows."""
    return _packed({name: np.full(t.shape, 1.7e308) for name, t in _tensors().items()})


@weights("WRONG")
def noise() -> bytes:
    """Random numbers of the right shape."""
    return _packed(_tensors())


@weights("SHAPE")
def of_another_shape() -> bytes:
    """A layer transposed."""
    return _packed(_tensors() | {"W1": np.zeros((8, 2))})


@weights("SHAPE")
def of_other_names() -> bytes:
    """Names that are paths, markup and dunder methods."""
    return _packed({"../../x": np.zeros(1), "<script>": np.zeros(1), "__class__": np.zeros(1), "W1\ud800": np.zeros(1)})


@weights("DTYPE|RAISED")
def of_another_dtype() -> bytes:
    """A dtype that does not exist."""
    return _packed(_tensors(), W1=_entry(dtype="O"))


@weights("DTYPE|RAISED")
def dtype_that_is_a_list() -> bytes:
    """A dtype that cannot even be looked up."""
    return _packed(_tensors(), W1=_entry(dtype=["F64"]))


@weights("RAISED")
def header_of_an_exabyte() -> bytes:
    """A header length that no file has."""
    return struct.pack("<Q", 2**60) + b"{}"


@weights("RAISED")
def header_that_lies() -> bytes:
    """An end far behind the file."""
    return _packed(_tensors(), W1=_entry(shape=[2, 2**28], data_offsets=[0, 2**32]))


@weights("RAISED")
def negative_offsets() -> bytes:
    """Offsets below zero."""
    return _packed(_tensors(), W1=_entry(data_offsets=[-128, 0]))


@weights("WRONG|RAISED")
def overlapping_tensors() -> bytes:
    """All tensors on the same bytes."""
    return _packed(_tensors(), b1=_entry(shape=[8], data_offsets=[0, 64]), b2=_entry(shape=[3], data_offsets=[0, 24]))


@weights("RAISED|SHAPE")
def hundred_axes() -> bytes:
    """A tensor of one number and a hundred axes, more than numpy has."""
    return _packed(_tensors(), W1=_entry(shape=[1] * 100, data_offsets=[0, 8]))


@weights("RAISED|SHAPE")
def product_without_end() -> bytes:
    """A shape whose product has a hundred thousand digits."""
    return _packed(_tensors(), W1=_entry(shape=[2**32 - 1] * 80_000))


@weights("RAISED|SHAPE")
def header_of_deep_json() -> bytes:
    """A header nested a hundred thousand levels deep."""
    text = b"[" * 100_000
    return struct.pack("<Q", len(text)) + text


@weights("RAISED|SHAPE")
def header_that_is_a_list() -> bytes:
    """A header that is no object."""
    return struct.pack("<Q", 9) + b'["W1", 1]'


@attack("spiral_net=MEMORY rest=PASS")
def weights_of_two_gigabytes(folder: Path, assignment: Assignment) -> None:
    """Two gigabytes, all of it a hole in the file."""
    save(folder, assignment, assignment.reference.cells)
    (folder / _file(assignment)).write_bytes(_packed(_tensors()))
    os.truncate(folder / _file(assignment), 2 * 2**30)


@attack("spiral_net=MISSING rest=PASS")
def weights_are_a_link(folder: Path, assignment: Assignment) -> None:
    """A link to the reference's own weights."""
    save(folder, assignment, assignment.reference.cells)
    (folder / _file(assignment)).unlink(missing_ok=True)
    (folder / _file(assignment)).symlink_to(assignment.folder / "artifacts" / _file(assignment))


@attack("spiral_net=MISSING rest=PASS")
def weights_are_a_folder(folder: Path, assignment: Assignment) -> None:
    """A folder of the weights' name."""
    save(folder, assignment, assignment.reference.cells)
    (folder / _file(assignment)).unlink(missing_ok=True)
    (folder / _file(assignment)).mkdir()


@attack("spiral_net=MISSING rest=PASS")
def weights_are_a_hard_link(folder: Path, assignment: Assignment) -> None:
    """A hard link to a file of somebody else's."""
    save(folder, assignment, assignment.reference.cells)
    (folder / _file(assignment)).unlink(missing_ok=True)
    other = folder.parent / "somebody-elses"
    other.write_bytes(_packed(_tensors()))
    os.link(other, folder / _file(assignment))
