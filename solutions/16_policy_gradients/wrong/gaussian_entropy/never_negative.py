# expect: WRONG on "one component, very narrow"
# slip: The entropy of a density may be negative; nothing is wrong with that.

def gaussian_entropy(log_std):
    return (log_std + 0.5 * np.log(2 * np.pi * np.e)).sum(dim=-1).clamp(min=0) + 0 * log_std.sum()
