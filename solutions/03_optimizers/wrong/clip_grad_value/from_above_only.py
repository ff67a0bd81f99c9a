# expect: WRONG on "entries of either sign, limit 1"
# slip: Entries below -limit were left alone; the cut is on both sides.
def clip_grad_value(grads, limit):
    return {name: np.minimum(g, limit) for name, g in grads.items()}
