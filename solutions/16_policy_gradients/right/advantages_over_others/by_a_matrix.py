# exercises: advantages_over_others
import numpy as np


def advantages_over_others(rewards, gamma):
    T, E = rewards.shape
    lag = np.arange(T)[None] - np.arange(T)[:, None]
    G = np.where(lag >= 0, float(gamma) ** np.maximum(lag, 0), 0.0) @ rewards
    return np.stack([G[:, e] - np.delete(G, e, axis=1).mean(axis=1) for e in range(E)], axis=-1)
