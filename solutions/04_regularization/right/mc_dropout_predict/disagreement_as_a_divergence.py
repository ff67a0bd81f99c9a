# exercises: mc_dropout_predict
def mc_dropout_predict(scores, x, n_samples):
    keep = x.copy()
    logq = []
    for _ in range(n_samples):
        x[...] = keep
        z = np.asarray(scores(x, "train"))
        z = z - np.max(z, axis=-1, keepdims=True)
        logq.append(z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True)))  # log-softmax: finite, however small q is
    logq = np.array(logq)
    q = np.exp(logq)
    probs = q.sum(axis=0) / n_samples
    top = logq.max(axis=0)
    logp = top + np.log(np.exp(logq - top).sum(axis=0)) - np.log(n_samples)
    disagreement = np.einsum("tnc,tnc->n", q, logq - logp) / n_samples  # mean of KL(q_t || probs)
    return probs, -np.einsum("nc,nc->n", probs, logp), disagreement
