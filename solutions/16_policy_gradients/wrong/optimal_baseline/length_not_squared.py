# expect: WRONG on "8 scores of 3 weights"
# slip: The returns were weighted with the length of the score; its square enters the variance.
def optimal_baseline(scores, returns):
    return np.average(returns, weights=np.linalg.norm(scores, axis=1))
