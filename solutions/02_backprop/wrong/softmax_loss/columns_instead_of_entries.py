# expect: WRONG on "5 samples, 3 classes"
# slip: Subtracting at [:, y] takes 1 from whole columns; only one entry in each row belongs to its label.
import numpy as np


def softmax_loss(x, y):
    N = x.shape[0]
    shifted = x - np.max(x, axis=1, keepdims=True)
    log_probs = shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
    loss = -np.mean(log_probs[np.arange(N), y])
    dx = np.exp(log_probs)
    dx[:, y] -= 1
    return loss, dx / N
