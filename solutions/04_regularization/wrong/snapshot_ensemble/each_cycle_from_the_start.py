# expect: WRONG on "2 cycles of 3 steps"
# slip: Each cycle began at the first weights again; it goes on from where the last one ended.
def snapshot_ensemble(w, gradient, total_steps, cycles, lr_max):
    rates, steps = snapshot_schedule(total_steps, cycles, lr_max)
    L, kept = total_steps // cycles, []
    for c in range(cycles):
        v = w.copy()
        for t in range(c * L, (c + 1) * L):
            v = v - rates[t] * gradient(v, t)
        kept.append(v)
    return np.array(kept)
