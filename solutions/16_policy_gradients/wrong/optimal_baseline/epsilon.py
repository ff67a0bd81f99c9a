# expect: WRONG on "tiny scores"
# slip: A small number was added to the denominator; squared scores may be smaller than it.
def optimal_baseline(scores, returns):
    weight = (scores**2).sum(axis=1)
    return (weight * returns).mean() / (weight.mean() + 1e-10)
