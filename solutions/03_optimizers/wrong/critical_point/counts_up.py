# expect: WRONG on "2 weights"
# slip: Counts the directions that go up.
import numpy as np



def critical_point(H):
    c = np.linalg.eigvalsh(H)
    kind = "minimum" if (c > 0).all() else "maximum" if (c < 0).all() else "saddle"
    return kind, int((c > 0).sum())
