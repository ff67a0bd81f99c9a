# expect: RAISED on "one hidden layer of 5, 3 actions"
# slip: The network has two hidden layers whatever `hidden` says.
import torch
from torch import nn


class QNetwork(nn.Module):
    def __init__(self, observation_size, n_actions, hidden=(64, 64)):
        super().__init__()
        self.first = nn.Linear(observation_size, hidden[0])
        self.second = nn.Linear(hidden[0], hidden[1])
        self.last = nn.Linear(hidden[1], n_actions)

    def forward(self, x):
        return self.last(torch.relu(self.second(torch.relu(self.first(x)))))
