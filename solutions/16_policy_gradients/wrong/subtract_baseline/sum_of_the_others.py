# expect: WRONG on "5 steps of 4 episodes"
# slip: The sum of the others was subtracted, not their mean.
def subtract_baseline(returns):
    return returns - (returns.sum(axis=1, keepdims=True) - returns)
