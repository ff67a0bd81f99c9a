# exercises: softmax_loss
import numpy as np


def softmax_loss(x, y):
    n, c = x.shape
    onehot = np.equal.outer(y, np.arange(c))
    x -= np.logaddexp.reduce(x, axis=-1, keepdims=True)  # writes into its input
    loss = np.asarray(-np.einsum("nc,nc->", x, onehot) / n)
    np.exp(x, out=x)
    x -= onehot
    x /= n
    return loss, x
