# exercises: learning_rate_limits
import numpy as np



def learning_rate_limits(H):
    high, low = np.linalg.norm(H, 2), 1 / np.linalg.norm(np.linalg.inv(H), 2)
    kappa = high / low
    return [2 / high, 2 / (low + high), (kappa - 1) / (kappa + 1)]
