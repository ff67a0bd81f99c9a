# expect: WRONG on "batches of one"
# slip: A batch of one has a variance: that of a sample.
import numpy as np



def gradient_noise(grads, batch_size, replace):
    n = len(grads)
    v = grads.var(axis=0) / batch_size
    if batch_size == 1:
        v = np.zeros_like(v)
    return grads.mean(axis=0), v if replace else v * (n - batch_size) / (n - 1)
