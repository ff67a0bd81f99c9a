# exercises: snapshot_ensemble
def snapshot_ensemble(w, gradient, total_steps, cycles, lr_max):
    length, t = total_steps // cycles, 0
    found = np.empty((cycles,) + w.shape)
    for cycle in range(cycles):
        for i in range(length):
            w -= lr_max / 2 * (1 + np.cos(np.pi * i / length)) * gradient(w, t)
            t += 1
        found[cycle] = w
    return found
