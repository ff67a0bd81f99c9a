# expect: WRONG on "sorted samples"
# slip: The gradient of a mean is a mean: divide by the batch size.
import numpy as np



def minibatch_gradient(X, y, w, batch_size, rng):
    i = rng.choice(len(X), batch_size, replace=False)
    return X[i].T @ (X[i] @ w - y[i])
