# expect: SHAPE on "one step"
# slip: A single step lost its axis.
def subtract_baseline(returns):
    others = (returns.sum(axis=1, keepdims=True) - returns) / (returns.shape[1] - 1)
    return np.squeeze(returns - others)
