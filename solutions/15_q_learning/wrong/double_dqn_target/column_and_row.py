# expect: SHAPE on "16 transitions, 3 actions"
# slip: A column (B, 1) is added to a row (B,), which gives (B, B).
import torch


def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch["next_observations"]).argmax(dim=1, keepdim=True)
        value = target_network(batch["next_observations"]).gather(1, best)
        return batch["rewards"] + gamma * value
