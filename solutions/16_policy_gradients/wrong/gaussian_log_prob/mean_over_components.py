# expect: WRONG on "five actions of three numbers"
# slip: Independent components multiply, their logarithms add up; the mean makes the density depend on D.

def gaussian_log_prob(mean, log_std, action):
    z = (action - mean) / log_std.exp()
    return (-0.5 * z**2 - log_std - 0.5 * np.log(2 * np.pi)).mean(dim=1)
