# exercises: svm_loss
import numpy as np


def svm_loss(X, labels):
    num, classes = X.shape
    loss, dX = 0.0, np.zeros((num, classes))
    for i in range(num):
        right = X[i, labels[i]]
        for j in range(classes):
            if j != labels[i] and X[i, j] - right + 1 > 0:
                loss += X[i, j] - right + 1
                dX[i, j] += 1 / num
                dX[i, labels[i]] -= 1 / num
    return loss / num, dX
