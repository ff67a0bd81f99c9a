# expect: WRONG on "three shards of 4 rows"
# slip: Only the spread of the shards' means was counted; the spread inside each shard belongs to the variance too.
def syncbn_merge(counts, means, variances):
    n = counts.reshape(-1, 1)
    total = n.sum()
    mean = (n * means).sum(axis=0) / total
    var = (n * ((means - mean) ** 2)).sum(axis=0) / total
    return mean, var
