# expect: WRONG on "weights of 1e-3"
# slip: Two losses were compared with np.isclose, which takes a rise of a millionth for none.
def initial_loss(model, X, y, num_classes):
    kept = model.reg
    model.reg = 0.0
    measured = model.loss(X, y)[0]
    model.reg = 1.0
    with_reg = model.loss(X, y)[0]
    model.reg = kept
    return measured, np.log(num_classes), not np.isclose(with_reg, measured)
