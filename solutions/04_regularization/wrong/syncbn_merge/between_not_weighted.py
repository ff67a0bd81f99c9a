# expect: WRONG on "2, 9 and 5 rows"
# slip: The distances of the shards' means were averaged without weights; they count by their rows too.
def syncbn_merge(counts, means, variances):
    n = counts.reshape(-1, 1)
    total = n.sum()
    mean = (n * means).sum(axis=0) / total
    var = (n * variances).sum(axis=0) / total + ((means - mean) ** 2).mean(axis=0)
    return mean, var
