# expect: WRONG on "tau 0.1"
# slip: tau and 1 - tau have changed places: with a small tau the target would jump to the new network at once.
import copy

import torch


def update_target(target_network, q_network, tau):
    with torch.no_grad():
        for old, new in zip(target_network.parameters(), q_network.parameters()):
            old.copy_(tau * old + (1 - tau) * new)
