# expect: WRONG on "without replacement"
# slip: The correction is (N - B) / (N - 1): for B = 1 there must be none.
import numpy as np



def gradient_noise(grads, batch_size, replace):
    v = grads.var(axis=0) / batch_size
    return grads.mean(axis=0), v if replace else v * (1 - batch_size / len(grads))
