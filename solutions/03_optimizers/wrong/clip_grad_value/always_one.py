# expect: WRONG on "limit 0.02"
# slip: The entries were cut to [-1, 1], whatever limit was passed.
def clip_grad_value(grads, limit=1.0):
    return {name: np.clip(g, -1.0, 1.0) for name, g in grads.items()}
