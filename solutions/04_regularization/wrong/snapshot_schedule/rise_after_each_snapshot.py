# expect: SHAPE on "cycles of one step"
# slip: Snapshots were looked for where the rate rises; with cycles of one step it never changes.
def snapshot_schedule(total_steps, cycles, lr_max):
    L = total_steps // cycles
    rates = 0.5 * lr_max * (1 + np.cos(np.pi * (np.arange(total_steps) % L) / L))
    return rates, [t for t in range(total_steps) if t == total_steps - 1 or rates[t + 1] > rates[t]]
