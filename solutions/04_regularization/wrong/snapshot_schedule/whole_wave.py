# expect: WRONG on "3 cycles of 4 steps"
# slip: A whole wave fits into a cycle: the rate has risen again where the snapshot is taken.
def snapshot_schedule(total_steps, cycles, lr_max):
    L = total_steps // cycles
    rates = 0.5 * lr_max * (1 + np.cos(2 * np.pi * (np.arange(total_steps) % L) / L))
    return rates, list(range(L - 1, total_steps, L))
