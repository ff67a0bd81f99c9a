# expect: WRONG on "three shards of 4 rows"
# slip: The variance was divided by the number of rows less one; the biased one is asked for.
def syncbn_merge(counts, means, variances):
    n = counts.reshape(-1, 1)
    total = n.sum()
    mean = (n * means).sum(axis=0) / total
    var = (n * (variances + (means - mean) ** 2)).sum(axis=0) / (total - 1)
    return mean, var
