# expect: WRONG on "sorted samples"
# slip: A contiguous piece of sorted data holds samples that are alike: its mean varies far more than that of a random set.
import numpy as np



def minibatch_gradient(X, y, w, batch_size, rng):
    i = (rng.integers(len(X)) + np.arange(batch_size)) % len(X)
    return X[i].T @ (X[i] @ w - y[i]) / batch_size
