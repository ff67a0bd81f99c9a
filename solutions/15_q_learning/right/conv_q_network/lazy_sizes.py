# exercises: conv_q_network
import torch


class ConvQNetwork(torch.nn.Module):
    """The size of the flattened maps by trying a screen of zeros; layers in a chain that shares them."""

    def __init__(self, shape, n_actions):
        super().__init__()
        self.conv = torch.nn.Conv2d(shape[0], 16, 3)
        with torch.no_grad():
            size = self.conv(torch.zeros(1, *shape)).numel()
        self.fc1 = torch.nn.Linear(size, 64)
        self.fc2 = torch.nn.Linear(64, n_actions)
        self.chain = torch.nn.Sequential(self.conv, torch.nn.ReLU(), torch.nn.Flatten(), self.fc1, torch.nn.ReLU(), self.fc2)

    def forward(self, observations):
        return self.chain(observations.to(next(self.parameters()).dtype))
