# expect: WRONG on "a minimum above 0"
# slip: The minimum was added to a cosine that has the full height of base, so that a cycle begins above base.
def cosine_restarts(step, base, minimum, period, growth):
    while step >= period:
        step, period = step - period, period * growth
    return minimum + base / 2 * (1 + np.cos(np.pi * step / period))
