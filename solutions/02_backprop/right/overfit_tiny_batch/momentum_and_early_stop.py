# exercises: overfit_tiny_batch
def overfit_tiny_batch(model, X, y, learning_rate=0.5, num_steps=1000):
    saved, model.reg = model.reg, 0
    velocity = {k: 0.0 for k in model.params}
    trace = []
    while len(trace) < num_steps and (not trace or trace[-1] > 0.01):
        value, grads = model.loss(X, y)
        trace.append(float(value))
        for k, g in grads.items():
            velocity[k] = 0.8 * velocity[k] - 0.2 * learning_rate * g
            model.params[k] = model.params[k] + velocity[k]
    model.reg = saved
    return np.array(trace)
