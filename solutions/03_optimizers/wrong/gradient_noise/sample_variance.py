# expect: WRONG on "with replacement"
# slip: N - 1 belongs to an estimate from a sample; here the N samples are all there is.
import numpy as np



def gradient_noise(grads, batch_size, replace):
    v = grads.var(axis=0, ddof=1) / batch_size
    return grads.mean(axis=0), v if replace else v * (len(grads) - batch_size) / len(grads)
