# expect: WRONG on "tau 0.1"
# slip: The target becomes a copy whatever tau is.
import copy

import torch


def update_target(target_network, q_network, tau):
    target_network.load_state_dict(q_network.state_dict())
