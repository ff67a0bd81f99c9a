# expect: NONFINITE on "tanh from -1000 to 1000"
# slip: tanh was built from exponentials, which overflow for large inputs: infinity over infinity is nan.
class Tanh(TensorOp):
    def compute(self, a):
        return (np.exp(a) - np.exp(-a)) / (np.exp(a) + np.exp(-a))

    def gradient(self, out_grad, node):
        return out_grad * (1 - node ** 2)
