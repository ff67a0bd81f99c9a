# expect: SHAPE on "one screen of bools"
# slip: squeeze drops the axis of the batch, or of the actions, where it is of length 1.
import torch


class ConvQNetwork(torch.nn.Module):
    def __init__(self, shape, n_actions):
        super().__init__()
        self.conv = torch.nn.Conv2d(shape[0], 16, 3)
        self.fc1 = torch.nn.Linear(16 * (shape[1] - 2) * (shape[2] - 2), 64)
        self.fc2 = torch.nn.Linear(64, n_actions)

    def forward(self, observations):
        x = observations.to(self.fc1.weight.dtype)
        return self.fc2(self.fc1(self.conv(x).relu().flatten(1)).relu()).squeeze()
