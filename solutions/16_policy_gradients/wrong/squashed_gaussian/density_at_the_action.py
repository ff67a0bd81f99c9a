# expect: WRONG on "limit 2"
# slip: The Gaussian's density is that of u, what was drawn, and not of what it became.

def squashed_gaussian(mean, log_std, u, limit):
    action = limit * torch.tanh(u)
    slope = (np.log(limit) + 2 * (np.log(2) - u - torch.nn.functional.softplus(-2 * u)))
    return action, gaussian_log_prob(mean, log_std, action) - slope.sum(dim=1)
