# expect: WRONG on "an end in each column"
# slip: Rows are judged one by one; what comes after the first end is another episode and must go too.
import numpy as np


def first_episodes(ended):
    return ~ended
