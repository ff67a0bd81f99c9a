# exercises: snapshot_ensemble
def snapshot_ensemble(w, gradient, total_steps, cycles, lr_max):
    rates, steps = snapshot_schedule(total_steps, cycles, lr_max)
    path = [w]
    for t, rate in enumerate(rates):
        path.append(path[-1] - rate * gradient(path[-1], t))
    return np.stack([path[1:][t] for t in steps])
