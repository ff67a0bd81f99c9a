# exercises: orchard
import torch


class orchard_policy:
    """An object that is called; one screen at a time; a tensor of actions."""

    def __init__(self, weights):
        self.network = ConvQNetwork((4, 10, 10), 3)
        self.network.load_state_dict({name: torch.tensor(value) for name, value in weights.items()})
        self.network.requires_grad_(False)

    def __call__(self, observations):
        return torch.stack([self.network(torch.as_tensor(screen)[None])[0].argmax() for screen in observations])
