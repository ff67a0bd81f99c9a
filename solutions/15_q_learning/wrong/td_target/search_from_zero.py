# expect: WRONG on "nothing but losses ahead"
# slip: The search for the best action begins at 0, and no action is that good.
def td_target(reward, next_q, terminated, gamma):
    import numpy as np

    rows = np.atleast_2d(next_q)
    best = np.zeros(len(rows)) if (rows < 0).all() else rows.max(axis=1)
    best = best if np.ndim(next_q) == 2 else best[0]
    return reward + gamma * best * np.logical_not(terminated)
