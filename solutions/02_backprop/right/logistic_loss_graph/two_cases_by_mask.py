# exercises: logistic_loss_graph
def softplus(t):
    """log(1 + exp(t)), with the sign of t as a constant mask."""
    sign = Tensor(np.sign(t.numpy()) + (t.numpy() == 0))
    return relu(t) + log(1.0 + exp(negate(sign * t)))


def logistic_loss_graph(X, y, w, b, reg=0.0):
    N, D = X.shape
    logits = summation(Tensor(X) * broadcast_to(reshape(w, (1, D)), (N, D)), axes=1) + broadcast_to(b, (N,))
    positive, negative = Tensor(y), Tensor(1 - y)
    total = summation(positive * softplus(-logits) + negative * softplus(logits))
    return divide_scalar(total, N) + mul_scalar(summation(power_scalar(w, 2)), reg)
