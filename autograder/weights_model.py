"""A submitted checkpoint against the student's own model: names, shapes, and noise in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .errors import BadWeights
from .spec import Trained
from .spec_played import Played
from .weights import check_finite, read_tensors

SHOWN = 4  # names in a message
Shapes = Mapping[str, tuple[int, ...]]
# What wrappers put before each name: where they stand, and how to save without them.
_WRAPPERS = {"module.": "of model.module (a DataParallel wraps yours)", "_orig_mod.": "of the model before torch.compile"}


def read_state(data: bytes | None, what: Trained | Played) -> dict[str, np.ndarray]:
    """The tensors of a submitted file with the dtypes they have there, all finite; raises BadWeights."""
    tensors = read_tensors(data, what)
    check_finite(tensors, what.file)
    return tensors


def shapes_probe(model: str) -> str:
    """The source of a probe `shapes(s)`: the names and shapes of the tensors that the student's model keeps.

    A model is whatever has `state_dict()`, or else is a dict of arrays.
    """
    return (
        "def shapes(s):\n"
        f"    model = s.{model}()\n"
        "    state = model.state_dict() if hasattr(model, 'state_dict') else model\n"
        "    return {str(name): [int(n) for n in tensor.shape] for name, tensor in state.items()}\n"
    )


def read_shapes(value: Any, model: str) -> dict[str, tuple[int, ...]]:
    """What came of that probe, which a student's process may have made up. Raises BadWeights where it is no such thing."""
    if not isinstance(value, dict) or not all(isinstance(v, list) and all(type(n) is int for n in v) for v in value.values()):
        raise BadWeights(f"{model}() gives no model whose state_dict() names its tensors; return a torch.nn.Module", "DTYPE")
    return {name: tuple(shape) for name, shape in value.items()}


def check_state(weights: Mapping[str, np.ndarray], shapes: Shapes, what: Trained) -> None:
    """Raises BadWeights, naming the tensors, where the file does not fit the model."""
    given = {name: tensor.shape for name, tensor in weights.items()}
    missing, extra = [n for n in shapes if n not in given], [n for n in given if n not in shapes]
    if missing or extra:
        raise BadWeights(f"{what.file} does not fit {what.model}(): {_names(missing, extra)}", "SHAPE")
    other = [n for n in shapes if given[n] != shapes[n]]
    if other:
        found = [f"{_short(n)} is {_shape(given[n])} in the file and {_shape(shapes[n])} in the model" for n in other[:SHOWN]]
        more = f" and {len(other) - SHOWN} more" if len(other) > SHOWN else ""
        raise BadWeights(f"{what.file} does not fit {what.model}(): {'; '.join(found)}{more}; {_why(given, shapes, other)}", "SHAPE")


def _names(missing: Sequence[str], extra: Sequence[str]) -> str:
    for prefix, how in _WRAPPERS.items():
        if extra and all(n.startswith(prefix) for n in extra):
            return f"its names begin with {prefix!r}; save the state_dict() {how}"
    if missing and len(missing) == len(extra) and {n.lower() for n in missing} == {n.lower() for n in extra}:
        return f"{_listed(extra)} should be spelt {_listed(missing)}"
    parts = [f"it lacks {_listed(missing)}"] if missing else []
    parts += [f"it holds {_listed(extra)}, which the model has not"] if extra else []
    return f"{' and '.join(parts)}; save model.state_dict() of the very model that this function builds"


def _why(given: Shapes, shapes: Shapes, other: Sequence[str]) -> str:
    if all(given[n] == shapes[n][::-1] for n in other):
        return "each is the other's transpose: save the tensors as they are, without .T"
    return "train and save the very model that this function builds, with the same sizes"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(map(_short, names[:SHOWN]))
    return f"{shown} and {len(names) - SHOWN} more" if len(names) > SHOWN else shown


def _short(name: str) -> str:
    return name if len(name) <= 60 and name.isprintable() else repr(name[:60])


def _shape(shape: tuple[int, ...]) -> str:
    return f"({', '.join(map(str, shape[:8]))}{',' if len(shape) == 1 else ''})"


def noise_like(weights: Mapping[str, np.ndarray], rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Weights of the same names, shapes and scale that know nothing.

    Matrices and kernels become Gaussian of the same root mean square. Vectors and numbers (biases, scales, running statistics) are
    permuted, so that a variance stays positive; integers, which count, stay.
    """
    return {name: _noise(tensor, rng) for name, tensor in weights.items()}


def _noise(tensor: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    if tensor.dtype.kind != "f" or not tensor.size:
        return tensor.copy()
    if tensor.ndim < 2:
        return rng.permutation(tensor) if tensor.ndim else tensor.copy()
    scale = float(np.sqrt(np.mean(np.square(tensor, dtype=np.float64))))
    return rng.normal(0.0, scale, tensor.shape).astype(tensor.dtype)
