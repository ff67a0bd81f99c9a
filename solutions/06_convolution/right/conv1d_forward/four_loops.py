# exercises: conv1d_forward
def conv1d_forward(x, w, b, param):
    def at(n, c, t):
        t -= param["pad"]
        return x[n, c, t] if 0 <= t < x.shape[2] else 0.0

    N, C, L = x.shape
    F, _, K = w.shape
    L_out = (L + 2 * param["pad"] - K) // param["stride"] + 1
    out = np.empty((N, F, L_out))
    for n in range(N):
        for f in range(F):
            for i in range(L_out):
                total = b[f]
                for c in range(C):
                    for k in range(K):
                        total += at(n, c, i * param["stride"] + k) * w[f, c, k]
                out[n, f, i] = total
    return out, None
