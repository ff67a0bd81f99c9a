# expect: RAISED on "one update"
# slip: The policy got (T, E, D); it takes rows, (N, D).
import torch


def reinforce_update(policy, optimizer, rollout, weigh):
    mask = first_episodes(rollout["ended"])
    weights = weigh(rollout["rewards"] * mask)
    dtype = next(policy.parameters()).dtype
    logits = policy(torch.as_tensor(rollout["observations"], dtype=dtype))[torch.as_tensor(mask)]
    loss = reinforce_loss(log_prob_categorical(logits, torch.as_tensor(rollout["actions"][mask])), torch.as_tensor(weights[mask], dtype=dtype))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
