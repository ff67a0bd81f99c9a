# expect: WRONG on "again and again"
# slip: The count of a pair is worked out once and kept: the second visit is paid like the first.
SEEN, LAST = {}, []


def exploration_bonus(counts, state, action, beta):
    import numpy as np

    if not any(counts is known for known in LAST):
        LAST.append(counts)
        SEEN.clear()
    counts[state, action] = SEEN.setdefault((state, action), counts[state, action] + 1)
    return beta / np.sqrt(counts[state, action])
