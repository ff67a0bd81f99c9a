# expect: WRONG on "4 samples, 3 classes"
# slip: The loss is smoothed, the gradient is still that of the one-hot target.
def label_smoothing_loss(x, y, eps):
    N, K = x.shape
    logp = log_softmax(x)
    loss = -(1 - eps) * logp[np.arange(N), y].mean() - eps * logp.mean()
    dx = np.exp(logp)
    dx[np.arange(N), y] -= 1
    return loss, dx / N
