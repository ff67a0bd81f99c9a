# expect: WRONG on "three shards of 4 rows"
# slip: Standard deviations were averaged and squared; variances add, deviations do not.
def syncbn_merge(counts, means, variances):
    n = counts.reshape(-1, 1)
    total = n.sum()
    mean = (n * means).sum(axis=0) / total
    var = ((n * np.sqrt(variances)).sum(axis=0) / total) ** 2 + (n * (means - mean) ** 2).sum(axis=0) / total
    return mean, var
