# expect: WRONG on "rewards near 30"
# slip: Targets are clipped to [-10, 10]; nothing in the docstring allows it.
import torch
import torch.nn.functional as F


def dqn_loss(q_network, target_network, batch, gamma, double=False):
    if double:
        target = double_dqn_target(q_network, target_network, batch, gamma)
    else:
        with torch.no_grad():
            target = batch["rewards"] + gamma * (1 - batch["terminated"].double()) * target_network(batch["next_observations"]).max(dim=1).values
            target = target.clamp(-10, 10)
    taken = q_network(batch["observations"]).gather(1, batch["actions"][:, None])[:, 0]
    return F.smooth_l1_loss(taken, target)
