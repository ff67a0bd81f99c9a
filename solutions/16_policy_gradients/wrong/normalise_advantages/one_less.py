# expect: WRONG on "5x3 advantages"
# slip: Here the standard deviation divides by the number of entries, as np.std does, and not by one less.

def normalise_advantages(advantages, eps=1e-8):
    return (advantages - advantages.mean()) / (advantages.std(ddof=1) + eps)
