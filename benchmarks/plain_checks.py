"""What a test cell of plain nbgrader is made of: asserts, the values of the cases, and hand-written checks where right answers differ."""

from __future__ import annotations

import ast
import re
from typing import Any

import numpy as np

from autograder import wire
from autograder.draw import seed_of
from autograder.exam import DrawnCase, Exam
from autograder.spec import Exercise

HELPERS = '''import numpy as np

values = np.load("cases.npz")


def same(got, want):
    if isinstance(want, dict):
        assert set(got) == set(want), f"{sorted(got)} came, {sorted(want)} were expected"
        for key in want:
            same(got[key], want[key])
    elif isinstance(want, (list, tuple)):
        assert len(got) == len(want), f"{len(got)} values came, {len(want)} were expected"
        for g, w in zip(got, want):
            same(g, w)
    elif want is None or isinstance(want, (bool, str)):
        assert got == want, f"{got!r} came, {want!r} was expected"
    else:
        got = got.detach().numpy() if hasattr(got, "detach") else got
        assert np.shape(got) == np.shape(want), f"shape {np.shape(got)}, expected {np.shape(want)}"
        assert np.allclose(got, want, rtol=1e-7, atol=1e-7 * np.max(np.abs(want), initial=0)), "the values differ"
'''

_TOPOLOGICAL = '''
def judge(inputs, got, want):
    order = [int(node) for node in got["order"]]
    assert sorted(order) == sorted(int(node) for node in want["order"]), "each node must be there once"
    place = {node: i for i, node in enumerate(order)}
    assert all(place[int(a)] < place[int(b)] for a, b in inputs["label"][inputs["edges"]]), "a node stands before one that it needs"
    same({k: v for k, v in got.items() if k != "order"}, {k: v for k, v in want.items() if k != "order"})
'''

_GAUSSIAN = '''
def judge(inputs, got, want):
    assert set(got) == set(want)
    matrices = []
    for name in want:
        g, w = got[name], want[name]
        assert g.shape == w.shape and g.dtype == w.dtype and np.isfinite(g).all(), name
        if w.ndim == 1:
            same(g, w)
            continue
        g = g.astype(float).ravel()
        slack, scale = 6 / np.sqrt(g.size), inputs["weight_scale"]
        assert abs(g.mean()) <= slack * scale, f"{name}: the mean is not 0"
        assert abs(g.std() - scale) <= slack * scale / np.sqrt(2), f"{name}: the standard deviation is not weight_scale"
        assert abs(np.mean(np.abs(g) < scale) - 0.6827) <= slack * 0.4654, f"{name}: not Gaussian"
        for other in matrices:
            shared = min(g.size, other.size)
            assert shared <= 8 or not np.array_equal(g[:shared], other[:shared]), f"{name} repeats another matrix"
        matrices.append(g)
'''

_BY_HEART = '''
def judge(inputs, got, want):
    same(got["reg_afterwards"], want["reg_afterwards"])
    assert np.ndim(got["losses"]) == 1 and np.size(got["losses"]) > 1
    assert set(got["params"]) == set(want["params"])
    assert all(np.shape(got["params"][k]) == np.shape(want["params"][k]) for k in want["params"])

    def measure(params):
        arrays, signal, y = list(params.values()), inputs["X"], inputs["y"]
        for i in range(0, len(arrays), 2):
            signal = np.maximum(signal, 0) if i else signal
            signal = signal @ arrays[i] + arrays[i + 1]
        signal = inputs.get("gain", 1.0) * signal
        top = signal - signal.max(axis=1, keepdims=True)
        logp = top - np.log(np.exp(top).sum(axis=1, keepdims=True))
        return -logp[np.arange(len(y)), y].mean(), np.mean(signal.argmax(axis=1) == y)

    assert np.isclose(got["losses"][0], measure(inputs["start"])[0], rtol=1e-6)
    end, accuracy = measure(got["params"])
    assert end < 0.05 and accuracy == 1 and got["losses"][-1] < 0.05, "the batch is not known by heart"
'''

