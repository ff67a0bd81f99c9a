# expect: WRONG on "8 transitions, 3 actions"
# slip: Where the world has terminated the reward is thrown away with the future.
import torch
import torch.nn.functional as F


def dqn_loss(q_network, target_network, batch, gamma, double=False):
    if double:
        target = double_dqn_target(q_network, target_network, batch, gamma)
    else:
        with torch.no_grad():
            target = (batch["rewards"] + gamma * target_network(batch["next_observations"]).max(dim=1).values) * (1 - batch["terminated"].double())
    taken = q_network(batch["observations"]).gather(1, batch["actions"][:, None])[:, 0]
    return F.smooth_l1_loss(taken, target)
