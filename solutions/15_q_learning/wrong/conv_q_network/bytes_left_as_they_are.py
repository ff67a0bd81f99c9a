# expect: RAISED on "four screens of 5 by 8"
# slip: A convolution takes no whole numbers: the screens must be turned into the type of the weights.
import torch


class ConvQNetwork(torch.nn.Module):
    def __init__(self, shape, n_actions):
        super().__init__()
        self.conv = torch.nn.Conv2d(shape[0], 16, 3)
        self.fc1 = torch.nn.Linear(16 * (shape[1] - 2) * (shape[2] - 2), 64)
        self.fc2 = torch.nn.Linear(64, n_actions)

    def forward(self, observations):
        return self.fc2(self.fc1(self.conv(observations).relu().flatten(1)).relu())
