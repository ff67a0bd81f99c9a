# exercises: score_categorical
def score_categorical(logits, actions):
    logits -= np.logaddexp.reduce(logits, axis=-1)[:, None]
    np.exp(logits, out=logits)
    np.negative(logits, out=logits)
    np.add.at(logits, (range(len(actions)), actions), 1)
    return logits
