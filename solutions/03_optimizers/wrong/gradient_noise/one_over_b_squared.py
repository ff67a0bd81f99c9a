# expect: WRONG on "with replacement"
# slip: The mean of B independent numbers has a variance of 1/B, not 1/B^2: the sum has B times as much.
import numpy as np



def gradient_noise(grads, batch_size, replace):
    v = grads.var(axis=0) / batch_size**2
    n = len(grads)
    return grads.mean(axis=0), v if replace else v * (n - batch_size) / (n - 1)
