# expect: RAISED on "weights that must not change"
# slip: The gradient was made in the weights' own memory: after the call the network has other weights.
def l2_penalty(W, reg):
    loss = 0.5 * reg * np.sum(W**2)
    dW = W
    dW *= reg
    return loss, dW
