# expect: SHAPE on "until it explodes"
# slip: The loss that ends the test is part of the answer.
import numpy as np



def lr_range_test(step, low, high, count, blowup=4.0):
    rates, losses = np.geomspace(low, high, count), []
    for rate in rates:
        loss = float(step(rate))
        if losses and not loss <= blowup * min(losses):
            break
        losses.append(loss)
    return rates[: len(losses)], np.array(losses), rates[np.argmin(losses)] / 10
