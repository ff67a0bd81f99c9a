# expect: WRONG on "3 positive curvatures"
# slip: A small number added to the denominator changes a condition number that is large.
import numpy as np



def condition_number(H):
    sizes = np.abs(np.linalg.eigvalsh(H))
    return sizes.max() / (sizes.min() + 1e-4)
