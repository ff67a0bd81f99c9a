# expect: SHAPE on "until it explodes"
# slip: Equal distances of the rates, not of their logarithms: all but a few of them are large.
import numpy as np



def lr_range_test(step, low, high, count, blowup=4.0):
    rates, losses = np.linspace(low, high, count), []
    for rate in rates:
        losses.append(float(step(rate)))
        if not losses[-1] <= blowup * min(losses):
            break
    return rates[: len(losses)], np.array(losses), rates[np.nanargmin(losses)] / 10
