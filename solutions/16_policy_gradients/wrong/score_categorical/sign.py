# expect: WRONG on "5 rows, 4 actions"
# slip: Softmax minus one-hot is the gradient of the cross-entropy; the score has the other sign.
def score_categorical(logits, actions):
    probs = np.exp(logits - np.max(logits, axis=1, keepdims=True))
    probs /= probs.sum(axis=1, keepdims=True)
    probs[np.arange(len(actions)), actions] -= 1
    return probs
