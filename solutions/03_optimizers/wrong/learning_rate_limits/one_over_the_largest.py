# expect: WRONG on "2 weights"
# slip: At 1 / curvature the steepest direction arrives in one step; it diverges only from twice that rate on.
import numpy as np



def learning_rate_limits(H):
    c = np.linalg.eigvalsh(H)
    return 1 / c[-1], 2 / (c[0] + c[-1]), (c[-1] - c[0]) / (c[-1] + c[0])
