# exercises: error_decomposition
import numpy as np



def error_decomposition(Phi, y, Phi_population, means, noise, w):
    points = np.stack([np.linalg.pinv(Phi_population) @ means, np.linalg.solve(Phi.T @ Phi, Phi.T @ y), w], axis=1)
    squares = ((Phi_population @ points - means[:, None]) ** 2).mean(axis=0)
    steps = np.diff(squares, prepend=0.0)
    return dict(zip(["noise", "modelling", "estimation", "optimisation"], [noise, *steps]))
