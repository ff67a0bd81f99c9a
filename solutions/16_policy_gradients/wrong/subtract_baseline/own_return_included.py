# expect: WRONG on "5 steps of 4 episodes"
# slip: The own return is part of the mean: the baseline depends on the own action, and the gradient shrinks.
def subtract_baseline(returns):
    return returns - returns.mean(axis=1, keepdims=True)
