# expect: WRONG on "on the way up"
# slip: A maximum with end only works on the way down.
def linear_epsilon(step, start, end, steps):
    return max(end, start - (start - end) * step / steps)
