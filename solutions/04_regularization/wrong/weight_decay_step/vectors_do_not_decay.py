# expect: WRONG on "ten steps without data"
# slip: Arrays with one axis were taken for biases and spared; nothing here says that they are.
def weight_decay_step(w, dw, lr, reg):
    decay = reg if w.ndim > 1 else 0.0
    return w - lr * (dw + decay * w)
