# expect: WRONG on "one step"
# slip: The weights were shrunk after the step, so the gradient was shrunk with them.
def weight_decay_step(w, dw, lr, reg):
    return (1 - lr * reg) * (w - lr * dw)
