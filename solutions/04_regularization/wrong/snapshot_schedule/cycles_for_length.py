# expect: WRONG on "3 cycles of 4 steps"
# slip: The number of cycles was taken for their length.
def snapshot_schedule(total_steps, cycles, lr_max):
    L = cycles
    rates = 0.5 * lr_max * (1 + np.cos(np.pi * (np.arange(total_steps) % L) / L))
    return rates, list(range(L - 1, total_steps, L))[-cycles:]
