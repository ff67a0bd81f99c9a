# expect: WRONG on "5x3 advantages"
# slip: Mean 0 and standard deviation 1 are asked for; a range is set by the two wildest entries alone.

def normalise_advantages(advantages, eps=1e-8):
    a = advantages - advantages.mean()
    return a / (np.abs(a).max() + eps)
