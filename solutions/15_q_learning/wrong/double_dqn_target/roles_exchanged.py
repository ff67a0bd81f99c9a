# expect: WRONG on "16 transitions, 3 actions"
# slip: The roles are exchanged: q_network is to choose the action, and target_network to judge it.
import torch


def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = target_network(batch["next_observations"]).argmax(dim=1)
        value = q_network(batch["next_observations"])[torch.arange(len(best)), best]
        return batch["rewards"] + gamma * (1 - batch["terminated"].double()) * value
