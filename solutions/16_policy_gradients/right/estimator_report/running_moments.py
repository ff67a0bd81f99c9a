# exercises: estimator_report
def estimator_report(samples, exact):
    mean, squares = np.zeros_like(samples[0]), np.zeros_like(samples[0])
    for n, x in enumerate(samples, 1):
        d = x - mean
        mean = mean + d / n
        squares = squares + d * (x - mean)
    n = samples.shape[0]
    var = squares / (n - 1)
    return (mean - exact) * np.sqrt(n / var), float(np.sum(var))
