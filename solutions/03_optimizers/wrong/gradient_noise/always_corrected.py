# expect: WRONG on "with replacement"
# slip: With replacement there is nothing to correct: each draw is independent of the others.
import numpy as np



def gradient_noise(grads, batch_size, replace):
    n = len(grads)
    return grads.mean(axis=0), grads.var(axis=0) / batch_size * (n - batch_size) / (n - 1)
