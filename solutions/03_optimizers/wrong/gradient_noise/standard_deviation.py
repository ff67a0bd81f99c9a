# expect: WRONG on "with replacement"
# slip: That is the standard deviation; asked for is its square.
import numpy as np



def gradient_noise(grads, batch_size, replace):
    v = grads.var(axis=0) / batch_size
    n = len(grads)
    return grads.mean(axis=0), np.sqrt(v if replace else v * (n - batch_size) / (n - 1))
