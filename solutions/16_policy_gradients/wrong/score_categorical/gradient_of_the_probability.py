# expect: WRONG on "5 rows, 4 actions"
# slip: This is the gradient of the probability; that of its logarithm is without the factor pi(a).
def score_categorical(logits, actions):
    z = logits - logits.max(axis=1, keepdims=True)
    probs = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    onehot = np.eye(logits.shape[1])[actions]
    return (probs * onehot).sum(axis=1, keepdims=True) * (onehot - probs)
