# expect: WRONG on "both kinds in one array"
# slip: NaNs and infinities are counted together, where each has a number of its own.
import numpy as np



def nan_guard(forward, backward):
    for stage, arrays in (("forward", forward), ("backward", backward)):
        for name, a in arrays:
            if np.isnan(a).any():
                return stage, name, int((~np.isfinite(a)).sum()), 0
            if np.isinf(a).any():
                return stage, name, 0, int(np.isinf(a).sum())
    return None
