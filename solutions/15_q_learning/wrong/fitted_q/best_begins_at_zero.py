# expect: WRONG on "40 transitions, 3 features, 2 actions"
# slip: The search for the best action begins at 0, so a state where every action is worth less than 0 is worth 0.
import numpy as np


def fitted_q(phi, actions, rewards, next_phi, terminated, W, gamma):
    best = np.zeros(len(phi))
    for row in W:
        best = np.maximum(best, next_phi @ row)
    y = rewards + gamma * (1 - terminated) * best
    return np.stack([np.linalg.lstsq(phi[actions == a], y[actions == a], rcond=None)[0] for a in range(len(W))])
