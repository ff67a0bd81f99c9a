# expect: WRONG on "2, 9 and 5 rows"
# slip: The distances were taken from the plain mean of the means; the mean of the whole batch is weighted.
def syncbn_merge(counts, means, variances):
    n = counts.reshape(-1, 1)
    total = n.sum()
    mean = (n * means).sum(axis=0) / total
    var = (n * (variances + (means - means.mean(axis=0)) ** 2)).sum(axis=0) / total
    return mean, var
