# expect: WRONG on "negative entries"
# slip: The search for the largest entry started from 0, which is larger than any negative entry.
def max_pool_forward_naive(x, pool_param):
    N, C, H, W = x.shape
    ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    H_out, W_out = 1 + (H - ph) // stride, 1 + (W - pw) // stride
    out = np.zeros((N, C, H_out, W_out))
    for n in range(N):
        for c in range(C):
            for i in range(H_out):
                for j in range(W_out):
                    for a in range(ph):
                        for b in range(pw):
                            out[n, c, i, j] = max(out[n, c, i, j], x[n, c, i * stride + a, j * stride + b])
    return out, (x, pool_param)
