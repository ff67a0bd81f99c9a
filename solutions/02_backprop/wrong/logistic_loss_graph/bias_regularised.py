# expect: WRONG on "a heavy regulariser"
# slip: The bias was regularised too; it only says where the boundary stands.
def logistic_loss_graph(X, y, w, b, reg=0.0):
    z = Tensor(X) @ w + broadcast_to(b, (len(X), 1))
    size = relu(z) + relu(-z)
    losses = relu(z) - z * Tensor(np.reshape(y, (-1, 1))) + log(exp(-size) + 1.0)
    return summation(losses) / len(X) + reg * (summation(w * w) + summation(b * b))
