# expect: WRONG on "limit 2"
# slip: The limit stretches the action and thins its density out: it belongs to the slope.

def squashed_gaussian(mean, log_std, u, limit):
    action = limit * torch.tanh(u)
    slope = 2 * (np.log(2) - u - torch.nn.functional.softplus(-2 * u))
    return action, gaussian_log_prob(mean, log_std, u) - slope.sum(dim=1)
