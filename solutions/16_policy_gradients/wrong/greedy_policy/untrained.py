# expect: WRONG on "twenty observations, five hidden units"
# slip: The network is made anew and the weights are never put in.
import torch


def greedy_policy(weights):
    torch.manual_seed(0)
    policy = Policy(4, 2)
    return lambda o: policy(torch.from_numpy(o)).argmax(dim=1).numpy()
