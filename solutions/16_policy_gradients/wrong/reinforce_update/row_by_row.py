# expect: WRONG on "one update"
# slip: The policy was asked once for each row of the recording; it is called once, with all the steps that count.
import torch


def reinforce_update(policy, optimizer, rollout, weigh):
    mask = first_episodes(rollout["ended"])
    weights = weigh(rollout["rewards"] * mask)
    dtype = next(policy.parameters()).dtype
    x, actions = torch.as_tensor(rollout["observations"], dtype=dtype), torch.as_tensor(rollout["actions"])
    log_probs = torch.stack([log_prob_categorical(policy(x[t]), actions[t]) for t in range(len(x))])[torch.as_tensor(mask)]
    loss = reinforce_loss(log_probs, torch.as_tensor(weights[mask], dtype=dtype))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
