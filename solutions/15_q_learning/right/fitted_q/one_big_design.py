# exercises: fitted_q
import numpy as np


def fitted_q(phi, actions, rewards, next_phi, terminated, W, gamma):
    """One least-squares problem for all actions at once, its columns in blocks."""
    A, D = W.shape
    future = np.einsum("nd,ad->na", next_phi, W).max(axis=-1)
    future[terminated] = 0
    design = (np.eye(A)[actions][:, :, None] * phi[:, None, :]).reshape(len(phi), A * D)
    rewards += gamma * future
    return (np.linalg.pinv(design) @ rewards).reshape(A, D)
