# expect: WRONG on "16 transitions, 3 actions"
# slip: The target carries a gradient: it is a number to aim at, so compute it under torch.no_grad().
import torch


def double_dqn_target(q_network, target_network, batch, gamma):
    best = q_network(batch["next_observations"]).argmax(dim=1, keepdim=True)
    value = target_network(batch["next_observations"]).gather(1, best).squeeze(1)
    return batch["rewards"] + gamma * (1 - batch["terminated"].double()) * value
