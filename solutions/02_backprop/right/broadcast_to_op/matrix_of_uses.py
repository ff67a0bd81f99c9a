# exercises: broadcast_to_op
class Weigh(TensorOp):
    """A constant matrix times a column."""

    def __init__(self, matrix):
        self.matrix = matrix

    def compute(self, a):
        return self.matrix @ a

    def gradient(self, out_grad, node):
        return Weigh(self.matrix.T)(out_grad)


class BroadcastTo(TensorOp):
    """The gradient multiplies by the matrix that says which number went where."""

    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        return np.broadcast_to(a, self.shape).copy()

    def gradient(self, out_grad, node):
        a = node.inputs[0].numpy()
        source = np.broadcast_to(np.arange(a.size).reshape(a.shape), self.shape).ravel()
        uses = np.zeros((a.size, source.size))
        uses[source, np.arange(source.size)] = 1
        return Weigh(uses)(out_grad.reshape((source.size, 1))).reshape(a.shape)
