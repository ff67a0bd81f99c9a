# expect: WRONG on "weights in float32"
# slip: The policy was turned into float64 in place; its weights stay what they are, and the observations come to them.
import torch


def reinforce_update(policy, optimizer, rollout, weigh):
    mask = first_episodes(rollout["ended"])
    weights = weigh(rollout["rewards"] * mask)
    dtype = next(policy.parameters()).dtype
    dtype = torch.float64
    logits = policy.to(dtype)(torch.as_tensor(rollout["observations"][mask], dtype=dtype))
    loss = reinforce_loss(log_prob_categorical(logits, torch.as_tensor(rollout["actions"][mask])), torch.as_tensor(weights[mask], dtype=dtype))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
