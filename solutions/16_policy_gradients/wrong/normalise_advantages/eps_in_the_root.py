# expect: WRONG on "eps is 0.5"
# slip: eps is added to the standard deviation, outside of the root.

def normalise_advantages(advantages, eps=1e-8):
    return (advantages - advantages.mean()) / np.sqrt(advantages.var() + eps)
