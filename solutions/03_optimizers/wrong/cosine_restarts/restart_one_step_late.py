# expect: WRONG on "cycles of equal length"
# slip: The step at the end of a cycle still belonged to it and had the minimum; it is the first of the next cycle.
def cosine_restarts(step, base, minimum, period, growth):
    while step > period:
        step, period = step - period, period * growth
    return minimum + (base - minimum) / 2 * (1 + np.cos(np.pi * step / period))
