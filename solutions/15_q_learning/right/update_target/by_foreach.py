# exercises: update_target
import torch


@torch.no_grad()
def update_target(target_network, q_network, tau):
    old, new = list(target_network.parameters()), list(q_network.parameters())
    torch._foreach_mul_(old, 1 - tau)
    torch._foreach_add_(old, torch._foreach_mul(new, tau))
    return target_network
