# expect: WRONG on "five actions of three numbers"
# slip: The factor 1/sigma before the exponential belongs to the density: without it sigma learns to grow for ever.

def gaussian_log_prob(mean, log_std, action):
    z = (action - mean) / log_std.exp()
    return (-0.5 * z**2 - 0.5 * np.log(2 * np.pi)).sum(dim=1)
