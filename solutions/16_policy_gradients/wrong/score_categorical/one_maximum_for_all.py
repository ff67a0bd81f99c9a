# expect: NONFINITE on "rows far apart"
# slip: The maximum of the whole array was taken off; rows far below it become zero by zero.
def score_categorical(logits, actions):
    e = np.exp(logits - np.max(logits))
    return np.eye(logits.shape[1])[actions] - e / e.sum(axis=1, keepdims=True)
