# exercises: initial_loss
def initial_loss(model, X, y, num_classes):
    kept, results = model.reg, []
    try:
        for model.reg in (0, 1):
            results.append(model.loss(X, y)[0])
    finally:
        model.reg = kept
    return results[0], np.sum(np.log([num_classes])), np.greater(results[1], results[0])
