# expect: WRONG on "a weighted sum, 5 entries"
# slip: All masks were given the same weight; a mask that keeps k entries has probability p^k (1-p)^(D-k).
def dropout_exact_mean(f, x, p):
    import itertools

    mean = 0.0
    for mask in itertools.product([0, 1], repeat=x.shape[0]):
        mask = np.array(mask)
        kept = mask.sum()
        probability = 1 / 2 ** len(x)
        mean = mean + probability * f(x * mask / p)
    return mean
