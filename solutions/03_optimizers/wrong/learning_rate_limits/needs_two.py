# expect: RAISED on "one weight"
# slip: Takes the spectrum apart into two ends, and with one weight there is only one number.
import numpy as np



def learning_rate_limits(H):
    low, *_, high = np.linalg.eigvalsh(H)
    return 2 / high, 2 / (low + high), (high - low) / (high + low)
