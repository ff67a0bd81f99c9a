# expect: WRONG on "5x3 advantages"
# slip: Mean and deviation are those of all entries together, also for a table.

def normalise_advantages(advantages, eps=1e-8):
    axis = 0 if len(advantages) > 1 else None
    return (advantages - advantages.mean(axis=axis)) / (advantages.std(axis=axis) + eps)
