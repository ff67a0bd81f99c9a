# expect: WRONG on "one step"
# slip: A finite step shrinks by 1 - lr * reg; the exponential belongs to infinitely small steps.
def weight_decay_step(w, dw, lr, reg):
    return np.exp(-lr * reg) * w - lr * dw
