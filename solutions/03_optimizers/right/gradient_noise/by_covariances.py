# exercises: gradient_noise
import numpy as np



def gradient_noise(grads, batch_size, replace):
    N, n = grads.shape
    mean = np.add.reduce(grads) / N
    square = np.einsum("ij,ij->j", grads - mean, grads - mean) / N
    between = 0.0 if replace else -1 / (N - 1)  # the correlation of two members of a batch
    return mean, (batch_size * square + batch_size * (batch_size - 1) * between * square) / batch_size**2
