# expect: SHAPE on "until it explodes"
# slip: The loss has fallen a long way since the first step; compare with the smallest so far.
import numpy as np



def lr_range_test(step, low, high, count, blowup=4.0):
    rates, losses = np.geomspace(low, high, count), []
    for rate in rates:
        losses.append(float(step(rate)))
        if not losses[-1] <= blowup * losses[0]:
            break
    return rates[: len(losses)], np.array(losses), rates[np.nanargmin(losses)] / 10
