# expect: WRONG on "5 steps of 4 episodes"
# slip: The advantages were divided by a standard deviation; only the baseline is asked for.
def subtract_baseline(returns):
    E = returns.shape[1]
    centred = (returns - returns.mean(axis=1, keepdims=True)) * E / (E - 1)
    return centred / (returns.std(axis=1, keepdims=True) + 1e-8)
