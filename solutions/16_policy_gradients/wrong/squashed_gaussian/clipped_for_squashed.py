# expect: WRONG on "limit 2"
# slip: Clipping is another map: it puts all that is outside exactly onto the limit, where there is no density.

def squashed_gaussian(mean, log_std, u, limit):
    action = torch.clamp(u, -limit, limit)
    slope = torch.zeros_like(u)
    return action, gaussian_log_prob(mean, log_std, u) - slope.sum(dim=1)
