# exercises: matmul_op
def collapse(grad, shape):
    while len(grad.shape) > len(shape):
        grad = summation(grad, 0)
    return grad


class MatMul(TensorOp):
    def compute(self, a, b):
        return np.einsum("...ij,...jk->...ik", a, b)

    def gradient(self, out_grad, node):
        a, b = node.inputs
        last = len(out_grad.shape) - 1
        turned = matmul(b, transpose(out_grad, (last - 1, last)))
        return collapse(transpose(turned), a.shape), collapse(transpose(a) @ out_grad, b.shape)
