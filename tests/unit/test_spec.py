"""The author's words: what is read from a checks file, and what is refused with a line that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.assignment import load_assignment
from autograder.errors import AuthorError
from autograder.spec import Exercise, exercises_in, validate

HEAD = "from autograder import draw\nfrom autograder.spec import Case, gradient, graded, manual\n"


def read(text: str) -> list[Exercise]:
    space: dict[str, object] = {}
    exec(HEAD + text, space)
    return exercises_in(space, HEAD + text)


def test_only_the_probe_enters_the_child() -> None:
    (exercise,) = read("SECRET = 7\n@graded(points=2, cases=[Case('a', x=1)])\ndef f(s, x):\n    # comment\n    return {'y': s.f(x)}\n")
    assert exercise.source == "def f(s, x):\n    # comment\n    return {'y': s.f(x)}\n" and exercise.parameters == ("x",)


def test_a_gradient_writes_its_own_probe() -> None:
    (exercise,) = read("@gradient(of='f', backward='b', wrt=('x',), points=1, out=True, cases=[Case('a', x=1.0, k=2)])\ndef pair(): ...\n")
    assert exercise.parameters == ("x", "k", "dout") and "dx = s.b(dout, cache)" in exercise.source and "s.f(x, k)[0]" in exercise.cotangent


def test_hints_by_verdict() -> None:
    (exercise,) = read("@graded(points=1, cases=[Case('a', x=1, hint='any'), Case('b', x=1, hint={'SHAPE': 's'})])\ndef f(s, x): return 1\n")
    assert exercise.cases[0].hint == {"*": "any"} and exercise.cases[1].hint == {"SHAPE": "s"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@graded(points=0, cases=[Case('a', x=1)])\ndef f(s, x): return 1\n", "points=0"),
        ("@graded(points=1, cases=[Case('a', x=1, hidden=True)])\ndef f(s, x): return 1\n", "no visible case"),
        ("@graded(points=1, cases=[Case('a', x=1), Case('a', x=2)])\ndef f(s, x): return 1\n", "two cases named 'a'"),
        ("@graded(points=1, cases=[Case('a', y=1)])\ndef f(s, x): return 1\n", "the probe takes"),
        ("@graded(points=1, library='jax', cases=[Case('a', x=1)])\ndef f(s, x): return 1\n", "library='jax'"),
        ("@graded(points=1, cases=[Case('a', weight=-1, x=1)])\ndef f(s, x): return 1\n", "weight=-1"),
    ],
)  # fmt: skip
def test_an_exercise_that_contradicts_itself_is_refused(text: str, words: str) -> None:
    with pytest.raises(AuthorError, match=words.replace("'", ".").replace("(", ".")):
        validate(read(text))


def test_two_exercises_of_one_name() -> None:
    one = read("@manual(points=1)\ndef f(): ...\n")
    with pytest.raises(AuthorError, match="two exercises"):
        validate(one + one)


def write(root: Path, text: str, checks: str) -> Path:
    folder = root / "99_new"
    folder.mkdir()
    (folder / "99_new.py").write_text(text, encoding="utf-8")
    if checks:
        (folder / "checks.py").write_text(HEAD + checks, encoding="utf-8")
    return folder


CHECK = "@graded(points=1, cases=[Case('a', x=1)])\ndef f(s, x): return 1\n"


@pytest.mark.parametrize(
    ("text", "checks", "words"),
    [
        ("# %%\nx = 1\n", CHECK, "exactly one must"),
        ('# %% exercises="f g"\ndef f(x): pass\n', CHECK, "does not define"),
        ('# %% exercises="f"\ndef f(x): pass\n', "", "neither checks.py nor"),
        ('# %% exercises="f"\ndef f(x): pass\n', "raise RuntimeError('oops')", "oops"),
    ],
)
def test_text_and_checks_must_agree(tmp_path: Path, text: str, checks: str, words: str) -> None:
    with pytest.raises(AuthorError, match=words):
        load_assignment(write(tmp_path, text, checks))


def test_a_wrong_answer_without_its_first_lines_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, '# %% exercises="f"\ndef f(x): pass\n', CHECK)
    (folder / "wrong" / "f").mkdir(parents=True)
    (folder / "wrong" / "f" / "w.py").write_text("def f(x): return 2\n", encoding="utf-8")
    with pytest.raises(AuthorError, match="expect"):
        load_assignment(folder).wrong  # noqa: B018


def test_a_folder_that_is_no_assignment(tmp_path: Path) -> None:
    with pytest.raises(AuthorError, match="no such file"):
        load_assignment(tmp_path / "nothing")


def test_the_digest_changes_with_all_that_judging_depends_on(tmp_path: Path) -> None:
    folder = write(tmp_path, '# %% exercises="f"\ndef f(x): pass\n', CHECK)
    first = load_assignment(folder).digest
    (folder / "checks.py").write_text(HEAD + CHECK.replace("points=1", "points=2"), encoding="utf-8")
    assert load_assignment(folder).digest != first
