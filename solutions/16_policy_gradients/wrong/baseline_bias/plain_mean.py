# expect: WRONG on "5 states, 4 actions"
# slip: The mean of b was taken with equal weights; actions come with their probabilities.
def baseline_bias(logits, b):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    pi = e / e.sum(axis=1, keepdims=True)
    return -pi * (b - b.mean(axis=1, keepdims=True))
