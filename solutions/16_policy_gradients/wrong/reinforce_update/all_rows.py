# expect: WRONG on "one update"
# slip: All rows of the recording are learned from, those after the first end too, whose weights are 0 and still count in the mean.
import torch


def reinforce_update(policy, optimizer, rollout, weigh):
    mask = first_episodes(rollout["ended"]) | True
    dtype = next(policy.parameters()).dtype
    weights = weigh(rollout["rewards"] * first_episodes(rollout["ended"]))
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
