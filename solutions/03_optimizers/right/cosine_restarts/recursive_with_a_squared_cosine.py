# exercises: cosine_restarts
def cosine_restarts(step, base, minimum, period, growth):
    if step >= period:
        return cosine_restarts(step - period, base, minimum, period * growth, growth)
    share = np.cos(0.5 * np.pi * step / period) ** 2
    return share * base + (1 - share) * minimum
