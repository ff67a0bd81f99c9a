# expect: WRONG on "one step"
# slip: Gradients of earlier steps are never forgotten: torch adds to p.grad.
import torch


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    loss = dqn_loss(q_network, target_network, batch, gamma, double)
    loss.backward()
    optimizer.step()
    return loss.item()
