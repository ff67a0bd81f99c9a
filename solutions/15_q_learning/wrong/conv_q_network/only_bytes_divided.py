# expect: WRONG on "four screens of 5 by 8"
# slip: Whole numbers are not always a camera's: the planes are zeros and ones and must not be divided by 255.
import torch


class ConvQNetwork(torch.nn.Module):
    def __init__(self, shape, n_actions):
        super().__init__()
        self.conv = torch.nn.Conv2d(shape[0], 16, 3)
        self.fc1 = torch.nn.Linear(16 * (shape[1] - 2) * (shape[2] - 2), 64)
        self.fc2 = torch.nn.Linear(64, n_actions)

    def forward(self, observations):
        x = observations.to(self.fc1.weight.dtype) / (255 if observations.dtype == torch.uint8 else 1)
        return self.fc2(self.fc1(self.conv(x).relu().flatten(1)).relu())
