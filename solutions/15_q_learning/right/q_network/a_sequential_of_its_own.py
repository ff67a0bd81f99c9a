# exercises: q_network
import itertools

from torch import nn


class QNetwork(nn.Sequential):
    def __init__(self, n_in, n_out, hidden=(64, 64)):
        super().__init__()
        for i, (a, b) in enumerate(itertools.pairwise((n_in, *hidden))):
            self.add_module(f"linear{i}", nn.Linear(a, b))
            self.add_module(f"relu{i}", nn.ReLU(inplace=True))
        self.add_module("values", nn.Linear(hidden[-1], n_out))
