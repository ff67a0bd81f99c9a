# expect: WRONG on "tau 0.1"
# slip: The name in the loop is assigned, which changes no parameter.
import copy

import torch


def update_target(target_network, q_network, tau):
    for old, new in zip(target_network.parameters(), q_network.parameters()):
        old = (1 - tau) * old + tau * new
