# expect: WRONG on "limit 2"
# slip: The action lies between -limit and limit: tanh alone ends at 1.

def squashed_gaussian(mean, log_std, u, limit):
    action = torch.tanh(u)
    slope = (np.log(limit) + 2 * (np.log(2) - u - torch.nn.functional.softplus(-2 * u)))
    return action, gaussian_log_prob(mean, log_std, u) - slope.sum(dim=1)
