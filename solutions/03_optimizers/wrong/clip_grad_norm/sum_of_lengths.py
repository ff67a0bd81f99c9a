# expect: WRONG on "two vectors, too long"
# slip: The lengths were added up; it is their squares that add up.
def clip_grad_norm(grads, max_norm):
    norm = sum(np.linalg.norm(g) for g in grads.values())
    factor = min(1.0, max_norm / (norm + 1e-12))
    return {name: g * factor for name, g in grads.items()}, norm
