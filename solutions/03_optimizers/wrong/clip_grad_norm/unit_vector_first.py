# expect: NONFINITE on "no gradient at all"
# slip: The gradients were divided by their length before anybody looked whether it is 0.
def clip_grad_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g / norm * min(norm, max_norm) for name, g in grads.items()}, norm
