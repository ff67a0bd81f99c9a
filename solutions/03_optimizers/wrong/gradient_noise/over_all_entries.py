# expect: SHAPE on "with replacement"
# slip: Each coordinate has a variance of its own: along axis 0.
import numpy as np



def gradient_noise(grads, batch_size, replace):
    v = grads.var() / batch_size
    n = len(grads)
    return grads.mean(axis=0), v if replace else v * (n - batch_size) / (n - 1)
