# expect: DTYPE on "large, but finite"
# slip: A sum of large numbers is infinite though each of them is sound.
import numpy as np



def nan_guard(forward, backward):
    for stage, arrays in (("forward", forward), ("backward", backward)):
        for name, a in arrays:
            if not np.isfinite(a.sum()):
                return stage, name, int(np.isnan(a).sum()), int(np.isinf(a).sum())
    return None
