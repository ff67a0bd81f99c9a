# expect: WRONG on "one update"
# slip: The log-probability is that of the likeliest action, not of the one that was taken and paid for.
import torch


def reinforce_update(policy, optimizer, rollout, weigh):
    mask = first_episodes(rollout["ended"])
    dtype = next(policy.parameters()).dtype
    weights = weigh(rollout["rewards"] * mask)
    logits = policy(torch.as_tensor(rollout["observations"], dtype=dtype)[torch.as_tensor(mask)])
    logp = torch.log_softmax(logits, dim=1)
    actions = torch.as_tensor(rollout["actions"][mask])
    chosen = logp.max(dim=1).values
    w = torch.as_tensor(weights[mask], dtype=dtype)
    pass
    loss = -(chosen * w).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return float(loss)
