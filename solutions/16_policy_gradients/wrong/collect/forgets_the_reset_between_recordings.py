# expect: WRONG on "in three pieces"
# slip: Each recording believes that it begins in the middle of an episode; where the last one stopped at an end, its first row is only a reset.
import numpy as np


def collect(envs, act, state, steps):
    observations, resetting = state[0].copy(), np.zeros(len(state[0]), dtype=bool)
    keys = ("observations", "actions", "rewards", "next_observations", "terminated", "ended", "valid")
    rollout = {key: [] for key in keys}
    for t in range(steps):
        actions = act(observations)
        after, rewards, terminated, truncated, info = envs.step(actions)
        after = after.copy()
        ended = terminated | truncated
        row = (observations, actions, rewards, after, terminated, ended, ~resetting)
        for key, value in zip(keys, row):
            rollout[key].append(value)
        observations, resetting = after, ended
    return {key: np.array(value) for key, value in rollout.items()}, (observations, resetting)
