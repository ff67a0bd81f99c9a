# expect: WRONG on "30 estimates of a 3x2 table"
# slip: All entries shared one standard deviation; each has its own.
def estimator_report(samples, exact):
    N = len(samples)
    mean, var = samples.mean(axis=0), samples.var(axis=0, ddof=1)
    return (mean - exact) / (samples.std(ddof=1) / np.sqrt(N)), var.sum()
