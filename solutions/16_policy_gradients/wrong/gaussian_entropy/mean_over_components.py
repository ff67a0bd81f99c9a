# expect: WRONG on "three components"
# slip: The entropies of independent components add up.

def gaussian_entropy(log_std):
    return (log_std + 0.5 * np.log(2 * np.pi * np.e)).mean(dim=-1)
