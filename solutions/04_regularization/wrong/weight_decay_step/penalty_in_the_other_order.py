# expect: WRONG on "one step"
# slip: Two steps were made in a row: the penalty's gradient was taken at the new place instead of the old one.
def weight_decay_step(w, dw, lr, reg):
    w = w - lr * dw
    return w - lr * reg * w
