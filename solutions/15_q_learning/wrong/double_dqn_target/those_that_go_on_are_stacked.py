# expect: RAISED on "every episode over"
# slip: The next observations of the episodes that go on are stacked, and where there is none that fails.
import torch


def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        on = ~batch["terminated"]
        after = torch.stack([o for o, goes_on in zip(batch["next_observations"], on) if goes_on])
        value = torch.zeros_like(batch["rewards"])
        value[on] = target_network(after).gather(1, q_network(after).argmax(dim=1, keepdim=True))[:, 0]
        return batch["rewards"] + gamma * value
