"""What scripts take from a notebook's text."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.definitions import definitions

TEXT = """# %% [markdown]
# ## 1. One
# %%
import math
from autograder import check
SIZE = 3
small = 4
letters, more = 5, 6
raise SystemExit("never run")

# %% exercises="double"
def double(x):
    return 2 * x

# %% [markdown]
# ## 2. Two
# %%
class Later: pass
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.py"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_definitions_and_constants_are_there_and_nothing_else(book: Path) -> None:
    found = definitions(book, names={"given": 1})
    assert found["double"](found["SIZE"]) == 6 and found["given"] == 1 and {"np", "math", "Later"} <= found.keys()
    assert not {"small", "letters", "check"} & found.keys()
    assert definitions(book, also=["small", "(letters"])["letters"] == 5


def test_a_part_of_the_text_and_a_slip_in_it(book: Path) -> None:
    found = definitions(book, begin="# ## 1. ", end="# ## 2. ", faults=[("2 * x", "3 * x")])
    assert found["double"](1) == 3 and "Later" not in found


def test_a_text_that_is_not_there_is_named(book: Path) -> None:
    for more in ({"begin": "# ## 9."}, {"end": "# ## 9."}, {"faults": [("# ## 9.", "")]}):
        with pytest.raises(ValueError, match=r"book.py: the notebook has no text '# ## 9.' any more"):
            definitions(book, **more)  # type: ignore[arg-type]
