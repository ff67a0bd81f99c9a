# expect: WRONG on "a network that forgets reg"
# slip: Whether reg is seen is read off the attribute; a loss may ignore the attribute, and only two losses can tell.
def initial_loss(model, X, y, num_classes):
    old_reg = model.reg
    model.reg = 0.0
    measured, _ = model.loss(X, y)
    model.reg = 1.0
    with_reg, _ = model.loss(X, y)
    model.reg = old_reg
    expected = -np.log(1.0 / num_classes)
    return measured, expected, model.reg > 0
