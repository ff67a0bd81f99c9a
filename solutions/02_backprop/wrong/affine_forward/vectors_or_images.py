# expect: RAISED on "sequences"
# slip: Four axes were unpacked by name and anything else was taken for a matrix; a sequence has three axes.
def affine_forward(x, w, b):
    if x.ndim == 4:
        N, C, H, W = x.shape
        flat = x.reshape(N, C * H * W)
    else:
        flat = x
    return flat @ w + b, (x, w, b)
