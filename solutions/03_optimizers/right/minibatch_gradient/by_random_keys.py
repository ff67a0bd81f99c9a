# exercises: minibatch_gradient
import numpy as np



def minibatch_gradient(X, y, w, batch_size, rng):
    chosen = np.sort(np.argsort(rng.random(X.shape[0]))[:batch_size])
    residual = np.einsum("bi,i->b", X[chosen], w) - np.take(y, chosen)
    return np.mean(residual[:, None] * X[chosen], 0)
