# expect: WRONG on "three steps"
# slip: The gradients are forgotten at the first step alone.
import torch


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    if not optimizer.state:
        optimizer.zero_grad()
    loss = dqn_loss(q_network, target_network, batch, gamma, double)
    loss.backward()
    optimizer.step()
    return loss.item()
