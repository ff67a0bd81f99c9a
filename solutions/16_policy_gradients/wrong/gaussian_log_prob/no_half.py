# expect: WRONG on "five actions of three numbers"
# slip: The exponent is half of the square.

def gaussian_log_prob(mean, log_std, action):
    z = (action - mean) / log_std.exp()
    return (-(z**2) - log_std - 0.5 * np.log(2 * np.pi)).sum(dim=1)
