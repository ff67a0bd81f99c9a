# expect: RAISED on "one cycle"
# slip: Snapshots were looked for where the rate jumps up; a run of one cycle has no such place.
def snapshot_schedule(total_steps, cycles, lr_max):
    L = total_steps // cycles
    rates = 0.5 * lr_max * (1 + np.cos(np.pi * (np.arange(total_steps) % L) / L))
    jumps = np.flatnonzero(np.diff(rates) > 0).tolist()
    return rates, [*jumps, jumps[-1] + L]
