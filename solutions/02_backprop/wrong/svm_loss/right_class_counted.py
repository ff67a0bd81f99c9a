# expect: WRONG on "6 samples, 4 classes"
# slip: The right class is left in the sum, where its margin is exactly 1: every sample costs 1 too much.
import numpy as np


def svm_loss(x, y):
    N = x.shape[0]
    margins = np.maximum(0, x - x[np.arange(N), y][:, None] + 1.0)
    loss = np.sum(margins) / N
    dx = (margins > 0) * 1.0
    dx[np.arange(N), y] -= np.sum(margins > 0, axis=1)
    return loss, dx / N
