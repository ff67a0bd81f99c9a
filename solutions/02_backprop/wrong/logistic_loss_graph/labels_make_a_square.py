# expect: RAISED on "twelve samples, hard labels"
# slip: Labels of shape (N,) met logits of shape (N, 1): every label was multiplied with every logit.
def logistic_loss_graph(X, y, w, b, reg=0.0):
    z = Tensor(X) @ w + broadcast_to(b, (len(X), 1))
    size = relu(z) + relu(-z)
    losses = relu(z) + log(exp(-size) + 1.0)
    return summation(losses) / len(X) - summation(multiply(z, Tensor(y))) / len(X) + reg * summation(w * w)
