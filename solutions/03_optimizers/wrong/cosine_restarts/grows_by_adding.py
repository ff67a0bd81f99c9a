# expect: WRONG on "growing cycles"
# slip: Each cycle was longer than the one before by the same number of steps; the lengths are multiplied.
def cosine_restarts(step, base, minimum, period, growth):
    length = period
    while step >= length:
        step -= length
        length += period * (growth - 1)
    return minimum + (base - minimum) / 2 * (1 + np.cos(np.pi * step / length))
