# exercises: collect
import copy

import numpy as np


class _Row:
    pass


def collect(envs, act, state, steps):
    rows, now = [], copy.deepcopy(state[0])
    for _ in range(steps):
        row = _Row()
        row.observations, row.actions = now, act(now.copy())
        result = copy.deepcopy(envs.step(row.actions))
        row.next_observations, row.rewards, row.terminated, row.truncated = result[:4]
        rows.append(row)
        now = row.next_observations
    rollout = {n: np.stack([getattr(r, n) for r in rows]) for n in ("observations", "actions", "rewards", "next_observations", "terminated", "truncated")}
    rollout["ended"] = rollout["terminated"] + rollout.pop("truncated")
    rollout["valid"] = ~np.concatenate([np.asarray(state[1])[None], rollout["ended"][:-1]])
    return rollout, [now, rollout["ended"][-1]]
