# exercises: matmul_op
class MatMul(TensorOp):
    """Forward as a sum of outer products; the gradient splits on the number of axes."""

    def compute(self, a, b):
        return sum(a[..., :, j, None] * b[..., None, j, :] for j in range(a.shape[-1]))

    def gradient(self, g, node):
        a, b = node.inputs
        na, nb = len(a.shape), len(b.shape)
        if na == nb:
            return g @ b.transpose(), a.transpose() @ g
        if na > nb:
            rows, cols = a.shape[-1], g.shape[-1]
            flat_a, flat_g = a.reshape((-1, rows)), g.reshape((-1, cols))
            return g @ b.transpose(), flat_a.transpose() @ flat_g
        lead = tuple(range(nb - na))
        return summation(g @ b.transpose(), lead), a.transpose() @ g
