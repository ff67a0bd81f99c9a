# expect: WRONG on "soft labels"
# slip: Labels were turned into signs, which says the same for 0 and 1 only; a soft label is a mixture of both losses.
def logistic_loss_graph(X, y, w, b, reg=0.0):
    sign = Tensor(2 * np.reshape(y, (-1, 1)) - 1)
    margin = sign * (Tensor(X) @ w + broadcast_to(b, (len(X), 1)))
    size = relu(margin) + relu(-margin)
    losses = relu(-margin) + log(exp(-size) + 1.0)
    return summation(losses) / len(X) + reg * summation(w * w)
