# exercises: soft_threshold
def soft_threshold(w, t):
    out = np.zeros_like(w)
    above, below = w > t, w < -t
    np.subtract(w, t, out=out, where=above)
    np.add(w, t, out=out, where=below)
    return out
