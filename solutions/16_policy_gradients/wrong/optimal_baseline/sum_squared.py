# expect: WRONG on "8 scores of 3 weights"
# slip: The entries of a score were added before squaring; its squared length is the sum of squares.
def optimal_baseline(scores, returns):
    weight = scores.sum(axis=1) ** 2
    return (weight * returns).mean() / weight.mean()
