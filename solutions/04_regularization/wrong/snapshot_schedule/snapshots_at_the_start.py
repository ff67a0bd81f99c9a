# expect: WRONG on "3 cycles of 4 steps"
# slip: Snapshots were taken at the first step of a cycle, where the rate is highest and nothing has settled.
def snapshot_schedule(total_steps, cycles, lr_max):
    L = total_steps // cycles
    rates = 0.5 * lr_max * (1 + np.cos(np.pi * (np.arange(total_steps) % L) / L))
    return rates, list(range(0, total_steps, L))
