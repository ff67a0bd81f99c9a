# expect: DTYPE on "infinities"
# slip: np.inf is the positive infinity; there is a negative one as well.
import numpy as np



def nan_guard(forward, backward):
    for stage, arrays in (("forward", forward), ("backward", backward)):
        for name, a in arrays:
            nans, infs = int(np.isnan(a).sum()), int((a == np.inf).sum())
            if nans or infs:
                return stage, name, nans, infs
    return None
