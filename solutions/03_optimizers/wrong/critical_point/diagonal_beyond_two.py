# expect: WRONG on "positive diagonals"
# slip: The determinant serves for two weights; beyond, the signs of the diagonal tell about the axes only, and a direction between them may go down.
import numpy as np



def critical_point(H):
    if len(H) == 2 and np.linalg.det(H) < 0:
        return "saddle", 1
    down = int(np.sum(np.diag(H) < 0))
    return ("minimum" if down == 0 else "maximum" if down == len(H) else "saddle"), down
