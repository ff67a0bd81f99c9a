# expect: WRONG on "the first cycle, down to 0"
# slip: A whole turn of the cosine goes down and up again in one cycle; half a turn is meant.
def cosine_restarts(step, base, minimum, period, growth):
    while step >= period:
        step, period = step - period, period * growth
    return minimum + (base - minimum) / 2 * (1 + np.cos(2 * np.pi * step / period))
