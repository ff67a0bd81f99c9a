# expect: WRONG on "as torch starts them"
# slip: Weights are started by another rule, and biases at 0.
from torch import nn
class QNetwork(nn.Module):
    def __init__(self, observation_size, n_actions, hidden=(64, 64)):
        super().__init__()
        widths = [observation_size, *hidden]
        layers = []
        for before, after in zip(widths, widths[1:]):
            layers += [nn.Linear(before, after), nn.ReLU()]
        self.layers = nn.Sequential(*layers, nn.Linear(widths[-1], n_actions))
        for p in self.layers:
            if isinstance(p, nn.Linear):
                nn.init.xavier_uniform_(p.weight); nn.init.zeros_(p.bias)

    def forward(self, observations):
        return self.layers(observations)
