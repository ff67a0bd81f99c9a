# expect: WRONG on "3 rows, 4 classes, 6 passes"
# slip: The members' mean entropy was returned as the entropy; the entropy of their mean is asked for, and the difference of the two is the disagreement.
def mc_dropout_predict(scores, x, n_samples):
    samples = []
    for t in range(n_samples):
        logits = scores(x.copy(), "train")
        logits = logits - logits.max(axis=1, keepdims=True)
        samples.append(np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True))
    samples = np.stack(samples)  # (T, N, C)
    probs = samples.mean(axis=0)

    def plogp(q):
        return np.where(q > 0, q * np.log(np.maximum(q, 1e-300)), 0.0)

    entropy = -plogp(probs).sum(axis=-1)
    expected = -plogp(samples).sum(axis=-1).mean(axis=0)
    return probs, expected, entropy - expected
