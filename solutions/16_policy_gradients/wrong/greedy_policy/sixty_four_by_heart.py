# expect: RAISED on "twenty observations, five hidden units"
# slip: 64 hidden units by heart; weights say themselves how many there are.
import torch


def greedy_policy(weights):
    policy = Policy(4, 2, hidden=64)
    policy.load_state_dict({name: torch.tensor(value) for name, value in weights.items()})
    return lambda o: policy(torch.from_numpy(o)).argmax(dim=1).numpy()
