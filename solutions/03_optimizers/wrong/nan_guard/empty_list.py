# expect: RAISED on "no backward pass"
# slip: A list may be empty, and then has no first member.
import numpy as np



def nan_guard(forward, backward):
    stage, (name, a), rest = "forward", forward[0], [("forward", pair) for pair in forward[1:]]
    rest += [("backward", backward[0])] + [("backward", pair) for pair in backward[1:]]
    while np.isfinite(a).all():
        if not rest:
            return None
        stage, (name, a) = rest.pop(0)
    return stage, name, int(np.isnan(a).sum()), int(np.isinf(a).sum())
