# expect: WRONG on "5 steps of 4 episodes"
# slip: The baseline itself came back, not the returns minus it.
def subtract_baseline(returns):
    return (returns.sum(axis=1, keepdims=True) - returns) / (returns.shape[1] - 1)
