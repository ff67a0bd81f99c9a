# expect: NONFINITE on "logits near 1e3"
# slip: A probability can be exactly 0, and 0 times the logarithm of 0 is not a number; its limit is 0.
def mc_dropout_predict(scores, x, n_samples):
    samples = []
    for t in range(n_samples):
        logits = scores(x.copy(), "train")
        logits = logits - logits.max(axis=1, keepdims=True)
        samples.append(np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True))
    samples = np.stack(samples)  # (T, N, C)
    probs = samples.mean(axis=0)

    def plogp(q):
        return q * np.log(q)

    entropy = -plogp(probs).sum(axis=-1)
    expected = -plogp(samples).sum(axis=-1).mean(axis=0)
    return probs, entropy, entropy - expected
