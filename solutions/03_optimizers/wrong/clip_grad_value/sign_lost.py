# expect: WRONG on "entries of either sign, limit 1"
# slip: Entries beyond the limit lost their sign.
def clip_grad_value(grads, limit):
    return {name: np.where(np.abs(g) > limit, limit, g) for name, g in grads.items()}
