# expect: WRONG on "8 scores of 3 weights"
# slip: The scores were centred first; their mean is 0 by theory, and the formula has plain means.
def optimal_baseline(scores, returns):
    centred = scores - scores.mean(axis=0)
    return (centred * scores * returns[:, None]).sum() / (centred * scores).sum()
