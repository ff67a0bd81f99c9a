# expect: WRONG on "3 rows, 4 classes, 6 passes"
# slip: The logits were averaged and one softmax taken; an ensemble averages its members' probabilities.
def mc_dropout_predict(scores, x, n_samples):
    samples = []
    for t in range(n_samples):
        logits = scores(x.copy(), "train")
        samples.append(logits)
    logits = np.stack(samples)  # (T, N, C)
    samples = np.exp(logits - logits.max(axis=-1, keepdims=True))
    samples /= samples.sum(axis=-1, keepdims=True)
    mean = logits.mean(axis=0)
    probs = np.exp(mean - mean.max(axis=-1, keepdims=True))
    probs /= probs.sum(axis=-1, keepdims=True)

    def plogp(q):
        return np.where(q > 0, q * np.log(np.maximum(q, 1e-300)), 0.0)

    entropy = -plogp(probs).sum(axis=-1)
    expected = -plogp(samples).sum(axis=-1).mean(axis=0)
    return probs, entropy, entropy - expected
