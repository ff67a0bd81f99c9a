# expect: WRONG on "tau 0.1"
# slip: The name is bound to a new network; the one that the caller holds stays as it was.
import copy

import torch


def update_target(target_network, q_network, tau):
    old_network, target_network = target_network, copy.deepcopy(q_network)
    with torch.no_grad():
        for new, old in zip(target_network.parameters(), old_network.parameters()):
            new.copy_(tau * new + (1 - tau) * old)
