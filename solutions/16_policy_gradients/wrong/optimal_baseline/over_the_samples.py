# expect: RAISED on "8 scores of 3 weights"
# slip: The squares were summed over the samples; each sample has a length of its own.
def optimal_baseline(scores, returns):
    weight = (scores**2).sum(axis=0)
    return (weight * returns).mean() / weight.mean()
