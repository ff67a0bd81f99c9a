# expect: SHAPE on "until it explodes"
# slip: A loss that doubles at each step explodes too; compare with the smallest so far, not with the one before.
import numpy as np



def lr_range_test(step, low, high, count, blowup=4.0):
    rates, losses = np.geomspace(low, high, count), []
    for rate in rates:
        losses.append(float(step(rate)))
        if not losses[-1] <= blowup * losses[max(0, len(losses) - 2)]:
            break
    return rates[: len(losses)], np.array(losses), rates[np.nanargmin(losses)] / 10
