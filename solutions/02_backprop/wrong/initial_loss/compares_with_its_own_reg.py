# expect: WRONG on "reg is 0 at first"
# slip: The second measurement uses the model's own reg, which may be 0.
def initial_loss(model, X, y, num_classes):
    old_reg = model.reg
    model.reg = 0.0
    measured, _ = model.loss(X, y)
    model.reg = old_reg
    with_reg, _ = model.loss(X, y)
    model.reg = old_reg
    expected = -np.log(1.0 / num_classes)
    return measured, expected, with_reg > measured
