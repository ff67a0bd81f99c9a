# expect: WRONG on "2 cycles of 3 steps"
# slip: Every step was made at lr_max: the weights never settle before a snapshot.
def snapshot_ensemble(w, gradient, total_steps, cycles, lr_max):
    _, steps = snapshot_schedule(total_steps, cycles, lr_max)
    kept = []
    for t in range(total_steps):
        w = w - lr_max * gradient(w, t)
        if t in steps:
            kept.append(w)
    return np.array(kept)
