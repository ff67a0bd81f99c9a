# exercises: gaussian_log_prob gaussian_entropy

def gaussian_log_prob(mean, log_std, action):
    total = 0
    for d in range(mean.shape[1]):
        s = log_std[..., d]
        total = total - (action[:, d] - mean[:, d]) ** 2 / (2 * torch.exp(2 * s)) - s - 0.9189385332046727
    return total


def gaussian_entropy(log_std):
    variance = torch.exp(log_std) ** 2
    return 0.5 * torch.log(2 * torch.pi * torch.e * variance).sum(dim=-1)
