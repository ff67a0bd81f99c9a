# expect: WRONG on "16 transitions, 3 actions"
# slip: The action is chosen in the state that was left, not in the next one.
import torch


def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch["observations"]).argmax(dim=1)
        value = target_network(batch["next_observations"])[torch.arange(len(best)), best]
        return batch["rewards"] + gamma * (1 - batch["terminated"].double()) * value
