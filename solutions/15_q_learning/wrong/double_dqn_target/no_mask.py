# expect: WRONG on "16 transitions, 3 actions"
# slip: The future is added behind the end of the world too: the flag terminated is not used.
import torch


def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch["next_observations"]).argmax(dim=1)
        value = target_network(batch["next_observations"])[torch.arange(len(best)), best]
        return batch["rewards"] + gamma * value
