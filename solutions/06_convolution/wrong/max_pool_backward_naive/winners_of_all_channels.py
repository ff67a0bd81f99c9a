# expect: WRONG on "2x2 windows, stride 2"
# slip: One winner was sought among all channels of a window: each channel has a winner of its own.
def max_pool_forward_naive(x, pool_param):
    N, C, H, W = x.shape
    ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    H_out, W_out = 1 + (H - ph) // stride, 1 + (W - pw) // stride
    out = np.zeros((N, C, H_out, W_out))
    for i in range(H_out):
        for j in range(W_out):
            out[:, :, i, j] = np.max(x[:, :, i * stride:i * stride + ph, j * stride:j * stride + pw], axis=(2, 3))
    return out, (x, pool_param)


def max_pool_backward_naive(dout, cache):
    x, pool_param = cache
    N, C, H, W = x.shape
    ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    H_out, W_out = dout.shape[2:]
    dx = np.zeros_like(x)
    for n in range(N):
        for i in range(H_out):
            for j in range(W_out):
                rows, cols = slice(i * stride, i * stride + ph), slice(j * stride, j * stride + pw)
                window = x[n, :, rows, cols]
                dx[n, :, rows, cols] += (window == window.max()) * dout[n, :, i, j][:, None, None]
    return dx
