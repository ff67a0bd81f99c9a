# expect: WRONG on "gaps of 1e4 within a row"
# slip: A tiny number added inside the logarithm hides the infinity and caps the loss at about 28.
import numpy as np


def softmax_loss(x, y):
    N = x.shape[0]
    probs = np.exp(x - np.max(x, axis=1, keepdims=True))
    probs /= np.sum(probs, axis=1, keepdims=True)
    loss = -np.mean(np.log(probs[np.arange(N), y] + 1e-12))
    dx = probs.copy()
    dx[np.arange(N), y] -= 1
    return loss, dx / N
