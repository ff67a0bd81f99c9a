# expect: WRONG on "double DQN"
# slip: The argument `double` is not used.
import torch
import torch.nn.functional as F


def dqn_loss(q_network, target_network, batch, gamma, double=False):
    with torch.no_grad():
        target = batch["rewards"] + gamma * (1 - batch["terminated"].double()) * target_network(batch["next_observations"]).max(dim=1).values
    taken = q_network(batch["observations"]).gather(1, batch["actions"][:, None])[:, 0]
    return F.smooth_l1_loss(taken, target)
