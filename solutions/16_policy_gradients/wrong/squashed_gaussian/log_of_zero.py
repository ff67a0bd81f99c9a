# expect: NONFINITE on "u from -100 to 100"
# slip: 1 - tanh(u)^2 is 0 on a computer beyond 20: take its logarithm on paper first.

def squashed_gaussian(mean, log_std, u, limit):
    action = limit * torch.tanh(u)
    slope = torch.log(limit * (1 - torch.tanh(u) ** 2))
    return action, gaussian_log_prob(mean, log_std, u) - slope.sum(dim=1)
