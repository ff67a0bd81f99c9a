# exercises: baseline_bias
def baseline_bias(logits, b):
    N, A = logits.shape
    out = np.zeros((N, A))
    for a in range(A):
        score = score_categorical(logits.copy(), np.full(N, a))
        out -= (1 - np.sum(np.delete(np.exp(logits - np.logaddexp.reduce(logits, axis=1)[:, None]), a, axis=1), axis=1))[:, None] * b[:, a : a + 1] * score
    return out
