# expect: WRONG on "on the way down"
# slip: The line is one step too short: it reaches end at steps - 1.
def linear_epsilon(step, start, end, steps):
    return start + (end - start) * min(step / max(steps - 1, 1), 1.0)
