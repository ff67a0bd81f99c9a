# expect: WRONG on "until it explodes"
# slip: A step with the suggested rate is taken at the end: each call trains, and the test has ended.
import numpy as np



def lr_range_test(step, low, high, count, blowup=4.0):
    rates, losses = np.geomspace(low, high, count), []
    for rate in rates:
        losses.append(float(step(rate)))
        if not losses[-1] <= blowup * min(losses):
            break
    step(rates[np.nanargmin(losses)] / 10)
    return rates[: len(losses)], np.array(losses), rates[np.nanargmin(losses)] / 10
