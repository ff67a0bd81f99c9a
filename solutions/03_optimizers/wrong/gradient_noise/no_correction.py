# expect: WRONG on "without replacement"
# slip: Without replacement the batch covers part of the set, and varies less than sigma^2 / B.
import numpy as np



def gradient_noise(grads, batch_size, replace):
    return grads.mean(axis=0), grads.var(axis=0) / batch_size
