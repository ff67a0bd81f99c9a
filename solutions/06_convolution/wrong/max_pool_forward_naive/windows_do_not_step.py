# expect: WRONG on "2x2 windows, stride 2"
# slip: The windows moved by one pixel each; they move by the stride.
def max_pool_forward_naive(x, pool_param):
    N, C, H, W = x.shape
    ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    H_out, W_out = 1 + (H - ph) // stride, 1 + (W - pw) // stride
    out = np.zeros((N, C, H_out, W_out))
    for i in range(H_out):
        for j in range(W_out):
            out[:, :, i, j] = np.max(x[:, :, i:i + ph, j:j + pw], axis=(2, 3))
    return out, (x, pool_param)
