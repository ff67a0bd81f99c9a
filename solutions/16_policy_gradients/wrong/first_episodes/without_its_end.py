# expect: WRONG on "an end in each column"
# slip: The row of the end is not counted, so the step that brought the pole down never reaches the policy.
import numpy as np


def first_episodes(ended):
    return np.cumsum(ended, axis=0) == 0
