# exercises: logistic_loss_graph
class SoftPlus(TensorOp):
    def compute(self, z):
        return np.logaddexp(0, z)

    def gradient(self, out_grad, node):
        return out_grad * (((node.inputs[0] * 0.5).tanh() + 1) * 0.5)


def logistic_loss_graph(X, y, w, b, reg=0.0):
    ones = np.ones((X.shape[0], 1))
    z = X @ w + ones @ b.reshape((1, 1))
    data = SoftPlus()(z).sum() - (y.reshape(1, -1) @ z).sum()
    return data * (1 / X.shape[0]) + reg * (w.transpose() @ w).reshape(())
