# exercises: error_decomposition
import numpy as np



def error_decomposition(Phi, y, Phi_population, means, noise, w):
    """Distances in the population's own metric: what the family cannot reach is orthogonal to all that it can."""
    Q, R = np.linalg.qr(Phi_population)
    P = len(means)
    w_best = np.linalg.solve(R, Q.T @ means)
    q, r = np.linalg.qr(Phi)
    w_train = np.linalg.solve(r, q.T @ y)
    away = means - Q @ (Q.T @ means)
    parts = {"noise": float(noise), "modelling": float(away @ away) / P}
    parts["estimation"] = float(np.sum((R @ (w_train - w_best)) ** 2)) / P
    parts["optimisation"] = float(np.sum((R @ (w - w_best)) ** 2)) / P - parts["estimation"]
    return parts
