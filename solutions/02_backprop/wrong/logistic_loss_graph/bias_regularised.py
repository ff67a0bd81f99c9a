# expect: WRONG on "a heavy regulariser"
# slip: The bias was regularised too; it only says where the boundary stands.
def logistic_loss_graph(X, y, w, b, reg=0.0):
    z = Tensor(X) @ w + broadcast_to(b, (len(X), 1))
    m = np.maximum(z.numpy(), 0)
    losses = m - z * Tensor(np.reshape(y, (-1, 1))) + log(exp(z - m) + np.exp(-m))
    return summation(losses) / len(X) + reg * (summation(w * w) + summation(b * b))
