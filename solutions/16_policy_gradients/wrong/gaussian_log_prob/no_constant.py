# expect: WRONG on "five actions of three numbers"
# slip: The constant log(2 pi)/2 of each component belongs to a density, although it has no gradient.

def gaussian_log_prob(mean, log_std, action):
    z = (action - mean) / log_std.exp()
    return (-0.5 * z**2 - log_std).sum(dim=1)
