"""A checkpoint against a model's own tensors, noise in the place of weights, and outputs a batch at a time."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.errors import AuthorError, BadWeights
from autograder.model_outputs import batches, fault_of, join, part
from autograder.spec import Exercise, Trained, trained, validate
from autograder.weights_model import check_state, noise_like, read_shapes, shapes_probe

WHAT = Trained("net.safetensors", {}, lambda rng: ({}, None), lambda y, p: 0.0, 0.5, 0.9, model="build", chance=0.1)
SHAPES = {"conv.weight": (8, 1, 3, 3), "fc.weight": (5, 8), "fc.bias": (5,)}


def weights(**changed: Any) -> dict[str, np.ndarray]:
    made = {name.replace(".", "_"): np.ones(shape) for name, shape in SHAPES.items()} | changed
    return {name.replace("_", "."): tensor for name, tensor in made.items() if tensor is not None}


def test_what_fits_passes() -> None:
    check_state(weights(), SHAPES, WHAT)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (weights(fc_bias=None), "it lacks fc.bias;"),
        (weights(more=np.ones(2)), "it holds more, which the model has not"),
        (weights(fc_bias=None, fc_b=np.ones(5)), "it lacks fc.bias and it holds fc.b, which the model has not"),
        ({"_orig_mod." + k: v for k, v in weights().items()}, "before torch.compile"),
        ({k.upper(): v for k, v in weights().items()}, "should be spelt conv.weight"),
        ({}, "it lacks conv.weight, fc.weight, fc.bias"),
        (weights(fc_bias=np.ones((5, 1))), "fc.bias is (5, 1) in the file and (5,) in the model"),
        (weights(fc_weight=np.ones((8, 5))), "transpose"),
        (weights(fc_weight=np.ones((8, 5)), fc_bias=np.ones(6)), "the very model"),
        (weights(**{f"x{i}" + "\n" * 3: np.ones(1) for i in range(50)}), "and 46 more"),
    ],
)
def test_what_does_not_fit_is_named(given: dict[str, np.ndarray], words: str) -> None:
    with pytest.raises(BadWeights) as caught:
        check_state(given, SHAPES, WHAT)
    assert caught.value.verdict == "SHAPE" and words in str(caught.value) and "\n" not in str(caught.value)


def test_the_shapes_of_modules_and_of_dicts_are_asked_for_alike() -> None:
    space: dict[str, Any] = {}
    exec(shapes_probe("build"), space)

    class Student:
        @staticmethod
        def build() -> dict[str, np.ndarray]:
            return {"W": np.ones((2, 3)), "b": np.ones(())}

    assert read_shapes(space["shapes"](Student), "build") == {"W": (2, 3), "b": ()}


@pytest.mark.parametrize("value", [None, 3, [1], {"W": 3}, {"W": [1.5]}, {"W": [True]}, {"W": "ab"}])
def test_a_child_that_makes_shapes_up_is_refused(value: Any) -> None:
    with pytest.raises(BadWeights, match="state_dict"):
        read_shapes(value, "build")


def test_noise_keeps_names_shapes_kinds_and_scale_and_positive_variances() -> None:
    rng = np.random.default_rng(0)
    state = {"w": rng.normal(0, 3, (40, 50)).astype(np.float32), "var": rng.uniform(1, 2, 30), "n": np.array(7), "s": np.array(2.0), "e": np.zeros((0, 3))}
    noise = noise_like(state, np.random.default_rng(1))
    assert {n: (t.shape, t.dtype) for n, t in noise.items()} == {n: (t.shape, t.dtype) for n, t in state.items()}
    assert abs(noise["w"].std() / 3 - 1) < 0.1 and abs(np.corrcoef(noise["w"].ravel(), state["w"].ravel())[0, 1]) < 0.1
    assert sorted(noise["var"]) == sorted(state["var"]) and (noise["var"] != state["var"]).any() and noise["n"] == 7


def test_batches_cut_what_has_one_entry_a_sample() -> None:
    inputs = {"x": np.arange(10).reshape(5, 2), "scale": np.ones(3), "k": 2}
    got = list(batches(inputs, 2))
    assert [n for _, n in got] == [2, 2, 1] and (np.concatenate([b["x"] for b, _ in got]) == inputs["x"]).all()
    assert all(b["scale"] is inputs["scale"] and b["k"] == 2 for b, _ in got)
    big = {"x": np.zeros((6, 2**20))}  # 8 MiB a sample
    assert [n for _, n in batches(big, 100)] == [2, 2, 2]
    assert list(batches({"k": 1}, 2)) == [({"k": 1}, 0)]
    cut = part({"boxes": np.zeros((5, 4)), "names": list("abcde"), "note": "abcde"}, 5, 1, 3)
    assert cut["boxes"].shape == (2, 4) and cut["names"] == ["b", "c"] and cut["note"] == "abcde"


def test_outputs_of_batches_are_joined() -> None:
    assert (join([np.ones((2, 3)), np.zeros((1, 3))]) == [[1] * 3, [1] * 3, [0] * 3]).all()
    assert join([(np.ones(1), ["a"]), (np.ones(2), ["b", "c"])])[1] == ["a", "b", "c"]
    assert join([{"a": np.ones(1)}, {"a": np.ones(2)}])["a"].shape == (3,)
    for odd in ([np.ones((1, 2)), np.ones((1, 3))], [{"a": np.ones(1)}, {"b": np.ones(1)}], [np.ones(1), [1]], [(1,), (1, 2)]):
        with pytest.raises(ValueError):
            join(odd)


@pytest.mark.parametrize(
    ("outputs", "shape", "verdict"),
    [
        (np.ones((4, 3)), (3,), None), (np.ones(4), (), None), (np.ones((4, 7)), None, None), ({"a": np.ones(4), "b": ["x"] * 4}, None, None),
        (np.ones((4, 2)), (3,), "SHAPE"), (np.ones((3, 3)), None, "SHAPE"), (np.ones(()), None, "SHAPE"), (["x"], None, "SHAPE"),
        (np.full(4, np.inf), None, "NONFINITE"), ((np.ones(4), np.full(4, np.nan)), None, "NONFINITE"),
        ("text", None, "DTYPE"), (None, None, "DTYPE"), ({}, None, "DTYPE"), (np.ones(4, complex), None, "DTYPE"), ({"a": np.ones(4)}, (3,), "DTYPE"),
    ],
)  # fmt: skip
def test_faults_of_outputs(outputs: Any, shape: tuple[int, ...] | None, verdict: str | None) -> None:
    found = fault_of(outputs, 4, shape)
    assert (found and found[0]) == verdict and (found is None or "\n" not in found[1])


def words(**more: Any) -> Exercise:
    given = {"points": 1, "file": "f", "data": lambda rng: ({}, None), "metric": lambda y, p: 0.0, "floor": 0.5, "bar": 0.9, "model": "build", "chance": 0.1}

    @trained(**(given | more))
    def net(s: Any, weights: Any, x: Any) -> Any:
        return None

    made: Exercise = net.__exercise__  # type: ignore[attr-defined]
    return made


def test_an_author_is_told_what_contradicts_itself() -> None:
    validate([words()])
    validate([words(model="", tensors={"W": (2,)}, chance=None)])
    for more, said in (
        ({"model": ""}, "either tensors="), ({"tensors": {"W": (1,)}}, "either tensors="), ({"floor": 0.9}, "above the floor"),
        ({"chance": None}, "what guessing reaches"), ({"chance": 0.5}, "below the floor"), ({"ceiling": (0.8, 0.1)}, "not below the bar"), ({"batch": 0}, "1 sample"),
    ):  # fmt: skip
        with pytest.raises(AuthorError, match=said):
            validate([words(**more)])
