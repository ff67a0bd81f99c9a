# expect: WRONG on "one weight"
# slip: With one weight there is no saddle: one negative curvature out of one is a maximum.
import numpy as np



def critical_point(H):
    down = int((np.linalg.eigvalsh(H) < 0).sum())
    if down == 0:
        return "minimum", 0
    return ("maximum" if down == len(H) and down > 1 else "saddle"), down
