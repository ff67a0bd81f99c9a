# expect: WRONG on "positive entries, limit 1"
# slip: Entries beyond the limit were set to 0; they are set to the limit.
def clip_grad_value(grads, limit):
    return {name: np.where(np.abs(g) > limit, 0.0, g) for name, g in grads.items()}
