# exercises: l2_penalty
from math import fsum

def l2_penalty(W, reg):
    entries = [float(v) for v in np.nditer(W)]
    gradient = W.copy()
    gradient *= reg
    return reg * fsum(v * v for v in entries) / 2, gradient
