# expect: WRONG on "five actions of three numbers"
# slip: log_std is the logarithm: exponentiate it before dividing by it.

def gaussian_log_prob(mean, log_std, action):
    z = (action - mean) / log_std
    return (-0.5 * z**2 - log_std.abs().log() - 0.5 * np.log(2 * np.pi)).sum(dim=1)
