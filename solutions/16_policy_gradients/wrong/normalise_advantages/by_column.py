# expect: WRONG on "5x3 advantages"
# slip: Mean and deviation are those of the whole batch: each environment by itself would lose that one did better than another.

def normalise_advantages(advantages, eps=1e-8):
    return (advantages - advantages.mean(axis=0)) / (advantages.std(axis=0) + eps)
