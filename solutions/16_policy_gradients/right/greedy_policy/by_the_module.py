# exercises: greedy_policy
import torch


def greedy_policy(weights):
    policy = Policy(4, 2, hidden=len(weights["net.0.bias"]))
    policy.load_state_dict({name: torch.tensor(value) for name, value in weights.items()})

    @torch.no_grad()
    def act(observations):
        return policy(torch.as_tensor(observations)).argmax(dim=-1)

    return act
