# exercises: squashed_gaussian

def squashed_gaussian(mean, log_std, u, limit):
    tanh = torch.distributions.transforms.TanhTransform()
    y = tanh(u)
    slope = tanh.log_abs_det_jacobian(u, y) + torch.log(torch.tensor(limit, dtype=u.dtype))
    base = torch.distributions.Normal(mean, torch.exp(log_std)).log_prob(u)
    return y * limit, (base - slope).sum(dim=1)
