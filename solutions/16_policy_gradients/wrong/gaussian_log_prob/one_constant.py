# expect: WRONG on "five actions of three numbers"
# slip: Each of the D components has its own log(2 pi)/2.

def gaussian_log_prob(mean, log_std, action):
    z = (action - mean) / log_std.exp()
    return (-0.5 * z**2 - log_std).sum(dim=1) - 0.5 * np.log(2 * np.pi)
