# expect: WRONG on "2 weights"
# slip: Negative curvature everywhere is a maximum: the loss falls in every direction.
import numpy as np



def critical_point(H):
    c = np.linalg.eigvalsh(H)
    kind = "maximum" if (c > 0).all() else "minimum" if (c < 0).all() else "saddle"
    return kind, int((c < 0).sum())
