# expect: WRONG on "one weight"
# slip: A batch of N drawn *with* replacement is not the whole set, and still varies.
import numpy as np



def gradient_noise(grads, batch_size, replace):
    n = len(grads)
    v = grads.var(axis=0) / batch_size
    if not replace or batch_size >= n:
        v = v * (n - batch_size) / (n - 1)
    return grads.mean(axis=0), v
