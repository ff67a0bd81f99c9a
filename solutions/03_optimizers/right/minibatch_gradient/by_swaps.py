# exercises: minibatch_gradient
import numpy as np



def minibatch_gradient(X, y, w, batch_size, rng):
    """Fisher and Yates, only as far as needed; the gradient sample by sample."""
    order, total = list(range(len(y))), np.zeros(len(w))
    for k in range(batch_size):
        other = k + int(rng.random() * (len(order) - k))
        order[k], order[other] = order[other], order[k]
        row = X[order[k]]
        total += (np.dot(row, w) - y[order[k]]) * row
    return total / batch_size
