# exercises: learning_rate_limits
import numpy as np



def learning_rate_limits(H):
    curvatures = np.sort(np.linalg.eigvals(H).real)
    best = 2 / (curvatures[0] + curvatures[-1])
    return 2 / curvatures.max(), best, np.abs(1 - best * curvatures[[0, -1]]).max()
