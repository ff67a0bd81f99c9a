# expect: WRONG on "four classes, reg 0.5"
# slip: The model comes back with another reg than it came with, and is then trained with it.
def initial_loss(model, X, y, num_classes):
    old_reg = model.reg
    model.reg = 0.0
    measured, _ = model.loss(X, y)
    model.reg = 1.0
    with_reg, _ = model.loss(X, y)
    expected = -np.log(1.0 / num_classes)
    return measured, expected, with_reg > measured
