# expect: WRONG on "positive diagonals"
# slip: The rule with the determinant holds for two weights: with three, a maximum has a negative one, and with four a saddle may have a positive one.
import numpy as np



def critical_point(H):
    down = int((np.linalg.eigvalsh(H) < 0).sum())
    if len(H) > 1 and np.linalg.det(H) < 0:
        return "saddle", down
    return ("minimum" if H[0, 0] > 0 else "maximum"), down
