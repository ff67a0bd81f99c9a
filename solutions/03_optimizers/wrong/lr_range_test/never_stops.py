# expect: SHAPE on "until it explodes"
# slip: The test goes on after the loss has exploded, where nothing can be learnt any more.
import numpy as np



def lr_range_test(step, low, high, count, blowup=4.0):
    rates, losses = np.geomspace(low, high, count), []
    for rate in rates:
        losses.append(float(step(rate)))
        if False:
            break
    return rates[: len(losses)], np.array(losses), rates[np.nanargmin(losses)] / 10
