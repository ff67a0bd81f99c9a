# expect: WRONG on "tau 0.7, three layers"
# slip: Of the layers only the first and the last are moved.
import copy

import torch


def update_target(target_network, q_network, tau):
    with torch.no_grad():
        for old, new in ((target_network[0], q_network[0]), (target_network[-1], q_network[-1])):
            old.weight.copy_((1 - tau) * old.weight + tau * new.weight)
            old.bias.copy_((1 - tau) * old.bias + tau * new.bias)
