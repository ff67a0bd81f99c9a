# expect: WRONG on "observations of size 1e4"
# slip: Each entry of the gradient is cut at 1; the paper of 2015 cut the error, and Huber's loss does.
import torch


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    optimizer.zero_grad()
    loss = dqn_loss(q_network, target_network, batch, gamma, double)
    loss.backward()
    for p in q_network.parameters():
        p.grad.data.clamp_(-1, 1)
    optimizer.step()
    return loss.item()
