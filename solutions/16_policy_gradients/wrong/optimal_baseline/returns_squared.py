# expect: WRONG on "8 scores of 3 weights"
# slip: The squares of the returns were averaged; the best constant is linear in the returns.
def optimal_baseline(scores, returns):
    weight = (scores**2).sum(axis=1)
    return np.sqrt((weight * returns**2).mean() / weight.mean())
