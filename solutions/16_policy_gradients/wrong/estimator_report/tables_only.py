# expect: RAISED on "12 estimates of a vector"
# slip: Two axes of each estimate were taken for granted.
def estimator_report(samples, exact):
    N = len(samples)
    mean, var = samples.mean(axis=0), samples.var(axis=0, ddof=1)
    return (mean - exact) / np.sqrt(var / N), np.trace(np.atleast_2d(np.einsum('nsa,nsa->', samples - mean, samples - mean) / (N - 1)))
