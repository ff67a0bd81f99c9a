# expect: RAISED on "weights in float32"
# slip: Observations went to float64 whatever the policy's weights were; they may be float32.
import torch


def reinforce_update(policy, optimizer, rollout, weigh):
    mask = first_episodes(rollout["ended"])
    weights = weigh(rollout["rewards"] * mask)
    dtype = next(policy.parameters()).dtype
    dtype = torch.float64
    logits = policy(torch.as_tensor(rollout["observations"][mask], dtype=dtype))
    loss = reinforce_loss(log_prob_categorical(logits, torch.as_tensor(rollout["actions"][mask])), torch.as_tensor(weights[mask], dtype=dtype))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
