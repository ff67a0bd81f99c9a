# expect: WRONG on "a feature of size 1e-3"
# slip: A little regularisation against singular matrices is left in: for a feature with small numbers it is not little.
import numpy as np


def fitted_q(phi, actions, rewards, next_phi, terminated, W, gamma):
    y = rewards + gamma * (1 - terminated) * (next_phi @ W.T).max(axis=1)
    fits = []
    for a in range(len(W)):
        X = phi[actions == a]
        fits.append(np.linalg.solve(X.T @ X + 1e-9 * np.eye(X.shape[1]), X.T @ y[actions == a]))
    return np.stack(fits)
