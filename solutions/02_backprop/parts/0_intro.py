# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 02 Backpropagation
#
# A network is a composition of small functions, and its gradient is a product of small Jacobians. In this assignment you
# write the small functions, the product, and the machine that takes the product for you; at the end a network that you
# built from nothing learns to tell two spirals apart.
#
# **How it works.** Each exercise has a stub. Replace `raise NotImplementedError` by your code, run the cell, then run the
# `check("...")` cell below it. The check takes well under a second, shows what was expected, what came and what to try next,
# and never leaves your machine. Some cases stay hidden until grading; their inputs are drawn anew, their *kinds* are announced in
# the docstrings, so a function that does what its docstring says has nothing to fear.
#
# **Conventions.** Arrays are numpy `float64`. A layer is a pair: `forward` returns `(out, cache)`, `backward(dout, cache)`
# returns the gradient of a scalar loss with respect to each input, given `dout`, the gradient with respect to `out`. A gradient
# always has the shape of the thing it belongs to. What you keep in `cache` is your own business, and you may overwrite the arrays
# that you are given: each call gets its own. numpy is the only library that these exercises may use (torch where an exercise says
# so); a function that calls scipy will run here, and not at grading.

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograder import check

plt.rcParams["figure.figsize"] = (6.0, 3.4)
