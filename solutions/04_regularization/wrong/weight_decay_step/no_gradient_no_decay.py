# expect: WRONG on "ten steps without data"
# slip: Weights whose gradient is 0 were skipped, and so was their decay.
def weight_decay_step(w, dw, lr, reg):
    if not np.any(dw):
        return w
    return (1 - lr * reg) * w - lr * dw
