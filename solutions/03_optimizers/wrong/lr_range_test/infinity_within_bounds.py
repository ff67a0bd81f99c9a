# expect: SHAPE on "infinite"
# slip: An infinite loss ends the test too.
import numpy as np



def lr_range_test(step, low, high, count, blowup=4.0):
    rates, losses = np.geomspace(low, high, count), []
    for rate in rates:
        losses.append(float(step(rate)))
        if np.isnan(losses[-1]) or (np.isfinite(losses[-1]) and losses[-1] > blowup * min(losses)):
            break
    return rates[: len(losses)], np.array(losses), rates[np.nanargmin(losses)] / 10
