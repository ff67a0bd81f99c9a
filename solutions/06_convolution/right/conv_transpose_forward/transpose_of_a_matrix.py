# exercises: conv_transpose_forward adjoint_gap
def matrix(w, s, p, rows, cols, H, W):
    F, C, h, v = w.shape
    A = np.zeros((F, rows, cols, C, H + 2 * p, W + 2 * p))
    for i in range(rows):
        for j in range(cols):
            A[:, i, j, :, i * s:i * s + h, j * s:j * s + v] = w
    return A[..., p:p + H, p:p + W].reshape(F * rows * cols, -1)


def conv_transpose_forward(y, w, conv_param, output_padding=0):
    s, p = conv_param.get("stride", 1), conv_param.get("pad", 0)
    rows, cols = y.shape[2:]
    H = (rows - 1) * s + w.shape[2] + output_padding - 2 * p
    W = (cols - 1) * s + w.shape[3] + output_padding - 2 * p
    return (y.reshape(len(y), -1) @ matrix(w, s, p, rows, cols, H, W)).reshape(len(y), -1, H, W)


def adjoint_gap(x, y, w, conv_param):
    A = matrix(w, conv_param["stride"], conv_param["pad"], *y.shape[2:], *x.shape[2:])
    both = np.array([np.vdot(x.reshape(len(x), -1) @ A.T, y.reshape(len(y), -1)), np.vdot(x, conv_transpose_forward(y, w, conv_param))])
    return list(both)
