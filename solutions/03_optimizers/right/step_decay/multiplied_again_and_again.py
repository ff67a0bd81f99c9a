# exercises: step_decay
def step_decay(step, base, gamma, every):
    rate = base
    for t in range(1, step + 1):
        if t % every == 0:
            rate *= gamma
    return np.float64(rate)
