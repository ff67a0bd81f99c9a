# expect: WRONG on "5 rows, 4 actions"
# slip: Only the logit of the action taken got a gradient; raising one probability lowers the others.
def score_categorical(logits, actions):
    z = logits - logits.max(axis=1, keepdims=True)
    probs = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    score = np.zeros_like(logits)
    rows = np.arange(len(actions))
    score[rows, actions] = 1 - probs[rows, actions]
    return score
