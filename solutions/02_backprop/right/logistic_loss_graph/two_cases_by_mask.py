# exercises: logistic_loss_graph
def softplus(t):
    """log(1 + exp(t)), with the sign of t as a constant mask."""
    positive = Tensor(1.0 * (t.numpy() > 0))
    return positive * t + log(1.0 + exp(negate((2.0 * positive - 1.0) * t)))


def logistic_loss_graph(X, y, w, b, reg=0.0):
    N, D = X.shape
    logits = summation(Tensor(X) * broadcast_to(reshape(w, (1, D)), (N, D)), axes=1) + broadcast_to(b, (N,))
    positive, negative = Tensor(y), Tensor(1 - y)
    total = summation(positive * softplus(-logits) + negative * softplus(logits))
    return divide_scalar(total, N) + mul_scalar(summation(power_scalar(w, 2)), reg)
