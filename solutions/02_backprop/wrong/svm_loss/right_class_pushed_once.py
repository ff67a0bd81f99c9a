# expect: WRONG on "6 samples, 4 classes"
# slip: The right score takes part in every active term of its row; its gradient is minus their number, not minus one.
import numpy as np


def svm_loss(x, y):
    N = x.shape[0]
    margins = np.maximum(0, x - x[np.arange(N), y][:, None] + 1.0)
    margins[np.arange(N), y] = 0
    loss = np.mean(np.sum(margins, axis=1))
    dx = (margins > 0) * 1.0
    dx[np.arange(N), y] = -1.0 * np.any(margins > 0, axis=1)
    return loss, dx / N
