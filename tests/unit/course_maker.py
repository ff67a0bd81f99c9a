"""A small assignment, written where a test wants it: values, a gradient, an author's verify, a trained result, a written answer."""

from __future__ import annotations

from pathlib import Path

TEXT = '''# %% [markdown]
# # Small
# An assignment for tests. Größe zählt.

# %%
import numpy as np

from autograder import check

# %% exercises="softmax"
def softmax(z):
    """The softmax of each row of z (N, C), for logits to +-1e4. Returns (N, C)."""
    ### BEGIN SOLUTION
    exponentials = np.exp(z - z.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)
    ### END SOLUTION

# %%
if check.passed("softmax"):
    print(softmax(np.zeros((1, 3))))

# %% exercises="affine_backward"
def affine_forward(x, w, b):
    """x (N, D), w (D, M), b (M,) -> out (N, M), cache."""
    ### BEGIN SOLUTION
    multiplied_and_shifted = x @ w + b[None, :]
    out = multiplied_and_shifted
    ### END SOLUTION
    return out, (x, w)


def affine_backward(dout, cache):
    """dout (N, M) -> dx, dw, db."""
    ### BEGIN SOLUTION
    x, w = cache
    for _ in range(len(np.atleast_1d(dout)) * 0 + 1):
        gradients_of_all = (dout @ w.T, x.T @ dout, dout.sum(axis=0))
    return gradients_of_all
    ### END SOLUTION

# %% exercises="shuffled"
def shuffled(items):
    """The entries of items (N,), in random order."""
    ### BEGIN SOLUTION
    return items[np.random.permutation(len(items))]
    ### END SOLUTION

# %% exercises="line"
def predict(weights, x):
    ### BEGIN SOLUTION
    return x @ weights["w"] + 0 * np.asarray(x).sum()
    ### END SOLUTION

# %% [markdown] exercises="why"
# Why is the sum of a row one?
#
# ### BEGIN SOLUTION
# Because each entry is divided by the sum of all entries of its row.
# ### END SOLUTION
'''

CHECKS = '''import collections
import numpy as np
from autograder import draw
from autograder.spec import Case, graded, gradient, manual, trained
from autograder.verify import close, refuse

WHAT = "members"


@graded(points=4, verify=close(1e-9), cases=[
    Case("3x5 logits", z=draw.normal(3, 5)),
    Case("logits near 1e4", weight=3, z=draw.normal(3, 4, scale=1e4), hint={"NONFINITE": "subtract the row maximum first"}),
    Case("one class", hidden=True, z=draw.normal(4, 1)),
])
def softmax(s, z):
    """Rows sum to one."""
    return {"p": s.softmax(z)}


@gradient(of="affine_forward", backward="affine_backward", wrt=("x", "w", "b"), points=2.5, cases=[
    Case("2x3 by 4", x=draw.normal(2, 3), w=draw.normal(3, 4), b=draw.normal(4)),
    Case("one sample", hidden=True, x=draw.normal(1, 3), w=draw.normal(3, 4), b=draw.normal(4)),
])
def affine_backward():
    """The gradient."""


def count(values):
    return collections.Counter(np.asarray(values).tolist())


def same_members(inputs, got, want):
    return [] if count(got["items"]) == count(want["items"]) else refuse(f"items has other {WHAT}")


@graded(points=1, verify=same_members, cases=[
    Case("ten numbers", items=draw.spaced(10)),
    Case("two numbers", hidden=True, items=draw.spaced(2)),
])
def shuffled(s, items):
    return {"items": s.shuffled(items)}


def data(rng):
    x = rng.normal(size=(20, 2))
    return {"x": x}, x @ np.array([1.0, 2.0])


@trained(points=3, file="line.safetensors", tensors={"w": ("D",)}, data=data, metric=lambda y, p: -float(np.abs(y - p).mean()), floor=-1.0, bar=-0.1)
def line(s, weights, x):
    return s.predict(weights, x)


@manual(points=2)
def why():
    """One point for the division, one for the row."""
'''

NAIVE_SOFTMAX = '''# expect: NONFINITE on "logits near 1e4"
# slip: exp overflows for large logits
import numpy as np


def softmax(z):
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)
'''

COLUMN_SOFTMAX = '''# expect: WRONG on "3x5 logits"
# slip: the columns are normalised, not the rows
import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)
'''


def make_course(root: Path) -> Path:
    """Write solutions/01_small under `root` and return its folder."""
    folder = root / "solutions" / "01_small"
    (folder / "wrong" / "softmax").mkdir(parents=True)
    (folder / "01_small.py").write_text(TEXT, encoding="utf-8")
    (folder / "checks.py").write_text(CHECKS, encoding="utf-8")
    (folder / "wrong" / "softmax" / "naive.py").write_text(NAIVE_SOFTMAX, encoding="utf-8")
    (folder / "wrong" / "softmax" / "columns.py").write_text(COLUMN_SOFTMAX, encoding="utf-8")
    return folder
