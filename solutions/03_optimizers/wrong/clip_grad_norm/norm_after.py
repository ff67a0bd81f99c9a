# expect: WRONG on "two vectors, too long"
# slip: The length that was returned is that after clipping; the one before it tells whether something was wrong.
def clip_grad_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    if norm > max_norm:
        grads = {name: g * max_norm / norm for name, g in grads.items()}
    return grads, np.sqrt(sum(np.sum(g**2) for g in grads.values()))
