# expect: WRONG on "3 cycles of 4 steps"
# slip: Steps are counted from 0: the last step of the first cycle is L - 1.
def snapshot_schedule(total_steps, cycles, lr_max):
    L = total_steps // cycles
    t = np.arange(1, total_steps + 1)
    return 0.5 * lr_max * (1 + np.cos(np.pi * ((t - 1) % L) / L)), list(range(L, total_steps + 1, L))
