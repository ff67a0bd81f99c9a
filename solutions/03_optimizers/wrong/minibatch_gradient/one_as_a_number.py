# expect: RAISED on "batches of one sample"
# slip: For a batch of one a single index is drawn, and the axis of the batch is lost.
import numpy as np



def minibatch_gradient(X, y, w, batch_size, rng):
    i = rng.choice(len(X), None if batch_size == 1 else batch_size, replace=False)
    return X[i].T @ (X[i] @ w - y[i]) / batch_size
