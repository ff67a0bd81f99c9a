# expect: WRONG on "8 scores of 3 weights"
# slip: The weights do not sum to 1: the mean of the squared lengths has to be divided out.
def optimal_baseline(scores, returns):
    return ((scores**2).sum(axis=1) * returns).mean()
