"""The author's word `@faster`: what it makes of an exercise, and what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder import draw
from autograder.assignment import load_assignment
from autograder.errors import AuthorError
from autograder.feedback import to_html, to_markdown
from autograder.local import examine
from autograder.local_page import as_text
from autograder.names_probe import names_in_probe, renamed_probe
from autograder.release import build_release
from autograder.spec import ROUNDS, Case, Exercise, exercises_in, faster, validate
from autograder.verdict import SPEED, CaseResult, ExerciseResult, Report, Verdict

PROBE = 'def product_speed(s, a, b):\n    return {"c": s.product(a, b)}\n'
CASES = [Case("small", a=draw.normal(2, 3), b=draw.normal(3, 2)), Case("large", hidden=True, weight=3, a=draw.normal(9, 9), b=draw.normal(9, 9))]


def exercise(source: str = PROBE, **words: Any) -> Exercise:
    space: dict[str, Any] = {}
    exec(source, space)
    given = {"of": "product", "than": "product_naive", "points": 4, "cases": CASES} | words
    probe = next(v for k, v in space.items() if k != "__builtins__")
    faster(**given)(probe)
    return exercises_in(space, source)[0]


def test_speed_is_a_last_hidden_case_worth_half_of_the_points() -> None:
    made = exercise(hint="one product")
    validate([made])
    assert [(c.name, c.hidden, c.weight) for c in made.cases] == [("small", False, 1), ("large", True, 3), (SPEED, True, 4)]
    assert made.cases[-1].inputs == CASES[-1].inputs and made.cases[-1].hint == {"WRONG": "one product"}
    assert made.kind == "values" and made.faster is not None and made.faster.ratio == 5


def test_the_share_and_the_inputs_can_be_set() -> None:
    inputs = {"a": draw.normal(40, 40), "b": draw.normal(40, 40)}
    made = exercise(share=0.2, timed=inputs)
    assert made.cases[-1].weight == pytest.approx(1) and made.cases[-1].inputs == inputs


def test_the_naive_version_is_the_same_probe_with_another_name() -> None:
    made = exercise()
    assert names_in_probe(made.naive) == {"product_naive"} and names_in_probe(made.source) == {"product"}
    both = exercise('def p(s, a, b):\n    y, c = s.f(a, b)\n    return s.g(y, c), s.h\n', of=("f", "g"), than=("f0", "g0"))
    validate([both])
    assert names_in_probe(both.naive) == {"f0", "g0", "h"}
    renamed = renamed_probe("def p(s, product):\n    return s.product(product.product)\n", {"product": "q"})
    assert renamed == "def p(s, product):\n    return s.q(product.product)\n"


def test_each_round_has_a_name_of_its_own_so_that_it_draws_its_own_inputs() -> None:
    rounds = exercise().rounds
    assert len(rounds) == ROUNDS == len({c.name for c in rounds}) and rounds[0].name == SPEED


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"of": "other"}, "no call of s.other"),
        ({"than": ("a", "b")}, "1 names in of= and 2 in than="),
        ({"ratio": 1}, "ratio=1"),
        ({"share": 1.0}, "share="),
        ({"share": 0.0}, "share="),
        ({"cases": [Case(SPEED, a=1, b=2)]}, "two cases named 'speed'"),
        ({"cases": []}, "no visible case"),
        ({"timed": {"a": 1}}, "case 'speed': inputs"),
        ({"source": "def p(s, a, b):\n    return getattr(s, 'product')(a, b)\n"}, "as s.NAME"),
        ({"source": "def p(s, a, b):\n    return help(s)\n"}, "no call of s.product"),
    ],
)
def test_what_contradicts_itself_is_refused(words: dict[str, Any], message: str) -> None:
    with pytest.raises(AuthorError, match=message):
        validate([exercise(**words)])


TEXT = '''# %% exercises="product_speed"
import numpy as np

def product_naive(a, b):
    """Given."""
    return np.array([[sum(p * q for p, q in zip(row, column)) for column in b.T] for row in a])

def product(a, b):
    """a (N, K) times b (K, M)."""
    ### BEGIN SOLUTION
    return np.einsum("nk,km->nm", a, b)
    ### END SOLUTION
'''
CHECKS = f"""from autograder import draw
from autograder.spec import Case, faster

