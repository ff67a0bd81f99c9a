# exercises: dqn_loss
import torch


def dqn_loss(q_network, target_network, batch, gamma, double=False):
    """Huber's loss by hand, the target detached."""
    rows = torch.arange(len(batch["actions"]))
    after = target_network(batch["next_observations"]).detach()
    chooser = q_network(batch["next_observations"]).detach() if double else after
    future = torch.where(batch["terminated"], torch.zeros_like(batch["rewards"]), after[rows, chooser.argmax(-1)])
    delta = q_network(batch["observations"])[rows, batch["actions"]] - (batch["rewards"] + gamma * future)
    size = delta.abs()
    inside = size.clamp(max=1.0)
    return (0.5 * inside**2 + (size - inside)).sum() / len(rows)
