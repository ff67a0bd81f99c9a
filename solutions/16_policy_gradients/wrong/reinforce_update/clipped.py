# expect: WRONG on "returns in the thousands"
# slip: The gradient was clipped; that belongs to the update of A2C, and here the step is the optimizer's alone.
import torch


def reinforce_update(policy, optimizer, rollout, weigh):
    mask = first_episodes(rollout["ended"])
    weights = weigh(rollout["rewards"] * mask)
    dtype = next(policy.parameters()).dtype
    logits = policy(torch.as_tensor(rollout["observations"][mask], dtype=dtype))
    loss = reinforce_loss(log_prob_categorical(logits, torch.as_tensor(rollout["actions"][mask])), torch.as_tensor(weights[mask], dtype=dtype))
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(policy.parameters(), 10.0)
    optimizer.step()
    return loss.item()
