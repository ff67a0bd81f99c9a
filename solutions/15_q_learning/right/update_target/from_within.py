# exercises: update_target
import numpy as np
import torch


def update_target(target_network, q_network, tau):
    """Each module's own parameters by numpy, then those of the modules in it."""
    for name, p in target_network.named_parameters(recurse=False):
        new = getattr(q_network, name).detach().numpy()
        p.data.copy_(torch.from_numpy(np.asarray((1 - tau) * p.detach().numpy() + tau * new)))
    for name, module in target_network.named_children():
        update_target(module, getattr(q_network, name), tau)
