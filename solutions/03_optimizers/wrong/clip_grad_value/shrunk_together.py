# expect: WRONG on "positive entries, limit 1"
# slip: All entries were multiplied by one factor until the largest fits; each entry is cut by itself.
def clip_grad_value(grads, limit):
    largest = max(np.abs(g).max() for g in grads.values())
    return {name: g * min(1.0, limit / largest) for name, g in grads.items()}
