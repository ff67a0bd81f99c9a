# expect: WRONG on "one step"
# slip: The gradients are forgotten between backward and step, so nothing is learnt.
import torch


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    loss = dqn_loss(q_network, target_network, batch, gamma, double)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
