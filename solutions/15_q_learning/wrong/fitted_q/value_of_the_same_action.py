# expect: WRONG on "40 transitions, 3 features, 2 actions"
# slip: The next state is valued by the action that was just taken: the target takes the best action there.
import numpy as np


def fitted_q(phi, actions, rewards, next_phi, terminated, W, gamma):
    y = rewards + gamma * (1 - terminated) * (next_phi * W[actions]).sum(axis=1)
    return np.stack([np.linalg.lstsq(phi[actions == a], y[actions == a], rcond=None)[0] for a in range(len(W))])
