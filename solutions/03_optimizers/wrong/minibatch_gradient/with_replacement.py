# expect: WRONG on "the whole set"
# slip: A draw with replacement may hold a sample twice, and then varies more.
import numpy as np



def minibatch_gradient(X, y, w, batch_size, rng):
    i = rng.integers(0, len(X), batch_size)
    return X[i].T @ (X[i] @ w - y[i]) / batch_size
