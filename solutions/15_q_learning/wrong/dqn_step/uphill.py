# expect: WRONG on "one step"
# slip: The step goes up the gradient: the sign of the loss is turned round.
import torch


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    optimizer.zero_grad()
    loss = dqn_loss(q_network, target_network, batch, gamma, double)
    (-loss).backward()
    optimizer.step()
    return loss.item()
