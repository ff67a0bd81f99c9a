# expect: WRONG on "tau 0.1"
# slip: q_network is moved towards the target.
import copy

import torch


def update_target(target_network, q_network, tau):
    with torch.no_grad():
        for old, new in zip(target_network.parameters(), q_network.parameters()):
            new.copy_((1 - tau) * old + tau * new)
