# expect: WRONG on "the first cycle, down to 0"
# slip: The cosine was stretched so that the last step of a cycle reaches the minimum; it would be reached one step later.
def cosine_restarts(step, base, minimum, period, growth):
    while step >= period:
        step, period = step - period, period * growth
    return minimum + (base - minimum) / 2 * (1 + np.cos(np.pi * step / (period - 1)))
