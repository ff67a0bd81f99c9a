# expect: WRONG on "columns a million from zero"
# slip: The mean square less the squared mean is right on paper; with large means all digits are lost.
def syncbn_merge(counts, means, variances):
    n = counts.reshape(-1, 1)
    total = n.sum()
    mean = (n * means).sum(axis=0) / total
    var = (n * (variances + means**2)).sum(axis=0) / total - mean**2
    return mean, var
