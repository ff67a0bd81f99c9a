# expect: WRONG on "3 rows, 4 classes, 6 passes"
# slip: The logarithm has base 2; entropy is asked for in natural units.
def mc_dropout_predict(scores, x, n_samples):
    samples = []
    for t in range(n_samples):
        logits = scores(x.copy(), "train")
        logits = logits - logits.max(axis=1, keepdims=True)
        samples.append(np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True))
    samples = np.stack(samples)  # (T, N, C)
    probs = samples.mean(axis=0)

    def plogp(q):
        return np.where(q > 0, q * np.log2(np.maximum(q, 1e-300)), 0.0)

    entropy = -plogp(probs).sum(axis=-1)
    expected = -plogp(samples).sum(axis=-1).mean(axis=0)
    return probs, entropy, entropy - expected
