# expect: RAISED on "a single number"
# slip: A single number has the empty shape, so there is no last axis to look at.
class BroadcastTo(TensorOp):
    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        return array_api.broadcast_to(a, self.shape)

    def gradient(self, out_grad, node):
        shape = list(node.inputs[0].shape)
        grown = len(self.shape)
        position = len(shape) - 1
        axes = []
        if shape[-1] == 1:
            axes.append(grown - 1)
        while position > 0:
            position -= 1
            if shape[position] == 1:
                axes.append(grown - len(shape) + position)
        axes += range(grown - len(shape))
        return out_grad.sum(tuple(axes)).reshape(tuple(shape))
