# expect: WRONG on "8 transitions, 3 actions"
# slip: A column (B, 1) minus a row (B,) is (B, B): every value is compared with every target.
import torch
import torch.nn.functional as F


def dqn_loss(q_network, target_network, batch, gamma, double=False):
    if double:
        target = double_dqn_target(q_network, target_network, batch, gamma)
    else:
        with torch.no_grad():
            target = batch["rewards"] + gamma * (1 - batch["terminated"].double()) * target_network(batch["next_observations"]).max(dim=1).values
    taken = q_network(batch["observations"]).gather(1, batch["actions"][:, None])
    return F.smooth_l1_loss(taken, target)
