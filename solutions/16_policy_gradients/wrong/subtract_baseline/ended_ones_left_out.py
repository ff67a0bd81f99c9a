# expect: WRONG on "episodes that end early"
# slip: Episodes that had ended were left out of the mean; their zeros count like any other number.
def subtract_baseline(returns):
    alive = returns != 0
    total = returns.sum(axis=1, keepdims=True) - returns
    count = np.maximum(alive.sum(axis=1, keepdims=True) - alive, 1)
    return returns - total / count
