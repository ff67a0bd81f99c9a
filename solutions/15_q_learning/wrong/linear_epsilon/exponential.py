# expect: WRONG on "on the way down"
# slip: The schedule falls by a constant factor at each step, not by a constant amount.
def linear_epsilon(step, start, end, steps):
    return start * (end / start) ** min(step / steps, 1.0)
