# expect: WRONG on "a batch without all classes"
# slip: The classes are counted in the batch, which need not hold all of them.
def initial_loss(model, X, y, num_classes):
    old_reg = model.reg
    model.reg = 0.0
    measured, _ = model.loss(X, y)
    model.reg = 1.0
    with_reg, _ = model.loss(X, y)
    model.reg = old_reg
    expected = -np.log(1.0 / len(np.unique(y)))
    return measured, expected, with_reg > measured
