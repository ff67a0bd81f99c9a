# expect: WRONG on "2 weights"
# slip: Half the critical rate is a safe choice, but not the best one: the flat direction gains from a larger rate.
import numpy as np



def learning_rate_limits(H):
    c = np.linalg.eigvalsh(H)
    best = 1 / c.max()
    return 2 / c.max(), best, np.max(np.abs(1 - best * c))
