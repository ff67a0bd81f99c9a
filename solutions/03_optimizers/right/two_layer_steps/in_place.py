# exercises: two_layer_steps
def two_layer_steps(X, Y, W1, b1, W2, b2, lr, n):
    params = W1, b1, W2, b2
    while n:
        hidden = np.tanh(X.dot(W1) + b1)
        error = hidden.dot(W2) + b2 - Y
        back = np.einsum("nc,hc->nh", error, W2) * (1 - hidden * hidden)
        grads = X.T.dot(back), back.sum(0), hidden.T.dot(error), error.sum(0)
        for p, g in zip(params, grads):
            p -= lr / X.shape[0] * g
        n -= 1
    return params
