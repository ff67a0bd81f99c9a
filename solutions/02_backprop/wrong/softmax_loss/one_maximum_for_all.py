# expect: NONFINITE on "rows at different heights"
# slip: One maximum for the whole batch is subtracted; a row far below it becomes all zeros, and zero is divided by zero.
import numpy as np


def softmax_loss(x, y):
    N = x.shape[0]
    shifted = x - np.max(x)
    log_probs = shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
    loss = -np.mean(log_probs[np.arange(N), y])
    dx = np.exp(log_probs)
    dx[np.arange(N), y] -= 1
    return loss, dx / N
