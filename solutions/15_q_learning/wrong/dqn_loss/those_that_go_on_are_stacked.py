# expect: RAISED on "every episode over, gamma 1"
# slip: The next observations of the episodes that go on are stacked, and where there is none that fails.
import torch
import torch.nn.functional as F


def dqn_loss(q_network, target_network, batch, gamma, double=False):
    if double:
        target = double_dqn_target(q_network, target_network, batch, gamma)
    else:
        with torch.no_grad():
            on = ~batch["terminated"]
            after = torch.stack([o for o, goes_on in zip(batch["next_observations"], on) if goes_on])
            value = torch.zeros_like(batch["rewards"])
            value[on] = target_network(after).max(1).values
            target = batch["rewards"] + gamma * value
    taken = q_network(batch["observations"]).gather(1, batch["actions"][:, None])[:, 0]
    return F.smooth_l1_loss(taken, target)
