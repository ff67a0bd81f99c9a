# expect: RAISED on "3 cycles of 4 steps, a matrix"
# slip: The place for the snapshots has room for vectors only.
def snapshot_ensemble(w, gradient, total_steps, cycles, lr_max):
    rates, steps = snapshot_schedule(total_steps, cycles, lr_max)
    kept = np.zeros((cycles, len(w)))
    for t in range(total_steps):
        w = w - rates[t] * gradient(w, t)
        if t in steps:
            kept[list(steps).index(t)] = w
    return kept
