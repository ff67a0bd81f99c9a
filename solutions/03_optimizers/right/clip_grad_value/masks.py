# exercises: clip_grad_value
def clip_grad_value(grads, limit):
    for name in grads:
        g = grads[name]
        g[g > limit] = limit
        g[g < -limit] = -limit
    return grads
