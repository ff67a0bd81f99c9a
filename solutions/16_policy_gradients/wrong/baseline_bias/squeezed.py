# expect: SHAPE on "one state"
# slip: A single state lost its axis.
def baseline_bias(logits, b):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    pi = e / e.sum(axis=1, keepdims=True)
    return np.squeeze(pi * ((pi * b).sum(axis=1, keepdims=True) - b))
