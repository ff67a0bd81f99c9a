# expect: SHAPE on "one sample"
# slip: A squeeze that tidies up the axis of the right scores also removes the batch axis when there is one sample.
import numpy as np


def svm_loss(x, y):
    N = x.shape[0]
    correct = np.expand_dims(x[np.arange(N), y], 1)
    margins = np.maximum(0, x - correct + 1.0)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N
    dx = (margins > 0).astype(float)
    dx[np.arange(N), y] = -np.sum(dx, axis=1)
    return loss, np.squeeze(dx / N)
