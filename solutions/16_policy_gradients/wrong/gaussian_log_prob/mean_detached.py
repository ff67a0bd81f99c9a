# expect: WRONG on "five actions of three numbers"
# slip: The mean is what the network learns: no detach here.

def gaussian_log_prob(mean, log_std, action):
    z = (action - mean.detach()) / log_std.exp()
    return (-0.5 * z**2 - log_std - 0.5 * np.log(2 * np.pi)).sum(dim=1)
