# expect: WRONG on "3x2 kernel"
# slip: The kernel was centred on the pixel; here it reaches down and to the right from it.
def circular_conv2d(x, k):
    H, W = x.shape
    h, w = k.shape
    out = np.zeros((H, W))
    for i in range(H):
        for j in range(W):
            for a in range(h):
                for b in range(w):
                    out[i, j] += x[(i + a - h // 2) % H, (j + b - w // 2) % W] * k[a, b]
    return out
