# expect: WRONG on "samples that keep every margin"
# slip: The mean is taken over the samples that violate a margin; the satisfied ones belong to N as well.
import numpy as np


def svm_loss(x, y):
    rows = np.arange(x.shape[0])
    margins = np.maximum(0, x - x[rows, y][:, None] + 1.0)
    margins[rows, y] = 0
    violators = max(1, np.count_nonzero(margins.sum(axis=1)))
    loss = np.sum(margins) / violators
    dx = (margins > 0).astype(float)
    dx[rows, y] = -np.sum(dx, axis=1)
    return loss, dx / violators
