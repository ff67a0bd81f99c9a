# expect: SHAPE on "one sample"
# slip: Squeezing the result drops every axis of length one, so a batch of one sample loses its batch axis.
import numpy as np


def softmax_loss(x, y):
    N = x.shape[0]
    exps = np.exp(x - np.max(x, axis=1, keepdims=True))[:, :, None]
    sums = np.sum(exps, axis=1, keepdims=True)
    probs = np.squeeze(exps / sums)
    log_probs = np.squeeze((x - np.max(x, axis=1, keepdims=True))[:, :, None] - np.log(sums))
    if probs.ndim == 1:
        return -log_probs[y[0]], probs - np.eye(len(probs))[y[0]]
    loss = -np.mean(log_probs[np.arange(N), y])
    probs[np.arange(N), y] -= 1
    return loss, probs / N
