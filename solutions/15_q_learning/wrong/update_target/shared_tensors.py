# expect: WRONG on "tau 1: a copy"
# slip: The copy shares its tensors with q_network, so the target moves whenever the network learns.
import copy

import torch


def update_target(target_network, q_network, tau):
    for old, new in zip(target_network.parameters(), q_network.parameters()):
        old.data = new.data if tau == 1 else (1 - tau) * old.data + tau * new.data
