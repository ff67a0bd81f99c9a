# expect: SHAPE on "a spike on the way"
# slip: blowup is passed; 4 is its default only.
import numpy as np



def lr_range_test(step, low, high, count, blowup=4.0):
    rates, losses = np.geomspace(low, high, count), []
    for rate in rates:
        losses.append(float(step(rate)))
        if not losses[-1] <= min(blowup, 4.0) * min(losses):
            break
    return rates[: len(losses)], np.array(losses), rates[np.nanargmin(losses)] / 10
