# expect: WRONG on "two vectors, too long"
# slip: The sum of squares was compared with the limit; the length is its root.
def clip_grad_norm(grads, max_norm):
    norm = sum(np.sum(g**2) for g in grads.values())
    factor = min(1.0, max_norm / (norm + 1e-12))
    return {name: g * factor for name, g in grads.items()}, norm
