# exercises: baseline_bias
def baseline_bias(logits, b):
    rows = []
    for z, c in zip(logits, b):
        p = np.exp(z - np.max(z))
        p /= p.sum()
        rows.append(-(np.diag(p) - np.outer(p, p)) @ c)
    return np.array(rows)
