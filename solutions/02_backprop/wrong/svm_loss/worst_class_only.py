# expect: WRONG on "6 samples, 4 classes"
# slip: Only the worst violation of each sample is counted; the loss of this course sums over all wrong classes.
import numpy as np


def svm_loss(x, y):
    N = x.shape[0]
    rows = np.arange(N)
    margins = x - x[rows, y][:, None] + 1.0
    margins[rows, y] = -np.inf
    worst = np.argmax(margins, axis=1)
    active = margins[rows, worst] > 0
    loss = np.sum(np.maximum(0, margins[rows, worst])) / N
    dx = np.zeros_like(x)
    dx[rows, worst] += active
    dx[rows, y] -= active
    return loss, dx / N
