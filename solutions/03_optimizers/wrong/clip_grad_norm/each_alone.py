# expect: WRONG on "two vectors, too long"
# slip: Each gradient was clipped by its own length; the length is that of all together, and so is the factor.
def clip_grad_norm(grads, max_norm):
    clipped, total = {}, 0.0
    for name, g in grads.items():
        norm = np.linalg.norm(g)
        total += norm**2
        clipped[name] = g * min(1.0, max_norm / (norm + 1e-12))
    return clipped, np.sqrt(total)
