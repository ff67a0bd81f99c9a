# exercises: a2c_batch
import numpy as np
import torch


def a2c_batch(model, rollout, gamma, lam, reward_scale):
    dtype = list(model.parameters())[0].dtype
    T, E = rollout["ended"].shape
    rows, targets = [], {}
    with torch.no_grad():
        v = np.array([model(torch.tensor(rollout["observations"][t]).to(dtype))[1].flatten().tolist() for t in range(T)])
        w = np.array([model(torch.tensor(rollout["next_observations"][t]).to(dtype))[1].flatten().tolist() for t in range(T)])
    for e in range(E):
        carry = 0.0
        for t in range(T - 1, -1, -1):
            if rollout["ended"][t, e]:
                carry = 0.0
            surprise = reward_scale * rollout["rewards"][t, e] - v[t, e]
            if not rollout["terminated"][t, e]:
                surprise += gamma * w[t, e]
            carry = surprise + gamma * lam * carry
            targets[t, e] = carry
    for t in range(T):
        rows += [(t, e) for e in range(E) if rollout["valid"][t, e]]
    A = torch.tensor([targets[row] for row in rows], dtype=torch.float64)
    return {
        "observations": torch.stack([torch.tensor(rollout["observations"][row]) for row in rows]).to(dtype),
        "actions": torch.tensor([int(rollout["actions"][row]) for row in rows]),
        "returns": (A + torch.tensor([v[row] for row in rows], dtype=torch.float64)).to(dtype),
        "advantages": ((A - A.mean()) / (A.std(correction=0) + 1e-8)).to(dtype),
    }
