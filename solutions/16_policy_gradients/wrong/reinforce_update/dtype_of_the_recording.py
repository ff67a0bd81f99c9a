# expect: RAISED on "observations in float32"
# slip: Observations go into the policy in the dtype in which the environment gave them, and a policy with other weights refuses them.
import torch


def reinforce_update(policy, optimizer, rollout, weigh):
    mask = first_episodes(rollout["ended"])
    dtype = next(policy.parameters()).dtype
    weights = weigh(rollout["rewards"] * mask)
    logits = policy(torch.as_tensor(rollout["observations"])[torch.as_tensor(mask)])
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
