# expect: WRONG on "one network for both"
# slip: The gradient is kept out of target_network's parameters by switching them off for a moment; where both networks are one it is then lost, or flows through the target.
import torch
import torch.nn.functional as F


def dqn_loss(q_network, target_network, batch, gamma, double=False):
    if double:
        target = double_dqn_target(q_network, target_network, batch, gamma)
    else:
        before = [p.requires_grad for p in target_network.parameters()]
        q_parameters = {id(p) for p in q_network.parameters()}
        for p in target_network.parameters():
            p.requires_grad_(id(p) in q_parameters)
        target = batch["rewards"] + gamma * (1 - batch["terminated"].double()) * target_network(batch["next_observations"]).max(dim=1).values
        for p, flag in zip(target_network.parameters(), before):
            p.requires_grad_(flag)
    taken = q_network(batch["observations"]).gather(1, batch["actions"][:, None])[:, 0]
    return F.smooth_l1_loss(taken, target)
