# expect: SHAPE on "one cycle"
# slip: A single snapshot lost the axis that counts the snapshots.
def snapshot_ensemble(w, gradient, total_steps, cycles, lr_max):
    rates, steps = snapshot_schedule(total_steps, cycles, lr_max)
    kept = []
    for t in range(total_steps):
        w = w - rates[t] * gradient(w, t)
        if t in steps:
            kept.append(w)
    return np.squeeze(np.array(kept))
