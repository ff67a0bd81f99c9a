# exercises: softmax_loss
import math

import numpy as np


def softmax_loss(scores, labels):
    N, C = scores.shape
    total, dx = 0.0, []
    for row, label in zip(scores.tolist(), labels.tolist()):
        top = max(row)
        log_z = top + math.log(sum(math.exp(v - top) for v in row))
        total += log_z - row[label]
        dx.append([(math.exp(v - log_z) - (k == label)) / N for k, v in enumerate(row)])
    return total / N, np.array(dx)
