# expect: NONFINITE on "logits near 1e4"
# slip: The exponential of a large logit is infinite: the row's maximum has to come off first.
def baseline_bias(logits, b):
    pi = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return pi * ((pi * b).sum(axis=1, keepdims=True) - b)
