# expect: RAISED on "four axes"
# slip: Vectors and matrices have a loop of their own, and filters have four axes.
def soft_threshold(w, t):
    t = np.broadcast_to(t, w.shape)
    out = np.zeros(w.shape)
    if w.ndim == 2:
        for i in range(w.shape[0]):
            out[i] = soft_threshold(w[i], t[i])
    else:
        for i, v in enumerate(w):
            if abs(v) > t[i]:
                out[i] = v - t[i] if v > 0 else v + t[i]
    return out
