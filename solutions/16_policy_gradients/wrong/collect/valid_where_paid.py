# expect: WRONG on "steps that earn nothing"
# slip: A step that earned 0 was taken for a reset; many worlds pay at the end only.
import numpy as np


def collect(envs, act, state, steps):
    observations, resetting = state[0].copy(), state[1].copy()
    keys = ("observations", "actions", "rewards", "next_observations", "terminated", "ended", "valid")
    rollout = {key: [] for key in keys}
    for t in range(steps):
        actions = act(observations)
        after, rewards, terminated, truncated, info = envs.step(actions)
        after = after.copy()
        ended = terminated | truncated
        row = (observations, actions, rewards, after, terminated, ended, rewards != 0)
        for key, value in zip(keys, row):
            rollout[key].append(value)
        observations, resetting = after, ended
    return {key: np.array(value) for key, value in rollout.items()}, (observations, resetting)
