# expect: RAISED on "three shards of 4 rows"
# slip: counts was multiplied with means as it is: (K,) meets the axis of columns, not that of shards.
def syncbn_merge(counts, means, variances):
    n = counts
    total = n.sum()
    mean = (n * means).sum(axis=0) / total
    var = (n * (variances + (means - mean) ** 2)).sum(axis=0) / total
    return mean, var
