# expect: WRONG on "three components"
# slip: The exponent contributes a half to each component, which is the e beside 2 pi.

def gaussian_entropy(log_std):
    return (log_std + 0.5 * np.log(2 * np.pi)).sum(dim=-1)
