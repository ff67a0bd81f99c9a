# exercises: dqn_loss
import torch


def _target(q_network, target_network, batch, i, gamma, double):
    if bool(batch["terminated"][i]):
        return batch["rewards"][i]
    after = batch["next_observations"][i][None]
    judged = target_network(after)[0]
    best = q_network(after)[0].argmax() if double else judged.argmax()
    return batch["rewards"][i] + gamma * judged[best]


def dqn_loss(q_network, target_network, batch, gamma, double=False):
    huber = torch.nn.HuberLoss()
    losses = []
    for i, action in enumerate(batch["actions"].tolist()):
        with torch.no_grad():
            y = _target(q_network, target_network, batch, i, gamma, double)
        losses.append(huber(q_network(batch["observations"][i : i + 1])[0, action], y))
    return torch.stack(losses).mean()
