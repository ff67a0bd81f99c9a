# expect: WRONG on "one step"
# slip: The gradient of reg / 2 times the square is reg times w, without a 2.
def weight_decay_step(w, dw, lr, reg):
    return w - lr * (dw + 2 * reg * w)
