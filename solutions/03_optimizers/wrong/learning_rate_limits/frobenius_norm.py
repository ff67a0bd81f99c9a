# expect: WRONG on "2 weights"
# slip: np.linalg.norm of a matrix is the Frobenius norm, larger than the largest eigenvalue; ord=2 gives that.
import numpy as np



def learning_rate_limits(H):
    high = np.linalg.norm(H)
    low = 1 / np.linalg.norm(np.linalg.inv(H))
    return 2 / high, 2 / (low + high), (high - low) / (high + low)
