# exercises: q_network
import math

import torch


class QNetwork(torch.nn.Module):
    """Weights as torch starts them, and the layers written out."""

    def __init__(self, observation_size, n_actions, hidden=(64, 64)):
        super().__init__()
        self.weights = torch.nn.ParameterList()
        before = observation_size
        for width in list(hidden) + [n_actions]:
            edge = 1 / math.sqrt(before)
            self.weights.append(torch.nn.Parameter(torch.empty(width, before).uniform_(-edge, edge)))
            self.weights.append(torch.nn.Parameter(torch.empty(width).uniform_(-edge, edge)))
            before = width

    def forward(self, x):
        last = len(self.weights) // 2 - 1
        for i in range(last + 1):
            x = x @ self.weights[2 * i].T + self.weights[2 * i + 1]
            x = x if i == last else x.clamp(min=0)
        return x
