# expect: SHAPE on "cycles of one step"
# slip: Snapshots were taken where the rate rises next; with cycles of one step it never does.
def snapshot_ensemble(w, gradient, total_steps, cycles, lr_max):
    rates, _ = snapshot_schedule(total_steps, cycles, lr_max)
    kept = []
    for t in range(total_steps):
        w = w - rates[t] * gradient(w, t)
        if t == total_steps - 1 or rates[t + 1] > rates[t]:
            kept.append(w)
    return np.array(kept)
