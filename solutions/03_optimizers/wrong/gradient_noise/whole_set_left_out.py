# expect: WRONG on "two samples, and both of them"
# slip: A guard against dividing by 0 keeps the variance where it should vanish.
import numpy as np



def gradient_noise(grads, batch_size, replace):
    n = len(grads)
    v = grads.var(axis=0) / batch_size
    return grads.mean(axis=0), v if replace else v * max(n - batch_size, 1) / max(n - 1, 1)
