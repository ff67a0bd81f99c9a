# expect: WRONG on "too long, then short enough"
# slip: Gradients that were short enough were made longer; they are to stay as they are.
def clip_grad_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g * max_norm / (norm + 1e-6) for name, g in grads.items()}, norm
