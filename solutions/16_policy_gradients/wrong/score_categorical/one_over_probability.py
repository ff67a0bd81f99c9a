# expect: WRONG on "5 rows, 4 actions"
# slip: One over the probability is the slope of the logarithm by the probability itself, not by the logits.
def score_categorical(logits, actions):
    z = logits - logits.max(axis=1, keepdims=True)
    probs = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return np.eye(logits.shape[1])[actions] / probs
