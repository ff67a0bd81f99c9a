# expect: WRONG on "4 weights"
# slip: The two smallest eigenvalues are taken for the two ends of the spectrum.
import numpy as np



def learning_rate_limits(H):
    c = np.linalg.eigvalsh(H)
    return 2 / c[-1], 2 / (c[0] + c[min(1, len(c) - 1)]), (c[-1] - c[0]) / (c[-1] + c[0])
