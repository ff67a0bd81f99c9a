# expect: RAISED on "f returns a table"
# slip: np.dot sums over the last axis but one of the values, not over the masks; f may return a table.
def dropout_exact_mean(f, x, p):
    D = len(x)
    masks = (np.arange(2**D)[:, None] >> np.arange(D)) % 2
    probabilities = p ** masks.sum(axis=1) * (1 - p) ** (D - masks.sum(axis=1))
    values = np.array([f(mask * x / p) for mask in masks])
    return np.dot(probabilities, values)
