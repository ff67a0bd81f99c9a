# expect: DTYPE on "large, but finite"
# slip: A large number is not a bad number.
import numpy as np



def nan_guard(forward, backward):
    for stage, arrays in (("forward", forward), ("backward", backward)):
        for name, a in arrays:
            if not (np.abs(a) < 1e300).all():
                return stage, name, int(np.isnan(a).sum()), int(np.isinf(a).sum())
    return None
