# expect: WRONG on "one step"
# slip: The networks have changed places on the way to dqn_loss.
import torch


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    optimizer.zero_grad()
    loss = dqn_loss(target_network, q_network, batch, gamma, double)
    loss.backward()
    optimizer.step()
    return loss.item()
