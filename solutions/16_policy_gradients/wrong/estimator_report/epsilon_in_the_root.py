# expect: WRONG on "30 estimates of a 3x2 table"
# slip: A small number was added to the standard error: no entry has variance 0, so nothing needs it.
def estimator_report(samples, exact):
    N = len(samples)
    mean, var = samples.mean(axis=0), samples.var(axis=0, ddof=1)
    return (mean - exact) / (np.sqrt(var / N) + 1e-6), var.sum()
