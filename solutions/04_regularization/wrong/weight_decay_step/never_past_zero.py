# expect: WRONG on "lr * reg above 1"
# slip: The factor was cut off at 0; a gradient step overshoots there, and the formula says by how much.
def weight_decay_step(w, dw, lr, reg):
    return max(0.0, 1 - lr * reg) * w - lr * dw
