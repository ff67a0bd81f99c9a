# exercises: fc_as_conv sliding_classifier
def fc_as_conv(W, C, H, Ww):
    k = np.zeros((W.shape[1], C, H, Ww))
    for m in range(W.shape[1]):
        for c in range(C):
            for i in range(H):
                for j in range(Ww):
                    k[m, c, i, j] = W[(c * H + i) * Ww + j, m]
    return k


def sliding_classifier(x, W, b, C, H, Ww):
    k = fc_as_conv(W, C, H, Ww)
    N, M = len(x), len(b)
    out = np.zeros((N, M, x.shape[2] - H + 1, x.shape[3] - Ww + 1))
    for n in range(N):
        for m in range(M):
            for i in range(out.shape[2]):
                for j in range(out.shape[3]):
                    out[n, m, i, j] = np.sum(x[n, :, i:i + H, j:j + Ww] * k[m]) + b[m]
    return out
