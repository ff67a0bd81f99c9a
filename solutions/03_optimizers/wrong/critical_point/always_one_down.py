# expect: WRONG on "4 weights, two of them down"
# slip: The index of a saddle is the number of its directions down, and that is not always 1.
import numpy as np



def critical_point(H):
    c = np.linalg.eigvalsh(H)
    if (c > 0).all():
        return "minimum", 0
    if (c < 0).all():
        return "maximum", len(c)
    return "saddle", 1
