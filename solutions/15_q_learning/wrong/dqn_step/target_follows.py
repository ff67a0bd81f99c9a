# expect: WRONG on "one step"
# slip: The target network is moved here too; that is the loop's business, which does it once more.
import torch


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    optimizer.zero_grad()
    loss = dqn_loss(q_network, target_network, batch, gamma, double)
    loss.backward()
    optimizer.step()
    update_target(target_network, q_network, 0.01)
    return loss.item()
