# expect: WRONG on "5x3 advantages"
# slip: The unit goes away when one divides by the standard deviation, the root of the variance.

def normalise_advantages(advantages, eps=1e-8):
    return (advantages - advantages.mean()) / (advantages.var() + eps)
