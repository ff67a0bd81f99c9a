# expect: WRONG on "limit 2"
# slip: A small constant in the logarithm is wrong a little everywhere, and by a lot where tanh is flat.

def squashed_gaussian(mean, log_std, u, limit):
    action = limit * torch.tanh(u)
    slope = torch.log(limit * (1 - torch.tanh(u) ** 2) + 1e-6)
    return action, gaussian_log_prob(mean, log_std, u) - slope.sum(dim=1)
