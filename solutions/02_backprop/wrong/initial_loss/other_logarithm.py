# expect: WRONG on "four classes, reg 0.5"
# slip: The expected loss is a logarithm to base 10 (or 2); cross-entropy here is in nats, the natural logarithm.
def initial_loss(model, X, y, num_classes):
    old_reg = model.reg
    model.reg = 0.0
    measured, _ = model.loss(X, y)
    model.reg = 1.0
    with_reg, _ = model.loss(X, y)
    model.reg = old_reg
    expected = np.log10(num_classes)
    return measured, expected, with_reg > measured
