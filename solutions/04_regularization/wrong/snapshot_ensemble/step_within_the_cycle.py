# expect: WRONG on "2 cycles of 3 steps"
# slip: The gradient was told the step within the cycle: each cycle saw the same batches.
def snapshot_ensemble(w, gradient, total_steps, cycles, lr_max):
    rates, steps = snapshot_schedule(total_steps, cycles, lr_max)
    kept = []
    for t in range(total_steps):
        w = w - rates[t] * gradient(w, t % (total_steps // cycles))
        if t in steps:
            kept.append(w)
    return np.array(kept)
