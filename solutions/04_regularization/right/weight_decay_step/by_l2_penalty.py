# exercises: weight_decay_step
def weight_decay_step(w, dw, lr, reg):
    _, pull = l2_penalty(w, reg)
    return np.add(w, np.multiply(-lr, np.add(dw, pull)))
