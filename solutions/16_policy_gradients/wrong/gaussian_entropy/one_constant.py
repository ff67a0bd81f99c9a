# expect: WRONG on "three components"
# slip: Each component has its own constant.

def gaussian_entropy(log_std):
    return log_std.sum(dim=-1) + 0.5 * np.log(2 * np.pi * np.e)
