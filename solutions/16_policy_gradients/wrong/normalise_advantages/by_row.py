# expect: WRONG on "5x3 advantages"
# slip: A step is not a batch: mean and deviation are those of all entries together.

def normalise_advantages(advantages, eps=1e-8):
    return (advantages - advantages.mean(axis=-1, keepdims=True)) / (advantages.std(axis=-1, keepdims=True) + eps)
