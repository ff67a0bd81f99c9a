# expect: WRONG on "30 estimates of a 3x2 table"
# slip: The mean of N estimates is more precise than one of them: the standard error is the standard deviation over the root of N.
def estimator_report(samples, exact):
    N = len(samples)
    mean, var = samples.mean(axis=0), samples.var(axis=0, ddof=1)
    return (mean - exact) / np.sqrt(var), var.sum()
