# expect: WRONG on "flat windows"
# slip: The sum was divided by the square of the window's height, which is its number of pixels only if it is square.
def avg_pool_forward(x, pool_param):
    N, C, H, W = x.shape
    ph, pw, stride = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    H_out, W_out = 1 + (H - ph) // stride, 1 + (W - pw) // stride
    out = np.zeros((N, C, H_out, W_out))
    for i in range(H_out):
        for j in range(W_out):
            out[:, :, i, j] = np.sum(x[:, :, i * stride:i * stride + ph, j * stride:j * stride + pw], axis=(2, 3)) / (ph * ph)
    return out, (x, pool_param)
