# expect: WRONG on "4 weights"
# slip: The trace is the sum of all curvatures; the limits depend on the smallest and the largest alone.
import numpy as np



def learning_rate_limits(H):
    c = np.linalg.eigvalsh(H)
    best = 2 / np.trace(H)
    return 2 / c[-1], best, np.max(np.abs(1 - best * c))
