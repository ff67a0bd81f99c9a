# expect: WRONG on "limit 2"
# slip: The slope of tanh contains tanh(u), not the action, which the limit has stretched.

def squashed_gaussian(mean, log_std, u, limit):
    action = limit * torch.tanh(u)
    slope = torch.log(torch.clamp(limit * (1 - action**2), min=1e-300))
    return action, gaussian_log_prob(mean, log_std, u) - slope.sum(dim=1)
