# exercises: estimator_report
def estimator_report(samples, exact):
    N = len(samples)
    off = (samples - exact).reshape(N, -1)
    cov = np.atleast_2d(np.cov(off, rowvar=False))
    z = off.mean(0) / np.sqrt(np.diag(cov) / N)
    return z.reshape(exact.shape), np.trace(cov)
