# expect: WRONG on "u from -100 to 100"
# slip: A constant in the logarithm sets a floor under the slope; where tanh is flat there is none.

def squashed_gaussian(mean, log_std, u, limit):
    action = limit * torch.tanh(u)
    slope = np.log(limit) + torch.log(1 - torch.tanh(u) ** 2 + 1e-12)
    return action, gaussian_log_prob(mean, log_std, u) - slope.sum(dim=1)
