# exercises: lr_range_test
import numpy as np



def lr_range_test(step, low, high, count, blowup=4.0):
    ratio = (high / low) ** (1 / (count - 1))
    tried, seen, smallest, at = [], [], np.inf, None
    for k in range(count):
        rate = low * ratio**k
        loss = step(rate)
        tried.append(rate)
        seen.append(loss)
        if loss < smallest:
            smallest, at = loss, rate
        if not np.isfinite(loss) or loss > blowup * smallest:
            break
    return tried, seen, 0.1 * at
