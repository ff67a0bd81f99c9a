# expect: WRONG on "modules within modules"
# slip: Only the parameters of Linear layers move: another module's stay behind.
import torch


def update_target(target_network, q_network, tau):
    with torch.no_grad():
        for old, new in zip(target_network.modules(), q_network.modules()):
            if isinstance(old, torch.nn.Linear):
                old.weight.lerp_(new.weight, tau)
                old.bias.lerp_(new.bias, tau)