@faster(of="product", than="product_naive", ratio=5, points=4, timed=dict(a=draw.normal(50, 50), b=draw.normal(50, 50)), cases=[
    Case("small", a=draw.normal(2, 3), b=draw.normal(3, 2)), Case("larger", a=draw.normal(20, 31), b=draw.normal(31, 22))])
{PROBE}"""
GIVEN = TEXT.partition("def product(")[0]
FAST, SLOW = "def product(a, b):\n    return a @ b\n", "def product(a, b):\n    return product_naive(a, b)\n"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("course")
    solution, target = root / "solutions" / "01_fast", root / "assignments" / "01_fast"
    solution.mkdir(parents=True)
    target.mkdir(parents=True)
    (solution / "01_fast.py").write_text(TEXT, encoding="utf-8")
    (solution / "checks.py").write_text(CHECKS, encoding="utf-8")
    for name, data in build_release(load_assignment(solution)).items():
        (target / name).write_bytes(data)
    return target


def checked(release: Path, *cells: str) -> tuple[str, float]:
    space: dict[str, Any] = {}
    exec("\n".join(cells), space)
    page, points = examine("product_speed", space, release)
    return as_text(page), points


def test_the_release_says_what_is_asked_and_holds_no_inputs_of_the_race(release: Path) -> None:
    words: dict[str, Any] = {}
    exec((release / "probes.py").read_text(encoding="utf-8"), words)
    asked = words["EXERCISES"]["product_speed"]
    assert asked["faster"] == {"of": ["product"], "than": ["product_naive"], "ratio": 5} and asked["hidden"] == [SPEED]
    with np.load(release / "visible.npz") as archive:
        assert {name.split("/")[1] for name in archive.files} == {"0", "1"}


def test_check_compares_with_the_students_own_naive_version(release: Path) -> None:
    text, points = checked(release, GIVEN, FAST)
    assert points == 4 and "times as long; at grading your `product` must be at least 5 times faster than the course's `product_naive`" in text
    assert "“larger”" in text  # which of the two was faster in this process, at this moment, is no test's business
    text, points = checked(release, GIVEN, SLOW)
    assert points == 4 and "Look for a loop" in text


def test_check_says_so_where_there_is_nothing_to_compare_with(release: Path) -> None:
    assert "Run the cell that defines `product_naive`" in checked(release, FAST)[0]
    broken = "def product_naive(a, b):\n    raise ValueError\n"
    assert "`product_naive` does not give the right values" in checked(release, broken, FAST)[0]
    text, points = checked(release, GIVEN, FAST.replace("@", "@ -"))
    assert points == 0 and "Speed:" not in text


def test_feedback_tells_slow_from_wrong() -> None:
    words = "the values are right, but not 5 times faster than `product_naive`"
    slow = CaseResult(SPEED, Verdict.WRONG, True, diagnosis=words)
    hinted = CaseResult(SPEED, Verdict.WRONG, True, diagnosis=words, hint="have you tried to *roll* it up?")
    wrong = CaseResult(SPEED, Verdict.WRONG, True, message="c differs in 3 of 4 entries")
    for case, title, advice in ((slow, True, "let one product of matrices"), (hinted, True, "roll"), (wrong, False, "by hand from the formula")):
        report = Report("01_fast", "ada", "5eed", (ExerciseResult("product_speed", 4, 2, Verdict.WRONG, (CaseResult("small", Verdict.PASS), case)),))
        for page in (to_html(report), to_markdown(report)):
            assert ("right, but slow" in page) is title and advice in page and ("5 times faster" in page) is title
