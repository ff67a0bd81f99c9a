# expect: WRONG on "2 cycles of 3 steps"
# slip: The same array was kept each time while training went on in it: all snapshots are the last one.
def snapshot_ensemble(w, gradient, total_steps, cycles, lr_max):
    rates, steps = snapshot_schedule(total_steps, cycles, lr_max)
    kept = []
    for t in range(total_steps):
        w -= rates[t] * gradient(w, t)
        if t in steps:
            kept.append(w)
    return np.array(kept)
