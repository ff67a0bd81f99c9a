# expect: WRONG on "one step"
# slip: The sign of the penalty is turned round: the weights grow.
def weight_decay_step(w, dw, lr, reg):
    return (1 + lr * reg) * w - lr * dw
