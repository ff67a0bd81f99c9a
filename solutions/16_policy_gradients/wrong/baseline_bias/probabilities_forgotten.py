# expect: WRONG on "5 states, 4 actions"
# slip: The actions were counted alike; each comes with its probability.
def baseline_bias(logits, b):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    pi = e / e.sum(axis=1, keepdims=True)
    return (pi * b).sum(axis=1, keepdims=True) - b
