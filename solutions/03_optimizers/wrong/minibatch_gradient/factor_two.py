# expect: WRONG on "sorted samples"
# slip: The loss has a half in front, so the 2 of the derivative is gone.
import numpy as np



def minibatch_gradient(X, y, w, batch_size, rng):
    i = rng.choice(len(X), batch_size, replace=False)
    return 2 * X[i].T @ (X[i] @ w - y[i]) / batch_size
