# expect: SHAPE on "one sample"
# slip: Squeezing the result drops every axis of length one, so a batch of one sample loses its batch axis.
import numpy as np


def softmax_loss(x, y):
    N = x.shape[0]
    shifted = x - np.max(x, axis=1).reshape(N, 1)
    log_probs = shifted - np.log(np.sum(np.exp(shifted), axis=1)).reshape(N, 1)
    loss = -np.mean(log_probs[np.arange(N), y])
    dx = np.exp(log_probs)
    dx[np.arange(N), y] -= 1
    return np.squeeze(loss), np.squeeze(dx / N)
