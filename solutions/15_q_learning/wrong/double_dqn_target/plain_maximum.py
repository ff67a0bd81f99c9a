# expect: WRONG on "16 transitions, 3 actions"
# slip: This is the target of plain DQN: target_network both chooses and judges.
import torch


def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        value = target_network(batch["next_observations"]).max(dim=1).values
        return batch["rewards"] + gamma * (1 - batch["terminated"].double()) * value
