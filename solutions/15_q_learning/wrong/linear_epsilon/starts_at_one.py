# expect: WRONG on "on the way down"
# slip: The line starts at 1, whatever start is.
def linear_epsilon(step, start, end, steps):
    return 1.0 + (end - 1.0) * min(step / steps, 1.0)
