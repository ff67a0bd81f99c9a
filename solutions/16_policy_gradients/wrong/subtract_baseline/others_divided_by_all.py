# expect: WRONG on "5 steps of 4 episodes"
# slip: The sum of the others was divided by E; there are E - 1 of them.
def subtract_baseline(returns):
    return returns - (returns.sum(axis=1, keepdims=True) - returns) / returns.shape[1]
