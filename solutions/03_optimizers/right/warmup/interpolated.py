# exercises: warmup
def warmup(step, length, schedule):
    if not length or step >= length:
        return np.float64(schedule(step - length))
    return np.interp(step + 1, [0, length], [0.0, schedule(0)])
