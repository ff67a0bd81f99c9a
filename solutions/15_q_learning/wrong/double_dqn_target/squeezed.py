# expect: SHAPE on "one transition, gamma 1"
# slip: squeeze() takes away the batch too where it is of size 1.
import torch


def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch["next_observations"]).argmax(dim=1, keepdim=True)
        value = target_network(batch["next_observations"]).gather(1, best).squeeze()
        return (batch["rewards"].squeeze() + gamma * (1 - batch["terminated"].double().squeeze()) * value)
