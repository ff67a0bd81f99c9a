# expect: WRONG on "one step"
# slip: The decay lacks the learning rate: the penalty's gradient is part of the step and is multiplied by lr too.
def weight_decay_step(w, dw, lr, reg):
    return (1 - reg) * w - lr * dw
