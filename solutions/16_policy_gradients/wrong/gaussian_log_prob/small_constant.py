# expect: WRONG on "five actions of three numbers"
# slip: A small constant beside sigma is seen in every density; exp of log_std is never 0.

def gaussian_log_prob(mean, log_std, action):
    z = (action - mean) / (log_std.exp() + 1e-6)
    return (-0.5 * z**2 - log_std - 0.5 * np.log(2 * np.pi)).sum(dim=1)
