# expect: RAISED on "four screens of 5 by 8"
# slip: flatten() without an axis melts the batch into one row.
import torch


class ConvQNetwork(torch.nn.Module):
    def __init__(self, shape, n_actions):
        super().__init__()
        self.conv = torch.nn.Conv2d(shape[0], 16, 3)
        self.fc1 = torch.nn.Linear(16 * (shape[1] - 2) * (shape[2] - 2), 64)
        self.fc2 = torch.nn.Linear(64, n_actions)

    def forward(self, observations):
        x = observations.to(self.fc1.weight.dtype)
        return self.fc2(self.fc1(self.conv(x).relu().flatten()).relu())
