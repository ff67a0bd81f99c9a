# expect: WRONG on "one step"
# slip: Gradients are clipped, which nothing asks for: Huber's loss has done that already.
import torch


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    optimizer.zero_grad()
    loss = dqn_loss(q_network, target_network, batch, gamma, double)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(q_network.parameters(), 0.1)
    optimizer.step()
    return loss.item()
