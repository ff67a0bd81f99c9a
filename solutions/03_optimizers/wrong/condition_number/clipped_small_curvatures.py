# expect: WRONG on "a steep wall in a flat valley"
# slip: Small curvatures are raised to a least one; but they are what makes the number large.
import numpy as np



def condition_number(H):
    sizes = np.clip(np.abs(np.linalg.eigvalsh(H)), 1e-2, None)
    return sizes.max() / sizes.min()
