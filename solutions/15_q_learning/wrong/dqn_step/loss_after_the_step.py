# expect: WRONG on "one step"
# slip: The loss is measured again after the step; the one before it is asked for.
import torch


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    optimizer.zero_grad()
    dqn_loss(q_network, target_network, batch, gamma, double).backward()
    optimizer.step()
    with torch.no_grad():
        return dqn_loss(q_network, target_network, batch, gamma, double).item()
