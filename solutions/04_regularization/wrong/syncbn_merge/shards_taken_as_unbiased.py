# expect: WRONG on "three shards of 4 rows"
# slip: The shards' variances were multiplied by n - 1, as if they were unbiased; they were divided by n.
def syncbn_merge(counts, means, variances):
    n = counts.reshape(-1, 1)
    total = n.sum()
    mean = (n * means).sum(axis=0) / total
    var = ((n - 1) * variances + n * (means - mean) ** 2).sum(axis=0) / total
    return mean, var
