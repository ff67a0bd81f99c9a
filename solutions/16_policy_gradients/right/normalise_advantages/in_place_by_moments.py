# exercises: normalise_advantages

def normalise_advantages(advantages, eps=1e-8):
    n = advantages.size
    advantages -= sum(float(a) for a in advantages.flat) / n
    advantages *= 1 / (eps + (np.vdot(advantages, advantages) / n) ** 0.5)
    return advantages
