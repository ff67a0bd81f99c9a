# exercises: reinforce_update
import torch


def reinforce_update(policy, optimizer, rollout, weigh):
    mask = torch.as_tensor(first_episodes(rollout["ended"]))
    like = next(iter(policy.parameters()))
    seen = torch.as_tensor(rollout["observations"]).to(like.dtype)
    T, E = mask.shape
    w = torch.as_tensor(weigh(rollout["rewards"] * mask.numpy())).to(like.dtype)
    choice = torch.distributions.Categorical(logits=policy(seen.flatten(0, 1)).reshape(T, E, -1))
    score = choice.log_prob(torch.as_tensor(rollout["actions"]))
    loss = -(score * w * mask).sum() / mask.sum()
    for p in policy.parameters():
        p.grad = None
    loss.backward()
    optimizer.step()
    return loss.item()
