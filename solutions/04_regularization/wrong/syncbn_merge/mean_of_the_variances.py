# expect: WRONG on "three shards of 4 rows"
# slip: The variances were averaged; the shards' means differ too, and that spread belongs to the variance of the whole.
def syncbn_merge(counts, means, variances):
    n = counts.reshape(-1, 1)
    total = n.sum()
    mean = (n * means).sum(axis=0) / total
    var = (n * (variances)).sum(axis=0) / total
    return mean, var
