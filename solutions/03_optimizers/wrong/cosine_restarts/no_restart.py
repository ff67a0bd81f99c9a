# expect: WRONG on "cycles of equal length"
# slip: After the first cycle the cosine went up again by itself; at a restart the rate jumps back to base.
def cosine_restarts(step, base, minimum, period, growth):
    return minimum + (base - minimum) / 2 * (1 + np.cos(np.pi * step / period))
