# expect: WRONG on "one step"
# slip: gamma is 0.99 from memory, not the one that is passed.
import torch


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    optimizer.zero_grad()
    loss = dqn_loss(q_network, target_network, batch, 0.99, double)
    loss.backward()
    optimizer.step()
    return loss.item()
