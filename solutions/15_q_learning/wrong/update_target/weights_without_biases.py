# expect: WRONG on "tau 0.1"
# slip: The biases are left behind.
import copy

import torch


def update_target(target_network, q_network, tau):
    with torch.no_grad():
        for old, new in zip(target_network, q_network):
            old.weight.copy_((1 - tau) * old.weight + tau * new.weight)
