# exercises: clip_grad_norm
def clip_grad_norm(grads, max_norm):
    flat = np.concatenate([np.ravel(g) for g in grads.values()])
    total = np.linalg.norm(flat)
    coefficient = np.minimum(max_norm / (total + 1e-6), 1.0)
    for g in grads.values():
        g *= coefficient
    return grads, total
