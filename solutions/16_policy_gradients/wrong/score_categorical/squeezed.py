# expect: SHAPE on "one row"
# slip: A batch of one row lost its first axis.
def score_categorical(logits, actions):
    z = logits - logits.max(axis=1, keepdims=True)
    probs = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return (np.eye(logits.shape[1])[actions] - probs).squeeze()
