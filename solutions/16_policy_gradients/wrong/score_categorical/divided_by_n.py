# expect: WRONG on "5 rows, 4 actions"
# slip: The batch was averaged; each row is asked for its own gradient.
def score_categorical(logits, actions):
    z = logits - logits.max(axis=1, keepdims=True)
    probs = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return (np.eye(logits.shape[1])[actions] - probs) / len(actions)
