# expect: WRONG on "filters, three steps"
# slip: Only arrays of up to two axes decay; filters have four.
def weight_decay_step(w, dw, lr, reg):
    decay = reg if w.ndim <= 2 else 0.0
    return w - lr * (dw + decay * w)
