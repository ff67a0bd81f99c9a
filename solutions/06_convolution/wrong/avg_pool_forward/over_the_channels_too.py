# expect: WRONG on "2x2 windows, stride 2"
# slip: The mean was taken over all channels together; a pool looks at each channel alone.
def avg_pool_forward(x, pool_param):
    N, C, H, W = x.shape
    ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    H_out, W_out = 1 + (H - ph) // stride, 1 + (W - pw) // stride
    out = np.zeros((N, C, H_out, W_out))
    for n in range(N):
        for i in range(H_out):
            for j in range(W_out):
                window = x[n, :, i * stride:i * stride + ph, j * stride:j * stride + pw]
                out[n, :, i, j] = np.mean(window)
    return out, (x, pool_param)
