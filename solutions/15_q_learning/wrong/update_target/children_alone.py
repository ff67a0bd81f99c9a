# expect: WRONG on "modules within modules"
# slip: Only the layers on top are looked at: what lies in a module within stays behind.
import torch


def update_target(target_network, q_network, tau):
    with torch.no_grad():
        for old, new in zip(target_network.children(), q_network.children()):
            if hasattr(old, 'weight'):
                old.weight.lerp_(new.weight, tau)
                old.bias.lerp_(new.bias, tau)
