# expect: WRONG on "5 states, 4 actions"
# slip: The baseline is subtracted, so what it adds to the gradient has a minus.
def baseline_bias(logits, b):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    pi = e / e.sum(axis=1, keepdims=True)
    return pi * (b - (pi * b).sum(axis=1, keepdims=True))
