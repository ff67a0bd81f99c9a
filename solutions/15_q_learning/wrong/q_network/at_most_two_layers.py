# expect: WRONG on "three hidden layers (7, 3, 5)"
# slip: Of `hidden` the first and the last entry are used, and what lies between is left out.
import torch
from torch import nn


class QNetwork(nn.Module):
    def __init__(self, observation_size, n_actions, hidden=(64, 64)):
        super().__init__()
        sizes = [observation_size, hidden[0], hidden[-1]] if len(hidden) > 1 else [observation_size, hidden[0]]
        layers = []
        for a, b in zip(sizes[:-1], sizes[1:]):
            layers += [nn.Linear(a, b), nn.ReLU()]
        self.layers = nn.Sequential(*layers, nn.Linear(sizes[-1], n_actions))

    def forward(self, x):
        return self.layers(x)
