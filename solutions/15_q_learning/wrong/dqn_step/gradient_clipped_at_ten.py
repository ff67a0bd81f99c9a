# expect: WRONG on "observations of size 1e4"
# slip: The gradient is cut to a length of 10 out of habit: nothing asks for it, and it is seen only where gradients are large.
import torch


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    optimizer.zero_grad()
    loss = dqn_loss(q_network, target_network, batch, gamma, double)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(q_network.parameters(), 10.0)
    optimizer.step()
    return loss.item()
