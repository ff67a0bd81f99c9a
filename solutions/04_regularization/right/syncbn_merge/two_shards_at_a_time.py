# exercises: syncbn_merge
def syncbn_merge(counts, means, variances):
    n, mean, squares = 0, 0.0, 0.0  # squares: the sum of squared distances from the mean so far
    for count, m, v in zip(counts, means, variances):
        delta, both = m - mean, n + count
        squares = squares + count * v + delta**2 * (n * count / both)
        mean = mean + delta * (count / both)
        n = both
    return mean, squares / n
