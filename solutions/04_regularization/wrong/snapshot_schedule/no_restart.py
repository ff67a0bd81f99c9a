# expect: WRONG on "3 cycles of 4 steps"
# slip: The cosine runs once over all steps: the rate never jumps up again.
def snapshot_schedule(total_steps, cycles, lr_max):
    L, t = total_steps // cycles, np.arange(total_steps)
    return 0.5 * lr_max * (1 + np.cos(np.pi * t / total_steps)), list(range(L - 1, total_steps, L))
