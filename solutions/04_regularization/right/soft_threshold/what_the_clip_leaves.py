# exercises: soft_threshold
def soft_threshold(w, t):
    return w - np.minimum(np.maximum(w, -t), t)
