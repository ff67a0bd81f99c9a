# expect: RAISED on "observations of shape (2, 3), 6 actions"
# slip: The observations are flattened on the way: a network of pixels wants them as they are.
import torch


def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        after = batch["next_observations"].reshape(len(batch["rewards"]), -1)
        best = q_network(after).argmax(dim=1, keepdim=True)
        value = target_network(after).gather(1, best)[:, 0]
        return batch["rewards"] + gamma * (1 - batch["terminated"].double()) * value
