# exercises: dqn_step
import torch


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    parameters = list(q_network.parameters())
    loss = dqn_loss(q_network, target_network, batch, gamma, double)
    for p, g in zip(parameters, torch.autograd.grad(loss, parameters)):
        p.grad = g
    optimizer.step()
    return float(loss)
