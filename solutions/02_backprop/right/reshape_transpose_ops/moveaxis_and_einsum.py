# exercises: reshape_transpose_ops
class Reshape(TensorOp):
    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        out = np.empty(self.shape)
        out.flat = a
        return out

    def gradient(self, out_grad, node):
        (a,) = node.inputs
        return (Reshape(a.shape)(out_grad),)


class Permute(TensorOp):
    def __init__(self, axes):
        self.axes = list(axes)

    def compute(self, a):
        letters = "abcdefgh"[: a.ndim]
        return np.einsum(letters + "->" + "".join(letters[i] for i in self.axes), a)

    def gradient(self, out_grad, node):
        back = [self.axes.index(i) for i in range(len(self.axes))]
        return Permute(back)(out_grad)


class Transpose(TensorOp):
    def __init__(self, axes=None):
        self.axes = axes

    def order(self, count):
        order = list(range(count))
        i, j = (count - 1, count - 2) if self.axes is None else self.axes
        order[i], order[j] = order[j], order[i]
        return order

    def compute(self, a):
        return a.transpose(self.order(a.ndim))

    def gradient(self, out_grad, node):
        return Permute(self.order(len(out_grad.shape)))(out_grad)
