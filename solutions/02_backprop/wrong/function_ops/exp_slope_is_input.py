# expect: WRONG on "exponential"
# slip: The gradient was scaled by the input of exp; the slope there is exp of the input.
class Exp(TensorOp):
    def compute(self, a):
        return np.exp(a)

    def gradient(self, out_grad, node):
        return out_grad * node.inputs[0]
