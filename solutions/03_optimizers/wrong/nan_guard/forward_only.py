# expect: DTYPE on "a NaN in one layer"
# slip: Backward can fail where forward is sound.
import numpy as np



def nan_guard(forward, backward):
    for name, a in forward:
        if not np.isfinite(a).all():
            return "forward", name, int(np.isnan(a).sum()), int(np.isinf(a).sum())
    return None
