# expect: WRONG on "sorted samples"
# slip: A generator that is seeded inside draws the same batch at every call.
import numpy as np



def minibatch_gradient(X, y, w, batch_size, rng):
    rng = np.random.default_rng(0)
    i = rng.choice(len(X), batch_size, replace=False)
    return X[i].T @ (X[i] @ w - y[i]) / batch_size
