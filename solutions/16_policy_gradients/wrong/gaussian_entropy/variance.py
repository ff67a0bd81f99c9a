# expect: WRONG on "three components"
# slip: log_std is the logarithm of the standard deviation: half of the logarithm of the variance, and counted once.

def gaussian_entropy(log_std):
    return 0.5 * (log_std + np.log(2 * np.pi * np.e)).sum(dim=-1)
