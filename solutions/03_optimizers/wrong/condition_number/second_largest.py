# expect: RAISED on "one weight, and two"
# slip: Takes the eigenvalues apart into several, and there may be one only.
import numpy as np



def condition_number(H):
    first, *between, last = np.sort(np.abs(np.linalg.eigvalsh(H)))
    return last / first
