# expect: WRONG on "limit 2"
# slip: The volume changes by the product of the slopes: their logarithms add up over the components.

def squashed_gaussian(mean, log_std, u, limit):
    action = limit * torch.tanh(u)
    slope = (np.log(limit) + 2 * (np.log(2) - u - torch.nn.functional.softplus(-2 * u)))
    return action, gaussian_log_prob(mean, log_std, u) - slope.mean(dim=1)
