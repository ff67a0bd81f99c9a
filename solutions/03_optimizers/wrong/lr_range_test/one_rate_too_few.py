# expect: SHAPE on "a spike on the way"
# slip: Where nothing explodes, the last rate is tried as well.
import numpy as np



def lr_range_test(step, low, high, count, blowup=4.0):
    rates, losses = np.geomspace(low, high, count), []
    for rate in rates:
        losses.append(float(step(rate)))
        if not losses[-1] <= blowup * min(losses) or len(losses) == count - 1:
            break
    return rates[: len(losses)], np.array(losses), rates[np.nanargmin(losses)] / 10
