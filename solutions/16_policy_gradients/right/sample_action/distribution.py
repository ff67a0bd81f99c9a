# exercises: sample_action
from torch.distributions import Categorical


def sample_action(logits):
    return Categorical(logits=logits).sample()
