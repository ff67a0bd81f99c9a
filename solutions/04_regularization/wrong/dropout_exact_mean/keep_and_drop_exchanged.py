# expect: WRONG on "a weighted sum, 5 entries"
# slip: p was taken for the probability to drop an entry; here it is the probability to keep it.
def dropout_exact_mean(f, x, p):
    import itertools

    mean = 0.0
    for mask in itertools.product([0, 1], repeat=x.shape[0]):
        mask = np.array(mask)
        kept = mask.sum()
        probability = (1 - p) ** kept * p ** (len(x) - kept)
        mean = mean + probability * f(x * mask / p)
    return mean
