# exercises: reinforce_update
import numpy as np
import torch


def reinforce_update(policy, optimizer, rollout, weigh):
    ended = np.asarray(rollout["ended"])
    T, E = ended.shape
    last = [int(np.flatnonzero(ended[:, e])[0]) if ended[:, e].any() else T - 1 for e in range(E)]
    rewards = np.array(rollout["rewards"], dtype=np.float64)
    for e, t in enumerate(last):
        rewards[t + 1 :, e] = 0
    w = weigh(rewards)
    kind = list(policy.parameters())[0]
    x = torch.cat([torch.as_tensor(rollout["observations"][: t + 1, e]) for e, t in enumerate(last)]).to(kind)
    y = torch.cat([torch.as_tensor(rollout["actions"][: t + 1, e]) for e, t in enumerate(last)]).long()
    v = torch.cat([torch.as_tensor(np.array(w[: t + 1, e])) for e, t in enumerate(last)]).to(kind)
    optimizer.zero_grad(set_to_none=False)
    losses = torch.nn.functional.cross_entropy(policy(x), y, reduction="none")
    mean = torch.dot(losses, v) / len(v)
    mean.backward()
    optimizer.step()
    return float(mean.detach())
