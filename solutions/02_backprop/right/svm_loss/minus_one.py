# exercises: svm_loss
import numpy as np


def svm_loss(x, y):
    # the right class stays in, costs 1 a sample and is taken off again; its gradient cancels by itself
    onehot = np.eye(x.shape[1])[y]
    gap = x - (x * onehot).sum(1, keepdims=True) + 1
    active = gap > 0
    loss = (gap * active).sum() / len(x) - 1
    return np.array(loss), (active - onehot * active.sum(1, keepdims=True)) / len(x)
