# expect: WRONG on "a weighted sum, 5 entries"
# slip: f was given mask * x without the division by p.
def dropout_exact_mean(f, x, p):
    import itertools

    mean = 0.0
    for mask in itertools.product([0, 1], repeat=x.shape[0]):
        mask = np.array(mask)
        kept = mask.sum()
        probability = p**kept * (1 - p) ** (len(x) - kept)
        mean = mean + probability * f(x * mask)
    return mean
