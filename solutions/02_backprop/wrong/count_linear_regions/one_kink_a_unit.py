# expect: WRONG on "several hidden layers"
# slip: Each unit is given one switch on the interval, where its sign differs between the two ends; deeper units may switch several times.
import numpy as np


def count_linear_regions(weights, biases, low, high):
    a = np.array([[low], [high]])
    kinks = 0
    for w, b in zip(weights[:-1], biases[:-1]):
        z = a @ w + b
        kinks += int(np.sum((z[0] > 0) != (z[1] > 0)))
        a = np.maximum(0, z)
    return kinks + 1
