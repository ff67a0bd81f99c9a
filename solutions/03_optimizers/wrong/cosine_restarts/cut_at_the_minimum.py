# expect: WRONG on "a minimum above 0"
# slip: The cosine went down to 0 and was cut at the minimum; it is meant to end there.
def cosine_restarts(step, base, minimum, period, growth):
    while step >= period:
        step, period = step - period, period * growth
    return max(minimum, base / 2 * (1 + np.cos(np.pi * step / period)))
