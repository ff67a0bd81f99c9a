# expect: WRONG on "sorted samples"
# slip: A mean over the batch is divided by the size of the batch, not by that of the data.
import numpy as np



def minibatch_gradient(X, y, w, batch_size, rng):
    i = rng.choice(len(X), batch_size, replace=False)
    return X[i].T @ (X[i] @ w - y[i]) / len(X)
