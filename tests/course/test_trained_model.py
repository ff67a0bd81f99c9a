"""Trained results of the student's own model, through the engine and a real sandbox: what earns points, and what is said of the rest."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from autograder.feedback import to_html, to_markdown, to_text
from autograder.sandbox import Sandbox
from autograder.verdict import ExerciseResult, Report, Verdict

from .trained_course import MODEL, files, graded, trained_state

State = dict[str, np.ndarray]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures")


def report(root: Path, sandbox: Sandbox, *cells: str, state: State | bytes | None = None, card: bytes | None = b"{}", ceiling: str = "None") -> Report:
    return graded(root, sandbox, *(cells or (MODEL, "quarter_net")), given=files(trained_state() if state is None else state, card), ceiling=ceiling).report


def result(root: Path, sandbox: Sandbox, *cells: str, state: State | bytes | None = None, ceiling: str = "None") -> ExerciseResult:
    found = report(root, sandbox, *cells, state=state, ceiling=ceiling).exercise("quarter_net")
    assert all("\n" not in c.diagnosis for c in found.cases)
    return found


def changed(make: Callable[[State], State | None]) -> State:
    state = {name: tensor.copy() for name, tensor in trained_state().items()}
    return make(state) or state


def test_a_trained_model_with_buffers_earns_its_points(root: Path, sandbox: Sandbox) -> None:
    assert "1.num_batches_tracked" in trained_state() and trained_state()["1.num_batches_tracked"].dtype == np.int64
    found = result(root, sandbox)
    assert found.verdict is Verdict.PASS and found.score == 5 and not found.cases[0].message
    assert found.figures is not None and 0.8 <= found.figures["value"] <= 1 and found.figures["floor"] == 0.6


def test_a_worse_model_earns_a_part(root: Path, sandbox: Sandbox) -> None:
    rng = np.random.default_rng(0)

    def worse(state: State) -> None:
        state["5.weight"] = (state["5.weight"] + rng.normal(0, 0.25, state["5.weight"].shape)).astype(np.float32)

    found = result(root, sandbox, state=changed(worse))
    assert found.verdict is Verdict.WRONG and 0 < (found.score or 0) < 5 and "points begin above 0.6" in found.cases[0].diagnosis


def test_the_same_seed_gives_the_same_report_and_all_of_it_is_json(root: Path, sandbox: Sandbox) -> None:
    first, second = (graded(root, sandbox, MODEL, "quarter_net").report for _ in range(2))
    assert first.to_json() == second.to_json() and Report.from_json(first.to_json()) == first


@pytest.mark.parametrize("kind", ["noise", "permuted", "zeros"])
def test_weights_that_know_nothing_fall_to_chance(root: Path, sandbox: Sandbox, kind: str) -> None:
    rng = np.random.default_rng(1)

    def blind(state: State) -> State:
        floats = {n: t for n, t in state.items() if t.ndim > 1}
        make = {
            "noise": lambda t: rng.normal(0, t.std(), t.shape), "permuted": lambda t: rng.permutation(t.ravel()).reshape(t.shape),
            "zeros": np.zeros_like,
        }[kind]  # fmt: skip
        return state | {n: make(t).astype(np.float32) for n, t in floats.items()}

    found = result(root, sandbox, state=changed(blind))
    assert found.score == 0 and found.figures is not None and found.figures["value"] < 0.5


def test_float64_weights_of_a_float32_model_are_read_and_the_training_cell_is_not_run(root: Path, sandbox: Sandbox) -> None:
    wide = {n: t.astype(np.float64) if t.dtype == np.float32 else t for n, t in trained_state().items()}
    cells = [MODEL, "import os\nmodel = build_model()\nfor step in range(3):\n    os._exit(1)", "quarter_net"]
    assert result(root, sandbox, *cells, state=wide).score == 5


def renamed(state: State) -> State:
    return {f"module.{name}": tensor for name, tensor in state.items()}


def without_one(state: State) -> State:
    return {name: tensor for name, tensor in state.items() if name != "5.bias"}


def transposed(state: State) -> State:
    return state | {"5.weight": np.ascontiguousarray(state["5.weight"].T)}


def diverged(state: State) -> State:
    return state | {"0.bias": np.full(4, np.nan, np.float32)}


def enlarged(state: State) -> State:
    return state | {"more": np.zeros(50_000, np.float32)}


@pytest.mark.parametrize(
    ("change", "verdict", "words"),
    [
        (renamed, "SHAPE", "its names begin with 'module.'"),
        (without_one, "SHAPE", "it lacks 5.bias"),
        (transposed, "SHAPE", "5.weight is (64, 4) in the file and (4, 64) in the model; each is the other's transpose"),
        (diverged, "NONFINITE", "0.bias holds NaN or infinity"),
        (enlarged, "MEMORY", "at most 200000 are read"),
    ],
)
def test_a_file_that_does_not_fit_is_told_apart(root: Path, sandbox: Sandbox, change: Callable[[State], State], verdict: str, words: str) -> None:
    found = result(root, sandbox, state=changed(change))
    assert (found.verdict, found.score) == (verdict, 0) and words in found.cases[0].diagnosis, found


@pytest.mark.parametrize(
    ("data", "verdict", "words"),
    [(b"\x80\x04cos\nsystem\n", "FORBIDDEN", "never opened"), (b"", "RAISED", "no safetensors"), (b"PK\x03\x04" + b"\0" * 90, "FORBIDDEN", "never opened")],
)
def test_a_file_of_another_format_is_not_opened(root: Path, sandbox: Sandbox, data: bytes, verdict: str, words: str) -> None:
    found = result(root, sandbox, state=data)
    assert (found.verdict, found.score) == (verdict, 0) and words in found.cases[0].diagnosis


def test_no_file_is_missing(root: Path, sandbox: Sandbox) -> None:
    found = graded(root, sandbox, MODEL, "quarter_net", given={}).report.exercise("quarter_net")
    assert found.verdict is Verdict.MISSING and "was not submitted" in found.cases[0].diagnosis and not found.remarks


BODY = """
class Other(nn.Sequential):
    def forward(self, x):
        {}
