# expect: WRONG on "4 numbers, 2 actions, widths (8, 6)"
# slip: The values go through a softmax: they are returns, not probabilities.
import torch
from torch import nn


class QNetwork(nn.Module):
    def __init__(self, observation_size, n_actions, hidden=(64, 64)):
        super().__init__()
        sizes = [observation_size, *hidden, n_actions]
        self.linears = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes[:-1], sizes[1:]))

    def forward(self, x):
        for linear in self.linears[:-1]:
            x = torch.relu(linear(x))
        return self.linears[-1](x).softmax(dim=1)
