# expect: RAISED on "weights that must not change"
# slip: The gradient was written into the weights themselves: after the call the network has other weights.
def l1_penalty(W, reg):
    loss, positive = reg * np.abs(W).sum(), W > 0
    W[positive], W[~positive] = reg, -reg
    return loss, W
