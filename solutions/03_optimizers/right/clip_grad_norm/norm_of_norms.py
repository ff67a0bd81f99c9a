# exercises: clip_grad_norm
import math


def clip_grad_norm(grads, max_norm):
    norms = {k: np.sqrt(np.einsum("i,i->", g.reshape(-1), g.reshape(-1))) for k, g in grads.items()}
    norm = math.hypot(*norms.values())
    if norm <= max_norm:
        return dict(grads), np.array(norm)
    return dict((k, grads[k] / (norm / max_norm)) for k in grads), np.array(norm)
