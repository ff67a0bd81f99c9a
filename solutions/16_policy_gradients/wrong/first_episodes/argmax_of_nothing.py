# expect: WRONG on "several ends, and none"
# slip: argmax finds row 0 where there is no True at all, so a column without an end keeps a single row.
import numpy as np


def first_episodes(ended):
    return np.arange(len(ended))[:, None] <= np.argmax(ended, axis=0)
