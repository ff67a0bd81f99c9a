# expect: WRONG on "one column, a shard of one row"
# slip: Shards without any spread were left out; a single row has variance 0 and counts all the same.
def syncbn_merge(counts, means, variances):
    n = (counts * (counts > 1)).reshape(-1, 1)
    total = n.sum()
    mean = (n * means).sum(axis=0) / total
    var = (n * (variances + (means - mean) ** 2)).sum(axis=0) / total
    return mean, var
