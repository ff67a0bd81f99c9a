# expect: WRONG on "2, 9 and 5 rows"
# slip: All shards were given the same weight; a shard counts by its rows.
def syncbn_merge(counts, means, variances):
    mean = means.mean(axis=0)
    return mean, variances.mean(axis=0) + means.var(axis=0)
