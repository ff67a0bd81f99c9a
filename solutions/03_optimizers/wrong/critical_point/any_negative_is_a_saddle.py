# expect: WRONG on "2 weights"
# slip: A saddle needs curvatures of both signs; with negative ones alone it is a maximum.
import numpy as np



def critical_point(H):
    down = int((np.linalg.eigvalsh(H) < 0).sum())
    return ("saddle" if down else "minimum"), down
