# expect: WRONG on "until it is nan"
# slip: np.argmin takes a nan for the smallest number.
import numpy as np



def lr_range_test(step, low, high, count, blowup=4.0):
    rates, losses = np.geomspace(low, high, count), []
    for rate in rates:
        losses.append(float(step(rate)))
        if not losses[-1] <= blowup * min(losses):
            break
    return rates[: len(losses)], np.array(losses), rates[np.argmin(losses)] / 10
