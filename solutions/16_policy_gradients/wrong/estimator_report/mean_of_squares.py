# expect: WRONG on "a million from zero"
# slip: The mean of the squares minus the square of the mean loses its digits where the mean is large.
def estimator_report(samples, exact):
    N, mean = len(samples), samples.mean(axis=0)
    var = np.maximum((samples**2).mean(axis=0) - mean**2, 1e-12) * N / (N - 1)
    return (mean - exact) / np.sqrt(var / N), var.sum()
