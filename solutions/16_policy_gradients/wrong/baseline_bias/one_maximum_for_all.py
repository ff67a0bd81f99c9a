# expect: NONFINITE on "rows far apart"
# slip: The maximum of the whole array was taken off; rows far below it become zero by zero.
def baseline_bias(logits, b):
    pi = np.exp(logits - logits.max())
    pi = pi / pi.sum(axis=1, keepdims=True)
    return pi * ((pi * b).sum(axis=1, keepdims=True) - b)
