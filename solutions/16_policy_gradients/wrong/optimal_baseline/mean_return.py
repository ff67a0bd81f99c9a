# expect: WRONG on "8 scores of 3 weights"
# slip: The plain mean of the returns is a good baseline, not the best: long scores count more.
def optimal_baseline(scores, returns):
    return returns.mean()
