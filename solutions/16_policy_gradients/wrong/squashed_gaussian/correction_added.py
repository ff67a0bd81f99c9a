# expect: WRONG on "limit 2"
# slip: Where the map is flat the actions are dense: the logarithm of the slope is subtracted.

def squashed_gaussian(mean, log_std, u, limit):
    action = limit * torch.tanh(u)
    slope = (np.log(limit) + 2 * (np.log(2) - u - torch.nn.functional.softplus(-2 * u)))
    return action, gaussian_log_prob(mean, log_std, u) + slope.sum(dim=1)