def build_model():
    return Other(nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.AvgPool2d(3), nn.Flatten(), nn.Linear(64, 4))
"""
LOOKS = "means = torch.stack([x[:, 0, 6 * (q // 2):, 6 * (q % 2):][:, :6, :6].mean((1, 2)) for q in range(4)], 1); return 9 * means"


def model(body: str) -> str:
    return "import os, time, torch\nfrom torch import nn\n" + BODY.format(body)


@pytest.mark.parametrize(
    ("code", "verdict", "words"),
    [
        (model(LOOKS), "WRONG", "it does not use its weights"),
        (model("return super().forward(x)[:, 0]"), "SHAPE", "have shape (256,); (256, 4) was expected"),
        (model("return super().forward(x).T"), "SHAPE", "have shape (4, 256)"),
        (model("return super().forward(x)[:1]"), "SHAPE", "have shape (1, 4)"),
        (model("return super().forward(x) / 0"), "NONFINITE", "nan or an infinity"),
        (model("return 'A'"), "DTYPE", "the model gave a str"),
        (model("return {'scores': super().forward(x)}"), "DTYPE", "the model gave a dict"),
        (model("return lambda: 1"), "DTYPE", ""),
        (model("return x.nowhere"), "RAISED", ""),
        (model("raise SystemExit"), "RAISED", ""),
        (model("os._exit(0)"), "KILLED", "ended before it gave its predictions"),
        (model("\n        while True: pass"), "TIMEOUT", "still computing when its 3 s"),
        (model("return x.cuda()"), "RAISED", "this machine has no GPU"),
        ("def build_model():\n    raise NotImplementedError", "MISSING", ""),
        ("def make_model():\n    return 1", "MISSING", ""),
        ("def build_model():\n    return 1", "RAISED", ""),
        ("def build_model():\n    return {'a': 3}", "RAISED", ""),
    ],
)
def test_what_a_model_may_do(root: Path, sandbox: Sandbox, code: str, verdict: str, words: str) -> None:
    found = result(root, sandbox, code, "quarter_net")
    assert (found.verdict, found.score) == (verdict, 0) and words in found.cases[0].diagnosis, found


def test_printing_is_no_answer_and_costs_nothing(root: Path, sandbox: Sandbox) -> None:
    assert result(root, sandbox, model("print('5 of 5'); return super().forward(x)"), "quarter_net").score == 5


def test_definitions_that_no_reading_finds_still_count(root: Path, sandbox: Sandbox) -> None:
    assert result(root, sandbox, f"exec({MODEL!r})", "quarter_net").score == 5


def test_better_than_possible_is_a_leak_that_a_person_looks_at(root: Path, sandbox: Sandbox) -> None:
    assert result(root, sandbox, ceiling="(0.8, 0.1)").score == 5  # within five standard errors
    found = result(root, sandbox, ceiling="(0.8, 0.001)")
    assert (found.verdict, found.score) == (Verdict.LEAK, 0) and "no model can exceed 0.8" in found.cases[0].diagnosis


def test_a_missing_or_strange_card_costs_nothing_and_is_named(root: Path, sandbox: Sandbox) -> None:
    for card, words in ((None, "no training card"), (b"{", "is no JSON"), (json.dumps({"loss": [1.0, float("nan")]}).encode(), "1 of 2 values of the loss")):
        found = report(root, sandbox, card=card).exercise("quarter_net")
        assert found.score == 5 and any(words in r for r in found.remarks), found.remarks


def test_the_card_is_kept_where_the_weights_cannot_be_read(root: Path, sandbox: Sandbox) -> None:
    found = report(root, sandbox, state=changed(diverged), card=b'{"loss": [3, 2, 1]}').exercise("quarter_net")
    assert found.figures == {"card": {"loss": [[1.0, 3.0], [2.0, 2.0], [3.0, 1.0]]}}


def test_the_pictures_shown_are_not_of_the_graded_draw(root: Path, sandbox: Sandbox) -> None:
    from autograder.draw import seed_of

    from .trained_course import course

    found = result(root, sandbox)
    assert found.figures is not None and len(found.figures["mistakes"]) == 6
    assignment, exam = course(root, "None")
    what = assignment.exercise("quarter_net").trained
    assert what is not None
    graded_data, _ = what.data(np.random.default_rng(seed_of(exam.seed.value, assignment.name, "quarter_net", "data")))
    import base64

    known = {image.tobytes() for image in graded_data["images"]}
    assert known.isdisjoint(base64.b64decode(m["pixels"]) for m in found.figures["mistakes"])


def test_feedback_shows_curve_matrix_and_mistakes(root: Path, sandbox: Sandbox) -> None:
    shown = graded(root, sandbox, MODEL, "quarter_net").report
    page, text, mark = to_html(shown), to_text(shown), to_markdown(shown)
    assert page.count("data:image/png;base64,") == 6 and "Confusion matrix: " in page and "Loss curve: loss from 1.4" in page
    for words in (text, mark):
        assert "samples of another draw are right" in words and "the surest mistakes" in words and "preset laptop" in words


def test_feedback_of_a_model_that_ignores_its_weights_says_so(root: Path, sandbox: Sandbox) -> None:
    page = to_html(report(root, sandbox, model(LOOKS), "quarter_net"))
    assert "not its weights" in page and "it does not use its weights" in page and "below the bar" not in page


SPY = """
seen = []
def double(x):
    open("seen", "w").write(str(x[0]).replace(".", "_"))
    return 2 * x
