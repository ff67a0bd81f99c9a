# exercises: syncbn_merge
def syncbn_merge(counts, means, variances):
    origin = means[0].copy()  # any point near the data will do
    shifted = means - origin
    mean = np.average(shifted, axis=0, weights=counts)
    second = np.average(variances + shifted**2, axis=0, weights=counts)
    return mean + origin, second - mean**2
