# expect: WRONG on "tanh from -1000 to 1000"
# slip: The slope of tanh is one minus the square of the output; here the input was squared.
class Tanh(TensorOp):
    def compute(self, a):
        return np.tanh(a)

    def gradient(self, out_grad, node):
        a = node.inputs[0]
        return out_grad * (1 - a ** 2)
