# expect: WRONG on "eps is 0.5"
# slip: eps comes with the call.

def normalise_advantages(advantages, eps=1e-8):
    return (advantages - advantages.mean()) / (advantages.std() + 1e-8)
