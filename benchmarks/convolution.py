"""A convolution three ways (the naive loops, im2col, torch), what it costs to judge the second by its speed, and what it costs to judge a
trained result.

    python -m benchmarks.convolution [--out benchmarks/results/convolution.json]

The functions are those of the reference solution of 06_convolution. One BLAS thread each. The figures are the shortest of some
runs by the wall, all in one process and in turns, so that a busy minute of the machine meets each of them.
"""

from __future__ import annotations

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")  # before numpy reads it

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from autograder.assignment import Assignment, load_assignment
from autograder.engine import grade
from autograder.exam import prepare, reference_names
from autograder.sandbox import Sandbox
from autograder.seeds import Seed
from autograder.spec import SPEED, Exercise
from autograder.variants import submission_of, with_answer

ROOT = Path(__file__).parents[1]
ASSIGNMENT = "06_convolution"
EXERCISE = "conv_im2col_speed"
TRAINED = "glyph_cnn"
ROUNDS = 7
SHAPES = {  # N, C, H, W; F, HH, WW; stride, pad
    "as judged": ((8, 3, 24, 24), (8, 5, 5), 1, 2),
    "32x32 pictures, 3x3": ((16, 3, 32, 32), (16, 3, 3), 1, 1),
    "many channels": ((4, 32, 16, 16), (32, 3, 3), 1, 1),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results" / "convolution.json")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--solution", type=Path, default=ROOT / "solutions" / ASSIGNMENT)
    given = parser.parse_args()
    assignment = load_assignment(given.solution)
    found = {
        "seconds": {name: three_ways(assignment, *shape, given.rounds) for name, shape in SHAPES.items()},
        "judging": judging(assignment, given.rounds), "judging_trained": judging_trained(assignment, given.rounds), "cores": os.cpu_count(), "rounds": given.rounds,
    }  # fmt: skip
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


def three_ways(assignment: Assignment, x_shape: tuple[int, ...], w_shape: tuple[int, ...], stride: int, pad: int, rounds: int) -> dict[str, float]:
    """Shortest seconds of each way, and the ratios; the three outputs are compared first."""
    import torch

    torch.set_num_threads(1)
    exercise = assignment.exercise(EXERCISE)
    fast = reference_names(assignment, exercise)["conv_im2col_forward"]
    naive = reference_names(assignment, assignment.exercise("conv_forward_naive"))["conv_forward_naive"]
    rng = np.random.default_rng(0)
    x, w, b = rng.normal(size=x_shape), rng.normal(size=(w_shape[0], x_shape[1], *w_shape[1:])), rng.normal(size=w_shape[0])
    tensors, how = (torch.tensor(x), torch.tensor(w), torch.tensor(b)), {"stride": stride, "pad": pad}
    ways: dict[str, Callable[[], Any]] = {
        "naive": lambda: naive(x, w, b, how)[0],
        "im2col": lambda: fast(x, w, b, how)[0],
        "torch": lambda: torch.nn.functional.conv2d(*tensors, stride=stride, padding=pad).numpy(),
    }
    outputs = [way() for way in ways.values()]
    assert all(np.allclose(outputs[0], other) for other in outputs[1:]), "the three ways differ"
    best = shortest(ways, rounds)
    ratios = {"naive_over_im2col": best["naive"] / best["im2col"], "im2col_over_torch": best["im2col"] / best["torch"]}
    return {key: float(f"{value:.4g}") for key, value in {**best, **ratios}.items()}


def shortest(ways: dict[str, Callable[[], Any]], rounds: int) -> dict[str, float]:
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(rounds):
        for name, way in ways.items():
            began = time.perf_counter()
            way()
            best[name] = min(best[name], time.perf_counter() - began)
    return best


def judging(assignment: Assignment, rounds: int) -> dict[str, Any]:
    """Median seconds for the whole exercise of speed: of the reference, and of the naive loops in its place, and their outcomes."""
    exercise = assignment.exercise(EXERCISE)
    exam = prepare(assignment, Seed(1), frozenset([EXERCISE]))
    cells = {"right": assignment.reference, "naive": with_answer(assignment, EXERCISE, naive_answer(exercise))}
    found: dict[str, Any] = {}
    with Sandbox() as sandbox:
        for name, notebook in cells.items():
            submission, took, outcomes = submission_of(assignment, notebook), [], []
            for _ in range(rounds + 1):  # the first one starts processes
                began = time.perf_counter()
                report = grade(submission, exam, sandbox, only=frozenset([EXERCISE])).report
                took.append(time.perf_counter() - began)
                outcomes.append(next(str(c.verdict) for c in report.exercise(EXERCISE).cases if c.name == SPEED))
            found[name] = {"seconds": float(f"{median(took[1:]):.4g}"), "outcomes": sorted(set(outcomes)), "times": len(outcomes)}
    return found


def judging_trained(assignment: Assignment, rounds: int) -> dict[str, float]:
    """Median seconds to judge the reference's trained weights in a warm sandbox (shapes, fresh letters, two draws of noise, the figure), and of
    its bare part in this process: the same letters drawn and classified once."""
    import safetensors.torch
    import torch

    exercise = assignment.exercise(TRAINED)
    what = exercise.trained
    assert what is not None
    exam, work = prepare(assignment, Seed(1), frozenset([TRAINED])), submission_of(assignment, assignment.reference)
    names = reference_names(assignment, exercise)
    model = names["build_model"]()
    model.load_state_dict(safetensors.torch.load(assignment.artifacts[what.file]))
    model.eval()
    judged, bare, scores = [], [], set()
    with Sandbox() as sandbox, torch.no_grad():
        for _ in range(rounds + 1):  # the first one starts processes
            began = time.perf_counter()
            scores.add(grade(work, exam, sandbox, only=frozenset([TRAINED])).report.exercise(TRAINED).score)
            middle = time.perf_counter()
            images = what.data(np.random.default_rng(0))[0]["images"]
            for part in torch.from_numpy(images).split(256):
                model(part)
            judged.append(middle - began)
            bare.append(time.perf_counter() - middle)
    assert scores == {exercise.points}, f"the reference earned {scores} of {exercise.points}"
    seconds, alone = median(judged[1:]), median(bare[1:])
    return {"seconds": float(f"{seconds:.4g}"), "bare_seconds": float(f"{alone:.4g}"), "ratio": float(f"{seconds / alone:.3g}")}


def naive_answer(exercise: Exercise) -> str:
    assert exercise.faster is not None
    pairs = zip(exercise.faster.of, exercise.faster.than, strict=True)
    return "\n".join(f"def {of}(*args):\n    return {than}(*args)\n" for of, than in pairs)


if __name__ == "__main__":
    main()
