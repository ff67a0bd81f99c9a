# expect: WRONG on "3 rows, 4 classes, 6 passes"
# slip: The epsilon inside the logarithm is so large that it changes the entropy.
def mc_dropout_predict(scores, x, n_samples):
    samples = []
    for t in range(n_samples):
        logits = scores(x.copy(), "train")
        logits = logits - logits.max(axis=1, keepdims=True)
        samples.append(np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True))
    samples = np.stack(samples)  # (T, N, C)
    probs = samples.mean(axis=0)

    def plogp(q):
        return q * np.log(q + 1e-5)

    entropy = -plogp(probs).sum(axis=-1)
    expected = -plogp(samples).sum(axis=-1).mean(axis=0)
    return probs, entropy, entropy - expected
