# expect: RAISED on "a row for each of three"
# slip: Shapes were compared from the left; numpy aligns them at the right.
class BroadcastTo(TensorOp):
    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        return array_api.broadcast_to(a, self.shape)

    def gradient(self, out_grad, node):
        shape = node.inputs[0].shape
        axes = []
        for i in range(len(self.shape)):
            if i >= len(shape) or shape[i] != self.shape[i]:
                axes.append(i)
        return reshape(summation(out_grad, tuple(axes)), shape)