JUDGES = {
    "find_topo_sort": _TOPOLOGICAL, "two_layer_net_init": _GAUSSIAN, "fully_connected_net_init": _GAUSSIAN,
    "overfit_tiny_batch": _BY_HEART,
}  # fmt: skip


class Store:
    """Arrays by key, for `cases.npz`; and the source text of values that hold them."""

    def __init__(self) -> None:
        self.arrays: dict[str, np.ndarray] = {}

    def literal(self, value: Any) -> str:
        """Python source of a value: arrays are looked up in `values`, the rest stands there."""
        if isinstance(value, np.ndarray):
            key = f"a{len(self.arrays)}"
            self.arrays[key] = value
            return f'values["{key}"]'
        if isinstance(value, dict):
            return "{" + ", ".join(f"{k!r}: {self.literal(v)}" for k, v in value.items()) + "}"
        if isinstance(value, (list, tuple)):
            items = ", ".join(self.literal(v) for v in value)
            return f"[{items}]" if isinstance(value, list) else f"({items}{',' if len(value) == 1 else ''})"
        if isinstance(value, float) and not np.isfinite(value):
            return f'float("{value!r}")'
        return repr(value)


def cell_for_values(exercise: Exercise, exam: Exam, store: Store) -> str:
    """The test cell of an exercise: the calls of its probe, one assert-style line a case, hidden ones between nbgrader's markers."""
    drawn = exam.cases[exercise.name]
    judged = exercise.name in JUDGES
    if bool(exercise.verify) != judged:
        raise ValueError(f"{exercise.name}: its right answers differ, so plain_checks.py needs a check for it (or no longer needs one)")
    head = [_calls(exercise), *([JUDGES[exercise.name].strip("\n"), ""] if judged else [])]
    visible = [_line(d, store, judged) for d in drawn if not d.case.hidden]
    hidden = [_line(d, store, judged) for d in drawn if d.case.hidden]
    marked = ["### BEGIN HIDDEN TESTS", *hidden, "### END HIDDEN TESTS"] if hidden else []
    return "\n".join([*head, *visible, *marked])


def _line(drawn: DrawnCase, store: Store, judged: bool) -> str:
    inputs, want = store.literal(wire.decode(drawn.inputs)), store.literal(wire.decode(drawn.want))
    call = f"inputs = {inputs}\njudge(inputs, run(**inputs), {want})" if judged else f"same(run(**{inputs}), {want})"
    return f"# {drawn.case.name}\nnp.random.seed({drawn.seed})\n{call}"


def _calls(exercise: Exercise) -> str:
    """The probe as a function `run` that takes the student's names from the notebook itself."""
    source = re.sub(rf"^def {exercise.name}\(\w+(?:, )?", "def run(", exercise.source)
    student = re.match(r"def \w+\((\w+)", exercise.source)
    assert student is not None
    source = re.sub(rf"\b{student.group(1)}\.(?=[A-Za-z_])", "", source)
    tree = ast.parse(source)
    if any(isinstance(n, ast.Name) and n.id == student.group(1) for n in ast.walk(tree)):
        raise ValueError(f"{exercise.name}: its probe hands the student's names on whole; plain nbgrader has no such thing")
    return source


def cell_for_trained(exercise: Exercise, exam: Exam, store: Store) -> str:
    """The test cell of a result judged by its accuracy: the student's own forward pass on stored data, partial credit."""
    what = exercise.trained
    assert what is not None
    rng = np.random.default_rng(seed_of(exam.seed.value, exam.assignment.name, exercise.name, "data"))
    inputs, labels = what.data(rng)
    return "\n".join([
        _calls(exercise),
        "from safetensors.numpy import load_file",
        "### BEGIN HIDDEN TESTS",
        f'outputs = run(load_file("{what.file}"), **{store.literal(inputs)})',
        f"accuracy = np.mean(np.argmax(outputs, axis=1) == {store.literal(labels)})",
        "### END HIDDEN TESTS",
        f"{exercise.points} * min(1.0, max(0.0, (accuracy - {what.floor}) / {what.bar - what.floor}))",
    ])  # fmt: skip
