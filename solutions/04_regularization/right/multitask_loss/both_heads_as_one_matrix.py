# exercises: multitask_loss
def multitask_loss(h, Wc, Wb, y, boxes, has_box, beta):
    K = Wc.shape[1]
    W = np.hstack([Wc, Wb])
    out = h @ W
    loss, dout = cross_entropy(out[:, :K], y)[0], np.zeros_like(out)
    dout[:, :K] = cross_entropy(out[:, :K], y)[1]
    n = 0
    for i, has in enumerate(has_box):
        n += bool(has)
    for i in range(len(h)):
        if has_box[i]:
            d = out[i, K:] - boxes[i]
            loss += beta * d.dot(d) / (2 * n)
            dout[i, K:] = beta * d / n
    dW = h.T @ dout
    return loss, dout @ W.T, dW[:, :K], dW[:, K:]
