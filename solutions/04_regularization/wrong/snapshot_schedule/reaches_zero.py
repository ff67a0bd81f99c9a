# expect: WRONG on "3 cycles of 4 steps"
# slip: The angle reaches pi at the last step of a cycle; by the formula it would only at the step after, so that no step has the rate 0.
def snapshot_schedule(total_steps, cycles, lr_max):
    L = total_steps // cycles
    cycle = 0.5 * lr_max * (1 + np.cos(np.linspace(0, np.pi, L)))
    return np.tile(cycle, cycles), list(range(L - 1, total_steps, L))
