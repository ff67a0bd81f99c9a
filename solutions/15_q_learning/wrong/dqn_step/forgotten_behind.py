# expect: WRONG on "one step"
# slip: The gradients are forgotten after the step only: what lay there before the first one still counts.
import torch


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    loss = dqn_loss(q_network, target_network, batch, gamma, double)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()
