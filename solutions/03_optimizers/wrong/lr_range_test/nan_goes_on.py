# expect: SHAPE on "until it is nan"
# slip: Every comparison with nan is false, so `loss > bound` never ends the test.
import numpy as np



def lr_range_test(step, low, high, count, blowup=4.0):
    rates, losses = np.geomspace(low, high, count), []
    for rate in rates:
        losses.append(float(step(rate)))
        if losses[-1] > blowup * np.nanmin(losses):
            break
    return rates[: len(losses)], np.array(losses), rates[np.nanargmin(losses)] / 10
