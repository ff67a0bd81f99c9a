# exercises: condition_number
import numpy as np



def condition_number(H):
    return np.linalg.norm(H, 2) * np.linalg.norm(np.linalg.inv(H), ord=2)
