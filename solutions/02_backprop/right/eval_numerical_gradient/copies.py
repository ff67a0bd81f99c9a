# exercises: eval_numerical_gradient
import numpy as np


def eval_numerical_gradient(func, point, eps):
    directions = eps * np.eye(point.size).reshape(-1, *point.shape)
    quotients = [(func(point + d) - func(point - d)) / (eps + eps) for d in directions]
    return np.asarray(quotients).reshape(point.shape)
