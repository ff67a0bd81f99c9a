# expect: WRONG on "30 estimates of a 3x2 table"
# slip: The variance of the length of the estimates was taken; the variances of the entries are added up.
def estimator_report(samples, exact):
    N = len(samples)
    mean, var = samples.mean(axis=0), samples.var(axis=0, ddof=1)
    return (mean - exact) / np.sqrt(var / N), np.linalg.norm(samples.reshape(N, -1), axis=1).var(ddof=1)
