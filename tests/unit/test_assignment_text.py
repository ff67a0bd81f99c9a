"""The reader of percent format, against jupytext."""

from __future__ import annotations

from pathlib import Path

import jupytext
import pytest

from autograder.assignment_text import read_percent
from autograder.errors import AuthorError

SOLUTIONS = Path(__file__).parents[2] / "solutions"
SMALL = """# ---
# jupyter:
#   kernelspec: x
# ---

# %% [markdown] exercises="why what"
# # Größe
#
#   indented
#no space

# %%

import os  # %% not a header


x = 1

# %% a title exercises="f"
def f():
    # %% within
    return 1


# %% [raw]
# raw
"""


@pytest.mark.parametrize("path", sorted(SOLUTIONS.glob("*/*.py")), ids=lambda p: p.stem)
def test_the_assignments_are_read_as_by_jupytext(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    ours, theirs = read_percent(text), jupytext.reads(text, fmt="py:percent").cells
    assert [(c.kind, c.source) for c in ours] == [(c.cell_type, c.source) for c in theirs]
    assert [c.options.get("exercises", "") for c in ours] == [c.metadata.get("exercises", "") for c in theirs]


def test_kinds_options_and_blank_lines() -> None:
    cells = read_percent(SMALL)
    assert [c.kind for c in cells] == ["markdown", "code", "code", "raw"]
    assert cells[0].source == "# Größe\n\n  indented\nno space" and cells[0].options == {"exercises": "why what"}
    assert cells[1].source == "import os  # %% not a header\n\n\nx = 1"
    assert cells[2].source == "def f():\n    # %% within\n    return 1" and cells[2].options == {"exercises": "f"}
    assert SMALL.split("\n")[cells[2].line - 1].startswith("# %% a title")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = 1\n# %%\n", "line 1 stands above"),
        ("# %% [sql]\n", "kind [sql]"),
        ("# %% [markdown]\nno sign\n", "does not begin with `#`"),
    ],
)
def test_what_is_no_such_text_is_named_by_its_line(text: str, words: str) -> None:
    with pytest.raises(AuthorError, match=words.replace("[", r"\[")):
        read_percent(text)
