# expect: NONFINITE on "logits near 1e4"
# slip: The exponential of a large logit is infinite: the row's maximum has to come off first.
def score_categorical(logits, actions):
    e = np.exp(logits)
    return np.eye(logits.shape[1])[actions] - e / e.sum(axis=1, keepdims=True)
