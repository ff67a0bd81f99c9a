# expect: WRONG on "limit 2"
# slip: Every component is stretched by the limit: the correction contains its logarithm D times.

def squashed_gaussian(mean, log_std, u, limit):
    action = limit * torch.tanh(u)
    slope = 2 * (np.log(2) - u - torch.nn.functional.softplus(-2 * u))
    return action, gaussian_log_prob(mean, log_std, u) - slope.sum(dim=1) - np.log(limit)
