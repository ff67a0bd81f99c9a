# expect: WRONG on "one step"
# slip: The gradient was normalised to length 1; the step of gradient descent is proportional to it.
def sgd(w, dw, config=None):
    config = dict(config or {})
    rate = config.setdefault("learning_rate", 1e-2)
    return w - rate * dw / (np.linalg.norm(dw) + 1e-12), config
