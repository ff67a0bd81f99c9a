# exercises: subtract_baseline
def subtract_baseline(returns):
    E = returns.shape[-1]
    return (returns - returns.mean(-1)[:, None]) * (E / (E - 1))
