# exercises: relu_interpolant
import numpy as np


def relu_interpolant(knots, values):
    # unknown output weights and bias, one equation for each knot
    hidden = np.maximum(0, knots[:, None] - knots[None, :-1])
    solution = np.linalg.solve(np.column_stack([hidden, np.ones(len(knots))]), values)
    return np.ones((1, len(knots) - 1)), -knots[:-1], solution[:-1].reshape(-1, 1), solution[-1:]
