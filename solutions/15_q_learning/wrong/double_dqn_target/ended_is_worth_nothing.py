# expect: WRONG on "16 transitions, 3 actions"
# slip: Where the world has terminated the reward is thrown away with the future.
import torch


def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch["next_observations"]).argmax(dim=1)
        value = target_network(batch["next_observations"])[torch.arange(len(best)), best]
        return (batch["rewards"] + gamma * value) * (1 - batch["terminated"].double())
