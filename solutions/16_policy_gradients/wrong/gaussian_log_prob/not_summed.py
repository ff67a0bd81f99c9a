# expect: SHAPE on "five actions of three numbers"
# slip: Independent components multiply, their logarithms add up: one number for each row.

def gaussian_log_prob(mean, log_std, action):
    z = (action - mean) / log_std.exp()
    return (-0.5 * z**2 - log_std - 0.5 * np.log(2 * np.pi))
