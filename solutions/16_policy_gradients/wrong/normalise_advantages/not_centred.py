# expect: WRONG on "5x3 advantages"
# slip: The mean is taken away first, so that half of the actions become less likely.

def normalise_advantages(advantages, eps=1e-8):
    return advantages / (advantages.std() + eps)
