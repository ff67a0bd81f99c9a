# expect: RAISED on "one step"
# slip: Places are counted from 0 to steps - 1, which is nothing to divide by where there is one step.
def linear_epsilon(step, start, end, steps):
    if step >= steps:
        return end
    return start + (end - start) * (step / steps) * ((steps - 1) / (steps - 1))
