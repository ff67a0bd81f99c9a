# expect: WRONG on "tau 0: nothing moves"
# slip: tau = 0 is taken for `not given`, and 1 is put in its place.
import copy

import torch


def update_target(target_network, q_network, tau):
    tau = tau or 1.0
    with torch.no_grad():
        for old, new in zip(target_network.parameters(), q_network.parameters()):
            old.copy_((1 - tau) * old + tau * new)
