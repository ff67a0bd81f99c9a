# expect: SHAPE on "2 cycles of 49 steps"
# slip: A range with a fraction for its step has one entry too many for some lengths, because 1 / L is rounded.
def snapshot_schedule(total_steps, cycles, lr_max):
    L = total_steps // cycles
    cycle = 0.5 * lr_max * (1 + np.cos(np.pi * np.arange(0, 1, 1 / L)))
    return np.tile(cycle, cycles), list(range(L - 1, total_steps, L))
