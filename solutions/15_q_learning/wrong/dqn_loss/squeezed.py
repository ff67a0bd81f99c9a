# expect: RAISED on "observations of shape (2, 2, 3), one transition"
# slip: The networks' values are squeezed: with a batch of one the batch axis is gone.
import torch
import torch.nn.functional as F


def dqn_loss(q_network, target_network, batch, gamma, double=False):
    if double:
        target = double_dqn_target(q_network, target_network, batch, gamma)
    else:
        with torch.no_grad():
            target = batch["rewards"] + gamma * (1 - batch["terminated"].double()) * target_network(batch["next_observations"]).squeeze().max(dim=1).values
    taken = q_network(batch["observations"]).gather(1, batch["actions"][:, None])[:, 0]
    return F.smooth_l1_loss(taken, target)
