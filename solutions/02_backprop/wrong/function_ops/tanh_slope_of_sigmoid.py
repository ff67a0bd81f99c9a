# expect: WRONG on "tanh from -1000 to 1000"
# slip: s(1 - s) is the slope of the sigmoid; tanh has one minus the square of its value.
class Tanh(TensorOp):
    def compute(self, a):
        return np.tanh(a)

    def gradient(self, out_grad, node):
        return out_grad * node * (1 - node)
