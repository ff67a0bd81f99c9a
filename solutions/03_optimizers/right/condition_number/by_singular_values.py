# exercises: condition_number
import numpy as np



def condition_number(H):
    return np.linalg.cond(H)
