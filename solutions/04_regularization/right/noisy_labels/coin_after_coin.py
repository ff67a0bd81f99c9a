# exercises: noisy_labels
def noisy_labels(y, num_classes, eps, rng):
    out = []
    for label in y.tolist():
        out.append(int(rng.integers(num_classes)) if rng.uniform() <= eps else label)
    return np.array(out, dtype=np.int32)
