# expect: WRONG on "3 positive curvatures"
# slip: The diagonal holds the curvatures along the axes, not the eigenvalues.
import numpy as np



def condition_number(H):
    d = np.abs(np.diag(H))
    return d.max() / d.min()
