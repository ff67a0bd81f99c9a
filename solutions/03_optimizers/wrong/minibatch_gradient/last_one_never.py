# expect: RAISED on "the whole set"
# slip: The upper end of a draw is left out already: the last sample is never drawn.
import numpy as np



def minibatch_gradient(X, y, w, batch_size, rng):
    i = rng.choice(len(X) - 1, batch_size, replace=False)
    return X[i].T @ (X[i] @ w - y[i]) / batch_size
