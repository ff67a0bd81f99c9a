# expect: WRONG on "a NaN in one layer"
# slip: The last bad array is only where the trouble has got to; the first one is where it began.
import numpy as np



def nan_guard(forward, backward):
    found = None
    for stage, arrays in (("forward", forward), ("backward", backward)):
        for name, a in arrays:
            if not np.isfinite(a).all():
                found = stage, name, int(np.isnan(a).sum()), int(np.isinf(a).sum())
    return found
