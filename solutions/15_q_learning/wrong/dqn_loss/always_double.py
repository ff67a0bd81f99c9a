# expect: WRONG on "8 transitions, 3 actions"
# slip: The target of double DQN is taken whether `double` says so or not.
import torch
import torch.nn.functional as F


def dqn_loss(q_network, target_network, batch, gamma, double=False):
    target = double_dqn_target(q_network, target_network, batch, gamma)
    taken = q_network(batch["observations"]).gather(1, batch["actions"][:, None])[:, 0]
    return F.smooth_l1_loss(taken, target)
