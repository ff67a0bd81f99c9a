# expect: WRONG on "equal scores"
# slip: The right class is recognised by its margin of exactly 1, which a wrong class with the same score also has.
import numpy as np


def svm_loss(x, y):
    N = x.shape[0]
    margins = np.maximum(0, x - x[np.arange(N), y][:, None] + 1.0)
    margins[margins == 1.0] = 0
    loss = np.sum(margins) / N
    dx = (margins > 0).astype(float)
    dx[np.arange(N), y] = -np.sum(dx, axis=1)
    return loss, dx / N
