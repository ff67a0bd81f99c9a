# exercises: cartpole
import torch


class cartpole_policy(torch.nn.Module):
    """Its sizes are read from the file, and it gives a tensor of int64."""

    def __init__(self, weights):
        super().__init__()
        widths = tuple(len(a) for name, a in weights.items() if name.endswith("bias"))
        size = min(a.shape[1] for name, a in weights.items() if name.endswith("0.weight"))
        self.net = QNetwork(size, widths[-1], widths[:-1])
        self.net.load_state_dict({k: torch.tensor(v) for k, v in weights.items()})

    def forward(self, observations):
        return self.net(torch.from_numpy(observations)).detach().max(dim=-1).indices
