# exercises: weight_decay_step
def weight_decay_step(w, dw, lr, reg):
    dw += reg * w
    dw *= lr
    w -= dw
    return w
