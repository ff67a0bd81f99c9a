# expect: RAISED on "several axes"
# slip: The 2-norm of a matrix is its largest stretch, not the root of the sum of its squares, and there is none for four axes.
def clip_grad_norm(grads, max_norm):
    norm = np.sqrt(sum(np.linalg.norm(g, 2) ** 2 for g in grads.values()))
    factor = min(1.0, max_norm / (norm + 1e-12))
    return {name: g * factor for name, g in grads.items()}, norm
