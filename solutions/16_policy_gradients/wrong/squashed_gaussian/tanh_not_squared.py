# expect: WRONG on "limit 2"
# slip: The slope of tanh is 1 less the square of tanh.

def squashed_gaussian(mean, log_std, u, limit):
    action = limit * torch.tanh(u)
    slope = torch.log(limit * (1 - torch.tanh(u).abs()))
    return action, gaussian_log_prob(mean, log_std, u) - slope.sum(dim=1)
