# expect: WRONG on "30 estimates of a 3x2 table"
# slip: The variances of the entries are added up, not averaged.
def estimator_report(samples, exact):
    N = len(samples)
    mean, var = samples.mean(axis=0), samples.var(axis=0, ddof=1)
    return (mean - exact) / np.sqrt(var / N), var.mean()
