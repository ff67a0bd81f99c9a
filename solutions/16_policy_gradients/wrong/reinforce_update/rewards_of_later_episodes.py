# expect: WRONG on "one update"
# slip: weigh is given the rewards of later episodes as well, which the first one has nothing to do with.
import torch


def reinforce_update(policy, optimizer, rollout, weigh):
    mask = first_episodes(rollout["ended"])
    dtype = next(policy.parameters()).dtype
    weights = weigh(rollout["rewards"])
    logits = policy(torch.as_tensor(rollout["observations"], dtype=dtype)[torch.as_tensor(mask)])
    logp = torch.log_softmax(logits, dim=1)
    actions = torch.as_tensor(rollout["actions"][mask])
    chosen = logp[torch.arange(len(actions)), actions]
    w = torch.as_tensor(weights[mask], dtype=dtype)
    pass
    loss = -(chosen * w).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return float(loss)
