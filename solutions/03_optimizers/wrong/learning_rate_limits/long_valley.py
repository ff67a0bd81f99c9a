# expect: WRONG on "2 weights"
# slip: 1 - 2 / kappa is what the factor comes near to in a long valley, not the factor.
import numpy as np



def learning_rate_limits(H):
    c = np.linalg.eigvalsh(H)
    return 2 / c[-1], 2 / (c[0] + c[-1]), max(0.0, 1 - 2 * c[0] / c[-1])
