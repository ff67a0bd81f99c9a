# expect: SHAPE on "one column, a shard of one row"
# slip: The answers were squeezed: with one column they have the shape (1,).
def syncbn_merge(counts, means, variances):
    n = counts.reshape(-1, 1)
    total = n.sum()
    mean = (n * means).sum(axis=0) / total
    var = (n * (variances + (means - mean) ** 2)).sum(axis=0) / total
    return mean.squeeze(), var.squeeze()
