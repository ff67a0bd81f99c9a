# expect: RAISED on "a tanh layer, p 0.3"
# slip: What f returns was turned into one number; it may be an array.
def dropout_exact_mean(f, x, p):
    import itertools

    mean = 0.0
    for mask in itertools.product([0, 1], repeat=x.shape[0]):
        mask = np.array(mask)
        kept = mask.sum()
        probability = p**kept * (1 - p) ** (len(x) - kept)
        mean = mean + float(probability * f(x * mask / p))
    return mean
