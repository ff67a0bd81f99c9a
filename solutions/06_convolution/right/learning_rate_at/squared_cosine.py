# exercises: learning_rate_at
def learning_rate_at(t, T, w, top):
    """(1 + cos a) / 2 = cos^2(a / 2)."""
    ramp = min(1.0, (t + 1) / w) if w else 1.0
    return np.float64(top) * (ramp if t < w else np.cos(np.pi / 2 * (t - w) / (T - w)) ** 2)
