# expect: WRONG on "2 cycles of 3 steps"
# slip: The snapshot was taken before the last update of its cycle.
def snapshot_ensemble(w, gradient, total_steps, cycles, lr_max):
    rates, steps = snapshot_schedule(total_steps, cycles, lr_max)
    kept = []
    for t in range(total_steps):
        if t in steps:
            kept.append(w.copy())
        w = w - rates[t] * gradient(w, t)
    return np.array(kept)
