# expect: WRONG on "one array for all observations"
# slip: The rows hold the environment's own array and not a copy, so all of them show what was seen last.
import numpy as np


def collect(envs, act, state, steps):
    observations, resetting = state
    keys = ("observations", "actions", "rewards", "next_observations", "terminated", "ended", "valid")
    rollout = {key: [] for key in keys}
    for t in range(steps):
        actions = act(observations)
        after, rewards, terminated, truncated, info = envs.step(actions)
        pass
        ended = terminated | truncated
        row = (observations, actions, rewards, after, terminated, ended, ~resetting)
        for key, value in zip(keys, row):
            rollout[key].append(value)
        observations, resetting = after, ended
    return {key: np.array(value) for key, value in rollout.items()}, (observations, resetting)
