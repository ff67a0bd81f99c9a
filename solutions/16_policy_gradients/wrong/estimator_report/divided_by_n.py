# expect: WRONG on "30 estimates of a 3x2 table"
# slip: The sample variance is divided by N - 1 (ddof=1).
def estimator_report(samples, exact):
    N = len(samples)
    mean, var = samples.mean(axis=0), samples.var(axis=0, ddof=1)
    return (mean - exact) / np.sqrt(samples.var(axis=0) / N), samples.var(axis=0).sum()
