# exercises: warmup
def warmup(t, n, eta):
    return min(1.0, (t + 1) / max(n, 1)) * eta(max(0, t - n))