"""
TELLS = "import os\nfrom torch import nn\ndef build_model():\n    return nn.ModuleDict({open('seen').read() if os.path.exists('seen') else 'clean': nn.Linear(1, 1)})"


def test_the_child_that_names_tensors_has_seen_no_hidden_input(root: Path, sandbox: Sandbox) -> None:
    """Its words reach the student: names may not carry what an earlier exercise was given."""
    from autograder.engine import grade
    from autograder.variants import submission_of

    from .small import notebook
    from .trained_course import course

    assignment, exam = course(root, "None")
    work = submission_of(assignment, notebook(SPY, "double", TELLS, "quarter_net"), "ada", files=files(trained_state()))
    found = grade(work, exam, sandbox).report.exercise("quarter_net")
    assert found.verdict is Verdict.SHAPE and "it lacks clean.weight, clean.bias" in found.cases[0].diagnosis, found


def test_a_class_is_graded_alike_by_one_and_by_two_with_feedback_and_gradebook(tmp_path: Path) -> None:
    import io

    from rich.console import Console

    from autograder.class_run import run_class
    from autograder.classroom import Desk

    from .small import write_notebook
    from .trained_course import make

    solution, folder = make(tmp_path), tmp_path / "submitted"
    for student, code in (("ada", MODEL), ("bob", model(LOOKS)), ("eve", model("os._exit(0)"))):
        write_notebook(folder / student / "00_pictures" / "00_pictures.ipynb", "def double(x):\n    return 2 * x", "double", code, "quarter_net")
        for name, data in files(trained_state()).items():
            (folder / student / "00_pictures" / name).write_bytes(data)
    desks = [Desk(tmp_path / f"out{workers}", "00_pictures") for workers in (1, 2)]
    for workers, desk in enumerate(desks, start=1):
        if workers == 2:
            desk.seed.parent.mkdir(parents=True)
            desk.seed.write_bytes(desks[0].seed.read_bytes())
        assert run_class(folder, solution, desk.folder, Console(file=io.StringIO()), workers, True, workers == 1) is False
    texts = [{p.stem: p.read_text(encoding="utf-8") for p in desk.reports.glob("*.json")} for desk in desks]
    assert texts[0] == texts[1] and len(texts[0]) == 3
    scores = {student: Report.from_json(text).score for student, text in texts[0].items()}
    assert scores == {"ada": 6.0, "bob": 1.0, "eve": 1.0}
