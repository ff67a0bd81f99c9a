# expect: WRONG on "five actions of three numbers"
# slip: log_std is the logarithm of the standard deviation; that of the variance is twice as large.

def gaussian_log_prob(mean, log_std, action):
    z = (action - mean) / (0.5 * log_std).exp()
    return (-0.5 * z**2 - 0.5 * log_std - 0.5 * np.log(2 * np.pi)).sum(dim=1)
