# expect: SHAPE on "one weight"
# slip: An axis of size 1 is squeezed away: with one weight the gradient is (1,).
import numpy as np



def minibatch_gradient(X, y, w, batch_size, rng):
    i = rng.permutation(len(X))[:batch_size]
    return np.squeeze(X[i].T @ (X[i] @ w - y[i]) / batch_size)
