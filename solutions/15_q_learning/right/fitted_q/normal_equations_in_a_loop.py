# exercises: fitted_q
import numpy as np


def fitted_q(phi, actions, rewards, next_phi, terminated, W, gamma):
    new = np.empty_like(W)
    for a in range(W.shape[0]):
        rows = np.flatnonzero(actions == a)
        X, y = phi[rows], []
        for i in rows:
            y.append(rewards[i] if terminated[i] else rewards[i] + gamma * max(float(np.dot(w, next_phi[i])) for w in W))
        q, upper = np.linalg.qr(X)
        new[a] = np.linalg.solve(upper, q.T @ np.array(y))
    return new
