# exercises: affine_forward affine_backward
def affine_forward(x, w, b):
    flat = x.reshape(x.shape[0], -1).copy()

    def back(dout):
        return np.matmul(dout, w.transpose()).reshape(x.shape), np.tensordot(flat, dout, axes=(0, 0)), np.add.reduce(dout)

    return np.dot(flat, w) + b[np.newaxis, :], back


def affine_backward(dout, cache):
    return cache(dout)
