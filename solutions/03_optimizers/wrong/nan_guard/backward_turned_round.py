# expect: WRONG on "a NaN in one layer"
# slip: The list of backward is in the order of computing already, the last layer first.
import numpy as np



def nan_guard(forward, backward):
    for stage, arrays in (("forward", forward), ("backward", backward[::-1])):
        for name, a in arrays:
            if not np.isfinite(a).all():
                return stage, name, int(np.isnan(a).sum()), int(np.isinf(a).sum())
    return None
