# expect: WRONG on "a tanh layer, p 0.3"
# slip: The mask that drops everything was left out; f of zeros counts too, with probability (1-p)^D.
def dropout_exact_mean(f, x, p):
    import itertools

    mean = 0.0
    for mask in itertools.product([0, 1], repeat=x.shape[0]):
        mask = np.array(mask)
        kept = mask.sum()
        if kept == 0:
            continue
        probability = p**kept * (1 - p) ** (len(x) - kept)
        mean = mean + probability * f(x * mask / p)
    return mean
