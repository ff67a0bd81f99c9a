# expect: WRONG on "a deviation for each sample"
# slip: log_std may have a row for each sample: sum its components row by row, not all of them.

def gaussian_log_prob(mean, log_std, action):
    z = (action - mean) / log_std.exp()
    return -0.5 * (z**2).sum(dim=1) - log_std.sum() - 0.5 * z.shape[1] * np.log(2 * np.pi)
