# expect: WRONG on "sorted samples"
# slip: All samples are used: right on average, but without the noise, and at the full price.
import numpy as np



def minibatch_gradient(X, y, w, batch_size, rng):
    return X.T @ (X @ w - y) / len(X)
