# expect: WRONG on "four classes, reg 0.5"
# slip: The loss is measured with the regularisation still on, so that it holds the penalty too.
def initial_loss(model, X, y, num_classes):
    old_reg = model.reg
    measured, _ = model.loss(X, y)
    model.reg = 0.0
    without, _ = model.loss(X, y)
    model.reg = 1.0
    with_reg, _ = model.loss(X, y)
    model.reg = old_reg
    expected = -np.log(1.0 / num_classes)
    return measured, expected, with_reg > without
