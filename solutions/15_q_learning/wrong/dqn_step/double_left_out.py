# expect: WRONG on "double"
# slip: `double` is not handed on.
import torch


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    optimizer.zero_grad()
    loss = dqn_loss(q_network, target_network, batch, gamma)
    loss.backward()
    optimizer.step()
    return loss.item()
