# expect: WRONG on "5 states, 4 actions"
# slip: Only the one-hot part of the score was counted; the other part is minus pi.
def baseline_bias(logits, b):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    pi = e / e.sum(axis=1, keepdims=True)
    return -pi * b
