# expect: WRONG on "one update"
# slip: The weights are normalised once more; what weigh gives is used as it is.
import torch


def reinforce_update(policy, optimizer, rollout, weigh):
    mask = first_episodes(rollout["ended"])
    dtype = next(policy.parameters()).dtype
    weights = weigh(rollout["rewards"] * mask)
    logits = policy(torch.as_tensor(rollout["observations"], dtype=dtype)[torch.as_tensor(mask)])
    logp = torch.log_softmax(logits, dim=1)
    actions = torch.as_tensor(rollout["actions"][mask])
    chosen = logp[torch.arange(len(actions)), actions]
    w = torch.as_tensor(weights[mask], dtype=dtype)
    w = (w - w.mean()) / (w.std() + 1e-8)
    loss = -(chosen * w).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return float(loss)
