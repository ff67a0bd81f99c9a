# expect: WRONG on "four classes, reg 0.5"
# slip: The expected value is the accuracy of guessing, 1/C, not the loss of guessing, log C.
def initial_loss(model, X, y, num_classes):
    old_reg = model.reg
    model.reg = 0.0
    measured, _ = model.loss(X, y)
    model.reg = 1.0
    with_reg, _ = model.loss(X, y)
    model.reg = old_reg
    expected = 1.0 / num_classes
    return measured, expected, with_reg > measured
