# exercises: distinct_units
def distinct_units(W1, b1, W2):
    far = np.abs(W1[:, :, None] - W1[:, None]).max(0)
    far = np.maximum(far, np.abs(np.subtract.outer(b1, b1)))
    far = np.maximum(far, np.abs(W2[:, None] - W2[None]).max(-1))
    twins = far < 0.005
    return np.sum(twins.argmax(axis=1) == np.arange(len(b1)))     # first of its group
