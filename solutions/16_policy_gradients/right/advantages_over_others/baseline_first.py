# exercises: advantages_over_others
import numpy as np


def advantages_over_others(rewards, gamma):
    E = rewards.shape[1]
    relative = rewards @ (np.eye(E) - (np.ones((E, E)) - np.eye(E)) / (E - 1))
    out = np.zeros(relative.shape)
    for t in range(len(rewards) - 1, -1, -1):
        out[t] = relative[t] + (gamma * out[t + 1] if t + 1 < len(rewards) else 0)
    return out
