# expect: WRONG on "30 estimates of a 3x2 table"
# slip: The distance lost its sign.
def estimator_report(samples, exact):
    N = len(samples)
    mean, var = samples.mean(axis=0), samples.var(axis=0, ddof=1)
    return np.abs(mean - exact) / np.sqrt(var / N), var.sum()
