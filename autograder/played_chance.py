"""How likely a right solution fails a played exercise by bad luck: what an author writes into `chance=`.

The returns come from trials of the author's own: one trained solution a training seed, some hundreds of episodes of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

import numpy as np


def chance_below(returns: Sequence[Sequence[float]], bar: float, episodes: int) -> tuple[float, str]:
    """The probability that the median over `episodes` new episodes lies below `bar`, and a sentence on how it was estimated.

    returns: a row for each training seed, the returns of its episodes. For a row with k of n episodes below the bar, an episode is
    taken to fall below it with probability (k + 1) / (n + 2), Laplace's rule, so that none is ever 0; the median is below at most
    where half of the episodes are, whose probability is a binomial tail. The result is the mean over rows, to two digits.
    """
    tails = []
    for row in returns:
        values = np.asarray(row, dtype=np.float64)
        tails.append(_tail(episodes, (int(np.sum(values < bar)) + 1) / (values.size + 2)))
    least = min(len(row) for row in returns)
    how = f"binomial tail of the median of {episodes} episodes, mean over {len(tails)} training seeds, at least {least} episodes of each"
    return float(f"{np.mean(tails):.2g}"), how


def _tail(count: int, p: float) -> float:
    """The probability that at least half of `count` independent episodes fall below, each with probability p."""
    return sum(comb(count, k) * p**k * (1 - p) ** (count - k) for k in range((count + 1) // 2, count + 1))
