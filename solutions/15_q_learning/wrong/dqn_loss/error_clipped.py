# expect: WRONG on "8 transitions, 3 actions"
# slip: The error is clipped to [-1, 1] before it is squared, so a large error has no gradient at all and is never mended.
import torch
import torch.nn.functional as F


def dqn_loss(q_network, target_network, batch, gamma, double=False):
    if double:
        target = double_dqn_target(q_network, target_network, batch, gamma)
    else:
        with torch.no_grad():
            target = batch["rewards"] + gamma * (1 - batch["terminated"].double()) * target_network(batch["next_observations"]).max(dim=1).values
    taken = q_network(batch["observations"]).gather(1, batch["actions"][:, None])[:, 0]
    return 0.5 * (taken - target).clamp(-1, 1).pow(2).mean()
