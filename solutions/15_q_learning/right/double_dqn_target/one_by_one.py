# exercises: double_dqn_target
import torch


def double_dqn_target(online, frozen, batch, gamma):
    targets = []
    for i in range(len(batch["rewards"])):
        y = batch["rewards"][i].item()
        if not batch["terminated"][i]:
            after = batch["next_observations"][i : i + 1]
            y += gamma * frozen(after)[0, int(torch.argmax(online(after)[0]))].item()
        targets.append(y)
    return torch.tensor(targets, dtype=batch["rewards"].dtype)
