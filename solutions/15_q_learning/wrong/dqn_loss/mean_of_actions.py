# expect: WRONG on "8 transitions, 3 actions"
# slip: The target takes the mean over the next actions, which is what a random policy would get.
import torch
import torch.nn.functional as F


def dqn_loss(q_network, target_network, batch, gamma, double=False):
    if double:
        target = double_dqn_target(q_network, target_network, batch, gamma)
    else:
        with torch.no_grad():
            target = batch["rewards"] + gamma * (1 - batch["terminated"].double()) * target_network(batch["next_observations"]).mean(dim=1)
    taken = q_network(batch["observations"]).gather(1, batch["actions"][:, None])[:, 0]
    return F.smooth_l1_loss(taken, target)
