# expect: RAISED on "4 numbers, 2 actions, widths (8, 6)"
# slip: The network takes the action as an input and gives one value: here it takes the state alone and gives a value for each action.
import torch
from torch import nn


class QNetwork(nn.Module):
    def __init__(self, observation_size, n_actions, hidden=(64, 64)):
        super().__init__()
        sizes = [observation_size + n_actions, *hidden, 1]
        self.linears = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes[:-1], sizes[1:]))

    def forward(self, x, action):
        x = torch.cat([x, action], dim=1)
        for linear in self.linears[:-1]:
            x = torch.relu(linear(x))
        return self.linears[-1](x)
