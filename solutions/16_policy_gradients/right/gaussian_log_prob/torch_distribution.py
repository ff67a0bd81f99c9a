# exercises: gaussian_log_prob gaussian_entropy

def gaussian_log_prob(mean, log_std, action):
    pi = torch.distributions.Independent(torch.distributions.Normal(mean, log_std.exp()), 1)
    return pi.log_prob(action)


def gaussian_entropy(log_std):
    return torch.distributions.Normal(torch.zeros_like(log_std), log_std.exp()).entropy().sum(-1)
