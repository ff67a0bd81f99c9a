"""`autograder new-exercise`: the skeleton of an exercise, for an author to fill in."""

from __future__ import annotations

import keyword
from pathlib import Path

from .errors import AuthorError
from .journal import write_whole

_TEXT = '''
# %% [markdown]
# ## `{name}`
#
# The idea, and the formula with shapes: $y = f(x)$, $x$ of shape $(N, D)$.

# %% exercises="{name}"
def {name}(x):
    """One line. x: (N, D) float64, any finite values up to 1e3. Returns an array of the shape of x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION


# %%
if check.passed("{name}"):
    x = np.linspace(-3, 3, 200)
    plt.plot(x, {name}(x))
    plt.xlabel("x")
    plt.ylabel("{name}(x)")
    plt.show()
'''

_CHECKS = '''"""Probes: {name}."""

from autograder import draw
from autograder.spec import Case, graded


@graded(
    points={points:g},
    cases=[
        Case("3 samples of 4", x=draw.normal(3, 4)),
        Case("one sample", x=draw.normal(1, 5)),
        Case("one feature", x=draw.normal(4, 1), hidden=True),
        Case("values near 100", x=draw.normal(2, 3, scale=100.0), hidden=True, hint={{"NONFINITE": "what overflows here?"}}),
    ],
)
def {name}(s, x):
    return {{"y": s.{name}(x)}}
'''

_WRONG = '''# expect: WRONG on "3 samples of 4"
# slip: one sentence to the student who wrote this: what is wrong in idea
def {name}(x):
    return x
'''

_RIGHT = '''# exercises: {name}
def {name}(x):
    return x + x
'''


def write_exercise(folder: Path, name: str, points: float) -> list[str]:
    """Add an exercise to an assignment; returns what was written and what is to be done. Raises AuthorError where it exists."""
    if not name.isidentifier() or keyword.iskeyword(name):
        raise AuthorError(f"{name!r} is no name of a function; letters, digits and underscores were expected")
    checks = folder / "checks"
    if (folder / "checks.py").is_file():
        raise AuthorError(f"{folder}/checks.py: new exercises go into files of their own; move it to checks/1_first.py")
    number = 1 + max((int(p.stem.split("_")[0]) for p in checks.glob("[0-9]*_*.py")), default=0)
    files = {
        checks / f"{number}_{name}.py": _CHECKS, folder / "wrong" / name / "unchanged.py": _WRONG,
        folder / "right" / name / "by_sum.py": _RIGHT,
    }  # fmt: skip
    for path in files:
        if path.exists() or (folder / "wrong" / name).exists():
            raise AuthorError(f"{path}: exists already; choose another name")
    text = folder / f"{folder.name}.py"
    for path, template in files.items():
        write_whole(path, template.format(name=name, points=points).encode())
    write_whole(text, (text.read_text(encoding="utf-8").rstrip("\n") + "\n" + _TEXT.format(name=name)).encode())
    written = [f"wrote {p}" for p in files] + [f"added three cells at the end of {text}"]
    return [*written, "now: fill them in, write two more wrong answers, then `make release test` and `autograder validity`"]
