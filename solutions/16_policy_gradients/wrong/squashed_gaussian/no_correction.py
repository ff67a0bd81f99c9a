# expect: WRONG on "limit 2"
# slip: Squashing presses many u onto few actions: the density must be divided by the slope of the map.

def squashed_gaussian(mean, log_std, u, limit):
    action = limit * torch.tanh(u)
    slope = (np.log(limit) + 2 * (np.log(2) - u - torch.nn.functional.softplus(-2 * u)))
    return action, gaussian_log_prob(mean, log_std, u)
